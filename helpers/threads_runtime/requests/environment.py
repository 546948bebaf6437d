"""Settings that are read from environment variables."""

from __future__ import annotations

import os

__all__ = ["from_environment"]


def from_environment(name: str) -> str | None:
    """The value without the spaces and line breaks that come from files and shells; None when nothing is left."""
    return os.environ.get(name, "").strip() or None
