# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Request parameters: file."""

from typing import Literal, Required, TypedDict

__all__ = [
    "FileExpiresAfterParam",
]


class FileExpiresAfterParam(TypedDict, total=False):
    """When a file expires."""

    anchor: Required[Literal["created_at"]]
    """Event from which the time counts; always `created_at`."""

    seconds: Required[int]
    """Lifetime in seconds, 3,600 (an hour) to 2,592,000 (30 days)."""
