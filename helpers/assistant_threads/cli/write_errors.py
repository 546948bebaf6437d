"""Errors of writing, as on a full disk, that say where."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["naming"]


@contextmanager
def naming(place: Path | str) -> Generator[None]:
    """Name the place in errors of writing to it; the system names a file only if it cannot be opened."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(place)
        raise
