"""Encodes a form with files as multipart/form-data, read from the files while it is sent.

https://www.rfc-editor.org/rfc/rfc7578, with names and filenames escaped as browsers do.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from typing import IO, Any

import httpx

from ..files import MultipartBody, NamedFile
from .query import form_pairs

__all__ = ["MultipartStream"]

CHUNK_BYTES = 256 * 1024

_ESCAPES = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})


class MultipartStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The body of a request. Each iteration, so each attempt, reads the files from their start.

    `progress` is called with the bytes of the body sent so far and their total.
    """

    def __init__(self, body: MultipartBody, progress: Callable[[int, int], object] | None = None) -> None:
        boundary = os.urandom(16).hex()
        self.content_type = f"multipart/form-data; boundary={boundary}"
        self._parts: list[bytes | NamedFile] = []
        for name, value in form_pairs(body.fields):
            self._parts.append(_part_head(boundary, name) + value.encode() + b"\r\n")
        for name, file in body.files:
            self._parts += [_part_head(boundary, name, file), file, b"\r\n"]
        self._parts.append(f"--{boundary}--\r\n".encode("ascii"))
        self.length = sum(part.size if isinstance(part, NamedFile) else len(part) for part in self._parts)
        self._progress = progress

    def __iter__(self) -> Iterator[bytes]:
        sent = 0
        for part in self._parts:
            if isinstance(part, NamedFile):
                with part.open() as file:
                    for size in _chunk_sizes(part):
                        yield (chunk := _read(file, size))
                        sent = self._report(sent, chunk)
            else:
                yield part
                sent = self._report(sent, part)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        from anyio import to_thread  # disks can be slow, and other tasks must not wait for them

        sent = 0
        for part in self._parts:
            if isinstance(part, NamedFile):
                with part.open() as file:
                    for size in _chunk_sizes(part):
                        yield (chunk := await to_thread.run_sync(_read, file, size))
                        sent = self._report(sent, chunk)
            else:
                yield part
                sent = self._report(sent, part)

    def _report(self, sent: int, chunk: bytes) -> int:
        sent += len(chunk)
        if self._progress is not None:
            self._progress(sent, self.length)
        return sent


def _part_head(boundary: str, name: str, file: NamedFile | None = None) -> bytes:
    """The delimiter, the headers and the blank line before the content of a part."""
    disposition = f'form-data; name="{name.translate(_ESCAPES)}"'
    headers: dict[str, str] = {}
    if file is not None:
        if file.filename is not None:
            disposition += f'; filename="{file.filename.translate(_ESCAPES)}"'
        headers = {"Content-Type": file.media_type, **file.headers}
    lines = [f"--{boundary}", f"Content-Disposition: {disposition}"]
    lines += [f"{key}: {value}" for key, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode(errors="replace")


def _chunk_sizes(file: NamedFile) -> Iterable[int]:
    whole, rest = divmod(file.size, CHUNK_BYTES)
    return [*[CHUNK_BYTES] * whole, *([rest] if rest else [])]


def _read(file: IO[bytes], size: int) -> bytes:
    """That many bytes, as announced in the length of the body. Raises TypeError or ValueError if the file returns
    anything else, or has become shorter.
    """
    chunks: list[bytes | bytearray] = []
    while size:
        chunk: Any = file.read(size)
        if not isinstance(chunk, (bytes, bytearray)):
            raise TypeError(f"a file must return bytes when it is read, not {type(chunk).__name__}")
        if not chunk:
            raise ValueError("a file became shorter while it was uploaded")
        if len(chunk) > size:
            raise ValueError(f"a file returned {len(chunk):,} bytes when it was asked for {size:,}")
        chunks.append(chunk)
        size -= len(chunk)
    return b"".join(chunks)
