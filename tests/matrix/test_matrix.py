"""A part of the matrix; `make matrix` has all of it. Each of these faults meets each operation, and each side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.matrix.cells import Matrix, applies
from tests.matrix.faults import FAULTS, Fault
from tests.matrix.limits import LIMITS, Limit, limit
from tests.matrix.operations import OPERATIONS, Operation
from tests.support.sync_and_async import Side, sides

GUARANTEES = Path(__file__).resolve().parents[2] / "docs" / "guarantees.md"
QUICK = [
    pytest.param(fault, operation, side, id=f"{fault.name}-{operation.name}-{side.name}")
    for row, fault in enumerate(each for each in FAULTS if each.quick)
    for column, operation in enumerate(each for each in OPERATIONS if each.quick)
    if applies(fault, operation, side := sides[(row + column) % len(sides)])
]


@pytest.fixture(scope="module")
def matrix() -> Iterator[Matrix]:
    with Matrix() as matrix:
        yield matrix


@pytest.mark.parametrize(("fault", "operation", "side"), QUICK)
def test_a_cell(matrix: Matrix, fault: Fault, operation: Operation, side: Side) -> None:
    violations = matrix.broken(fault, operation, side)
    assert not violations or limit(fault, operation, violations), violations


@pytest.mark.parametrize("each", LIMITS, ids=lambda each: each.anchor)
def test_a_limit_is_documented(each: Limit) -> None:
    headings = [line.removeprefix("### ") for line in GUARANTEES.read_text().splitlines() if line.startswith("### ")]
    assert each.anchor in {heading.lower().replace(" ", "-") for heading in headings}


def test_a_violation_is_found(matrix: Matrix) -> None:
    """The matrix would be worth nothing if a cell could not fail."""
    [operation] = [each for each in OPERATIONS if each.name == "message"]
    [lost] = [each for each in FAULTS if each.name == "cut before the headers"]
    claims_too_much = Fault(name="x", harm=lost.harm, certain=True)
    violations = matrix.broken(claims_too_much, operation, sides[0])
    assert [text.partition(":")[0] for text in violations] == [
        "ambiguous although the server has not acted", "should have succeeded",
    ]  # fmt: skip
