"""What does not hold, each with the place that says so."""

from __future__ import annotations

from attrs import frozen

from tests.matrix.faults import Fault
from tests.matrix.operations import Operation

__all__ = ["LIMITS", "Limit", "limit"]


@frozen
class Limit:
    anchor: str
    """The heading in docs/guarantees.md."""
    operations: frozenset[str]
    fault: str
    """What the name of the fault contains."""
    violation: str
    """What each violation begins with."""

    @property
    def link(self) -> str:
        return f"docs/guarantees.md#{self.anchor}"


LIMITS = (
    Limit("a-deletion-whose-response-was-lost", frozenset({"delete"}), "", "should have succeeded: NotFoundError"),
    Limit("an-empty-object", frozenset({"retrieve", "list"}), "200 {}", "a success that is none"),
)


def limit(fault: Fault, operation: Operation, violations: list[str]) -> Limit | None:
    """The limit that explains all that does not hold."""
    for each in LIMITS:
        concerns = operation.name in each.operations and each.fault in fault.name
        if concerns and all(text.startswith(each.violation) for text in violations):
            return each
    return None
