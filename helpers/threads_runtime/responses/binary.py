"""The content of a file that the API returns."""

from __future__ import annotations

import codecs
import os
import shutil
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self, TypeVar
from uuid import uuid4

from ..json_codec import loads

if TYPE_CHECKING:
    import httpx

__all__ = ["AsyncChunks", "HttpxBinaryResponseContent", "replacing"]

R = TypeVar("R")

_CHUNK_BYTES = 256 * 1024


class HttpxBinaryResponseContent:
    """The content of a file. It has been received completely; a large one is kept in a temporary file, not in memory.

    All methods may be called several times, and in any order. Those that begin with `a` leave reading and writing to a
    thread, so that other tasks can run.
    """

    __slots__ = ("_file", "response")

    response: httpx.Response
    """The HTTP response, with its status and headers. Its own body may not be readable."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        file: IO[bytes] | None = response.extensions.get("body_file")
        self._file: IO[bytes] = BytesIO(response.content) if file is None else file

    @property
    def content(self) -> bytes:
        """The whole content."""
        return self.read()

    @property
    def text(self) -> str:
        """The whole content as text; invalid bytes are replaced."""
        return self.read().decode(self.encoding, "replace")

    @property
    def encoding(self) -> str:
        """The encoding of `text`: that of the response, by default UTF-8."""
        name = self.charset_encoding
        with suppress(LookupError):
            return codecs.lookup(name or "utf-8").name
        return "utf-8"

    @property
    def charset_encoding(self) -> str | None:
        """The encoding that the response names."""
        return self.response.charset_encoding

    def json(self) -> Any:
        """The content as plain JSON data. Raises ValueError if it is not JSON."""
        return loads(self.read())

    def read(self) -> bytes:
        """The whole content."""
        self._file.seek(0)
        return self._file.read()

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The content in chunks of `chunk_size` bytes."""
        position, size = 0, chunk_size or _CHUNK_BYTES
        while chunk := self._read_at(position, size):
            position += len(chunk)
            yield chunk

    iter_raw = iter_bytes

    def iter_text(self, chunk_size: int | None = None) -> Iterator[str]:
        """The content in chunks of text, each from about `chunk_size` bytes; invalid bytes are replaced."""
        decoder = codecs.getincrementaldecoder(self.encoding)("replace")
        for chunk in self.iter_bytes(chunk_size):
            if text := decoder.decode(chunk):
                yield text
        if text := decoder.decode(b"", final=True):
            yield text

    def iter_lines(self) -> Iterator[str]:
        """The content line by line, without line ends."""
        rest = ""
        for text in self.iter_text():
            *lines, rest = (rest + text).replace("\r\n", "\n").split("\n")
            yield from lines
        if rest:
            yield rest

    def write_to_file(self, file: str | os.PathLike[str]) -> None:
        """Write the content to a file, which is replaced at once when all is written.

        Raises OSError if it cannot be written; an existing file is then unchanged.
        """
        with replacing(file) as target:
            self._file.seek(0)
            shutil.copyfileobj(self._file, target, _CHUNK_BYTES)

    def stream_to_file(self, file: str | os.PathLike[str], *, chunk_size: int | None = None) -> None:
        """The same as `write_to_file`."""
        self.write_to_file(file)

    def close(self) -> None:
        """Delete the temporary file, if there is one. The content cannot be read after that."""
        self._file.close()

    async def aread(self) -> bytes:
        """The whole content."""
        return await _in_thread(self.read)

    def aiter_bytes(self, chunk_size: int | None = None) -> AsyncChunks[bytes]:
        """The content in chunks of `chunk_size` bytes."""
        return AsyncChunks(self.iter_bytes(chunk_size))

    aiter_raw = aiter_bytes

    def aiter_text(self, chunk_size: int | None = None) -> AsyncChunks[str]:
        """The content in chunks of text, each from about `chunk_size` bytes; invalid bytes are replaced."""
        return AsyncChunks(self.iter_text(chunk_size))

    def aiter_lines(self) -> AsyncChunks[str]:
        """The content line by line, without line ends."""
        return AsyncChunks(self.iter_lines())

    async def awrite_to_file(self, file: str | os.PathLike[str]) -> None:
        """Write the content to a file; see `write_to_file`."""
        await _in_thread(lambda: self.write_to_file(file))

    async def astream_to_file(self, file: str | os.PathLike[str], *, chunk_size: int | None = None) -> None:
        """The same as `awrite_to_file`."""
        await self.awrite_to_file(file)

    async def aclose(self) -> None:
        """The same as `close`."""
        self.close()

    def _read_at(self, position: int, size: int) -> bytes:
        self._file.seek(position)  # several iterations may take turns
        return self._file.read(size)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<HttpxBinaryResponseContent [{self.response.status_code} {self.response.reason_phrase}]>"


class AsyncChunks(AsyncIterator[R]):
    """The chunks of a content, for `async for`, each read in a thread.

    It may be awaited first: `async for chunk in await content.aiter_bytes()`, as code for openai-python does.
    """

    __slots__ = ("_chunks",)

    def __init__(self, chunks: Iterator[R]) -> None:
        self._chunks = chunks

    async def __anext__(self) -> R:
        chunk = await _in_thread(lambda: next(self._chunks, None))
        if chunk is None:
            raise StopAsyncIteration
        return chunk

    def __await__(self) -> Generator[Any, None, Self]:
        return self
        yield  # makes this a generator, which awaits nothing

    async def aclose(self) -> None:
        """Does nothing; for code that closes every iterator."""


@contextmanager
def replacing(file: str | os.PathLike[str]) -> Generator[IO[bytes], None, None]:
    """A file to write to, which replaces that file when the block ends, and is deleted if the block raises."""
    path = Path(os.path.realpath(file))
    if path.exists() and not path.is_file():  # a device or a pipe
        with path.open("wb") as target:
            yield target
        return
    partial = path.with_name(f".{path.name}.{uuid4().hex}.part")
    try:
        with partial.open("xb") as target:
            yield target
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


async def _in_thread(function: Callable[[], R]) -> R:
    from anyio import to_thread

    return await to_thread.run_sync(function)
