"""Files in requests: what may be passed as a file, and the body of a request that uploads files."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO, TextIOBase
from pathlib import Path
from typing import IO, Any, TypeAlias, cast
from weakref import finalize

from attrs import frozen

from .checks import check_header_value
from .omit import Omit

__all__ = ["FileContent", "FileTypes", "MultipartBody", "NamedFile", "multipart_body", "named_file"]

FileContent: TypeAlias = bytes | os.PathLike[str] | IO[bytes]
"""A path, bytes, or a file object opened in binary mode, which is read from its position on."""

FileTypes: TypeAlias = (
    FileContent
    | tuple[str | None, FileContent | str]
    | tuple[str | None, FileContent | str, str | None]
    | tuple[str | None, FileContent | str, str | None, Mapping[str, str]]
)
"""A file, or a tuple of filename, file, media type and headers, of which the last two are optional.

In a tuple, a string is the text of the file, sent as UTF-8.
"""


@frozen(repr=False)
class NamedFile:
    """A file of a request. It is opened for each attempt, and never read into memory as a whole."""

    filename: str | None
    media_type: str
    size: int
    """In bytes."""
    headers: Mapping[str, str]
    _content: bytes | Path | IO[bytes]
    _start: int = 0

    @contextmanager
    def open(self) -> Generator[IO[bytes], None, None]:
        """The content from its start. File objects are left open, since they are the caller's."""
        if isinstance(self._content, Path):
            with self._content.open("rb") as file:
                yield file
        elif isinstance(self._content, bytes):
            yield BytesIO(self._content)
        else:
            self._content.seek(self._start)
            yield self._content

    def __repr__(self) -> str:
        return f"<NamedFile {self.filename!r}, {self.size} bytes>"


@frozen
class MultipartBody:
    """The form of a request that uploads files."""

    fields: Mapping[str, object]
    files: Sequence[tuple[str, NamedFile]]


def multipart_body(fields: Mapping[str, object], files: Sequence[str]) -> MultipartBody:
    """The body of a request from all its fields; `files` names those that are files, or lists of files. Omitted fields
    are left out.

    Raises TypeError, naming the field, if a file is not one, and OSError if a path cannot be read.
    """
    uploads = [
        (name, named_file(name, each))
        for name in files
        if not isinstance(value := fields.get(name), Omit)
        for each in (cast("list[object]", value) if isinstance(value, list) else [value])
    ]
    return MultipartBody({name: value for name, value in fields.items() if name not in files}, uploads)


def named_file(name: str, value: object) -> NamedFile:
    """The file that a caller has passed as the argument of that name.

    Raises TypeError, naming the argument, if it is not a file, and OSError if a path cannot be read.
    """
    is_named = isinstance(value, tuple)
    parts: tuple[Any, ...] = cast("tuple[Any, ...]", value) if is_named else (None, value)
    if not 2 <= len(parts) <= 4:
        raise TypeError(f"{name} must be a file, or a tuple of filename, file, media type and headers")
    filename, content, media_type, headers = (*parts, None, None)[:4]
    if filename is not None and not isinstance(filename, str):
        raise TypeError(f"the filename of {name} must be a string or None, not {type(filename).__name__}")
    if is_named and isinstance(content, str):
        content = content.encode()
    copy: IO[bytes] | None = None
    if hasattr(content, "read") and not isinstance(content, TextIOBase) and not _is_seekable(content):
        content = copy = _seekable_copy(cast("IO[bytes]", content))
    content, size, start = _measured(name, content)
    if not is_named:
        filename = _filename(content)
    media_type = media_type or mimetypes.guess_type(filename or "")[0] or "application/octet-stream"
    headers = dict(headers or {})
    for header, text in {"Content-Type": media_type, **headers}.items():
        check_header_value(f"name {header!a} of {name}", header)
        check_header_value(f"{header} of {name}", text)
    file = NamedFile(filename, media_type, size, headers, content, start)
    if copy is not None:
        finalize(file, copy.close)
    return file


def _measured(name: str, content: Any) -> tuple[bytes | Path | IO[bytes], int, int]:
    """The content, its size, and the position where it starts."""
    if isinstance(content, (bytes, bytearray, memoryview)):
        data = bytes(cast(bytes, content))
        return data, len(data), 0
    if isinstance(content, os.PathLike):
        path = Path(cast("os.PathLike[str]", content))
        with path.open("rb") as opened:  # so that a folder or a file that cannot be read is an error here
            return path, os.fstat(opened.fileno()).st_size, 0
    if isinstance(content, TextIOBase):
        raise TypeError(f"{name} must be opened in binary mode: open(…, 'rb')")
    if not hasattr(content, "read"):
        hint = "; wrap a path in pathlib.Path" if isinstance(content, str) else ""
        raise TypeError(
            f"{name} must be a path, bytes, a file object, or a tuple (filename, file), "
            f"not {type(content).__name__}{hint}"
        )
    file = cast("IO[bytes]", content)
    start = file.tell()
    size = file.seek(0, os.SEEK_END) - start
    file.seek(start)
    return file, size, start


def _is_seekable(file: Any) -> bool:
    return bool(hasattr(file, "seekable") and file.seekable())


def _seekable_copy(file: IO[bytes]) -> IO[bytes]:
    """A temporary file with the rest of a pipe or socket, which a retry could not read again."""
    import shutil
    import tempfile

    copy = tempfile.TemporaryFile()  # noqa: SIM115  # closed by its owner's finalizer
    shutil.copyfileobj(file, copy)
    copy.seek(0)
    return copy


def _filename(content: bytes | Path | IO[bytes]) -> str:
    if isinstance(content, Path):
        return content.name
    name = getattr(content, "name", None)  # that of a temporary file may be a number
    return os.path.basename(name) if isinstance(name, str) and name else "upload"  # noqa: PTH119
