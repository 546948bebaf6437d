"""Files that show how much of them has been read, which is how much of them has been sent."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ..terminal import Terminal

__all__ = ["open_for_upload"]


@contextmanager
def open_for_upload(terminal: Terminal, path: Path) -> Generator[tuple[str, IO[bytes]]]:
    """Open a file, and show the progress of an upload that reads it. Yields its name and its content."""
    name = os.fsencode(path.name).decode("utf-8", "replace")
    with (
        terminal.progress(f"Uploading {name}", path.stat().st_size, unit="bytes") as advance,
        _CountingReader(path, advance) as file,
    ):
        yield name, file


class _CountingReader(io.BufferedReader):
    def __init__(self, path: Path, advance: Callable[[int], None]) -> None:
        super().__init__(io.FileIO(path))
        self._advance = advance
        self._position = 0

    def read(self, size: int | None = -1, /) -> bytes:
        content = super().read(size)
        self._count()
        return content

    def seek(self, target: int, whence: int = 0, /) -> int:
        position = super().seek(target, whence)
        self._count()  # backwards before a request is repeated
        return position

    def _count(self) -> None:
        before, self._position = self._position, self.tell()
        self._advance(self._position - before)
