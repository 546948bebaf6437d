# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Request parameters: vector store."""

from typing import Literal, Required, TypedDict

__all__ = [
    "VectorStoreExpiresAfterParam",
]


class VectorStoreExpiresAfterParam(TypedDict, total=False):
    """When a vector store expires."""

    anchor: Required[Literal["last_active_at"]]
    """Event from which the time counts; always `last_active_at`."""

    days: Required[int]
    """Lifetime in days after the last use, 1 to 365."""
