"""A file cut into parts that are read while they are sent, so that a large file is never in memory."""

from __future__ import annotations

import os
from io import SEEK_CUR, SEEK_END, SEEK_SET, BytesIO, RawIOBase
from pathlib import Path
from typing import IO, Any, cast

__all__ = ["FilePart", "UploadSource"]


class FilePart(RawIOBase):
    """A range of a file, which is opened when it is first read."""

    def __init__(self, path: Path, start: int, size: int) -> None:
        self._path = path
        self._start = start
        self._size = size
        self._position = 0
        self._file: IO[bytes] | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        base = {SEEK_SET: 0, SEEK_CUR: self._position, SEEK_END: self._size}[whence]
        self._position = max(base + offset, 0)
        return self._position

    def tell(self) -> int:
        return self._position

    def readinto(self, buffer: Any) -> int:
        left = max(self._size - self._position, 0)
        if self._file is None:
            self._file = self._path.open("rb")
        self._file.seek(self._start + self._position)
        data = self._file.read(min(len(buffer), left))
        buffer[: len(data)] = data
        self._position += len(data)
        return len(data)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
        super().close()


class UploadSource:
    """A file to upload in parts: a path, or bytes. Raises TypeError for anything else, OSError if it can't be read."""

    def __init__(self, file: object) -> None:
        self.name: str | None = None
        self._content: bytes | Path
        if isinstance(file, (bytes, bytearray, memoryview)):
            self._content = bytes(cast(bytes, file))
            self.size = len(self._content)
        elif isinstance(file, (str, os.PathLike)):
            self._content = Path(cast("str | os.PathLike[str]", file))
            self.name = self._content.name
            with self._content.open("rb") as opened:  # so that a folder or an unreadable file is an error here
                self.size = os.fstat(opened.fileno()).st_size
        else:
            raise TypeError(f"file must be a path or bytes, not {type(file).__name__}")

    def part(self, start: int, size: int) -> IO[bytes]:
        """A range of the file."""
        size = min(size, self.size - start)
        if isinstance(self._content, bytes):
            return BytesIO(self._content[start : start + size])
        return cast("IO[bytes]", FilePart(self._content, start, size))
