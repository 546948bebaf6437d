"""Compare two OpenAPI documents by their meaning on the wire."""

from .compare import drift
from .report import ExpectedDifference, Report, load_expected

__all__ = ["ExpectedDifference", "Report", "drift", "load_expected"]
