"""The cells that do not hold, each with the place that says so."""

from __future__ import annotations

from tests.matrix.faults import Fault
from tests.matrix.operations import Operation

__all__ = ["limit"]

LIMITS: dict[tuple[str, str], str] = {}
"""Fault and operation, and the heading in the documents."""


def limit(fault: Fault, operation: Operation) -> str | None:
    """Where the limit is documented, if there is one."""
    return LIMITS.get((fault.name, operation.name))
