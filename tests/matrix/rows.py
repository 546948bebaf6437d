"""A row of the matrix: one fault, all operations, all sides."""

from __future__ import annotations

from attrs import frozen

from tests.matrix.cells import Matrix, applies
from tests.matrix.faults import FAULTS
from tests.matrix.limits import limit
from tests.matrix.operations import OPERATIONS
from tests.support.sync_and_async import sides

__all__ = ["Row", "row"]


@frozen
class Row:
    """The marks of each operation, and what they stand for."""

    cells: list[str]
    links: set[str]
    failures: list[str]


def row(fault_index: int, names: list[str]) -> Row:
    """All cells of a fault. It is called in a process of its own."""
    fault, result = FAULTS[fault_index], Row([], set(), [])
    with Matrix() as matrix:
        for operation in (each for each in OPERATIONS if each.name in names):
            marks = ""
            for side in sides:
                violations = matrix.broken(fault, operation, side) if applies(fault, operation, side) else None
                known = limit(fault, operation, violations) if violations else None
                marks += "." if violations is None else "+" if not violations else "l" if known else "!"
                if known:
                    result.links.add(known.link)
                elif violations:
                    result.failures.extend(
                        f"{fault.name}, {operation.name}, {side.name}: {each}" for each in violations
                    )
            result.cells.append(marks)
    return result
