"""Responses with their status, headers and body, decoded on demand."""

from __future__ import annotations

import contextlib
import os
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from ..errors import OpenAIError, error_from_transport, is_transport_failure
from ..json_codec import loads
from ..redaction import without_frames
from .binary import replacing

if TYPE_CHECKING:
    from datetime import timedelta

    import httpx

    from ..requests.retrying import Exchange

__all__ = ["APIResponse", "AsyncStreamedResponse", "StreamedResponse"]

T = TypeVar("T")
U = TypeVar("U")

_UNPARSED = object()


class _Response(Generic[T]):
    """What is known once the headers have been received."""

    __slots__ = ("_decode", "_parsed", "_reads_body", "http_response", "retries_taken")

    def __init__(self, exchange: Exchange, decode: Callable[[httpx.Response], T], *, reads_body: bool = True) -> None:
        self.http_response = exchange.response
        self.retries_taken = exchange.retries_taken
        self._decode = decode
        self._reads_body = reads_body
        self._parsed: Any = _UNPARSED

    @property
    def headers(self) -> httpx.Headers:
        return self.http_response.headers

    @property
    def status_code(self) -> int:
        return self.http_response.status_code

    @property
    def request_id(self) -> str | None:
        """The `x-request-id` of the response, to quote when asking for support."""
        request_id: str | None = self.http_response.headers.get("x-request-id")
        return request_id

    @property
    def http_request(self) -> httpx.Request:
        return self.http_response.request

    @property
    def url(self) -> httpx.URL:
        return self.http_response.url

    @property
    def method(self) -> str:
        return self.http_request.method

    @property
    def elapsed(self) -> timedelta:
        """Time from sending the request to the end of the body. Raises RuntimeError before that."""
        return self.http_response.elapsed

    @property
    def http_version(self) -> str:
        """`HTTP/1.1` or `HTTP/2`."""
        return self.http_response.http_version

    @property
    def is_closed(self) -> bool:
        return self.http_response.is_closed

    def __repr__(self) -> str:
        return f"<{type(self).__name__} [{self.status_code} {self.http_response.reason_phrase}]>"

    def _parse(self, to: Any) -> Any:
        if to is not None:
            from .cast import parse_as

            with _failures(self.http_response):
                return parse_as(to, self.http_response)
        if self._parsed is _UNPARSED:
            self._parsed = self._decode(self.http_response)
        return self._parsed


@contextlib.contextmanager
def _failures(response: httpx.Response) -> Generator[None, None, None]:
    """Turns what httpx raises while a body is read into errors of the client."""
    import httpx

    try:
        yield
    except httpx.ResponseNotRead:
        raise OpenAIError("The body has not been read. Call read(), or get the stream from parse().") from None
    except httpx.StreamClosed:
        raise OpenAIError("The response was closed before its body was read.") from None
    except httpx.StreamError:
        raise OpenAIError("The body has already been iterated over and was not kept.") from None
    except Exception as failure:
        if not is_transport_failure(failure):
            raise
        raise error_from_transport(failure, response.request) from without_frames(failure)


class APIResponse(_Response[T]):
    """A response whose body has been read, except that of a stream: `parse()` returns the stream."""

    __slots__ = ()

    @overload
    def parse(self) -> T: ...
    @overload
    def parse(self, *, to: type[U]) -> U: ...
    def parse(self, *, to: Any = None) -> Any:
        """What the method returns without `with_raw_response`. Decoded once.

        With `to`, the body decoded into that class, as by `cast_to` of `client.get`. Raises APIResponseValidationError
        if the body is invalid.
        """
        return self._parse(to)

    @property
    def content(self) -> bytes:
        """The body. Raises OpenAIError if it is a stream."""
        with _failures(self.http_response):
            return self.http_response.content

    @property
    def text(self) -> str:
        """The body as text. Raises OpenAIError if it is a stream."""
        with _failures(self.http_response):
            return self.http_response.text

    def json(self) -> Any:
        """The body's JSON as plain data. Raises ValueError if it is not JSON, OpenAIError if it is a stream."""
        return loads(self.content)


class StreamedResponse(_Response[T]):
    """A response whose body has not been read; read it within the `with` block."""

    __slots__ = ()

    @overload
    def parse(self) -> T: ...
    @overload
    def parse(self, *, to: type[U]) -> U: ...
    def parse(self, *, to: Any = None) -> Any:
        """What the method returns without `with_streaming_response`, decoded once; reads the body unless it streams.

        With `to`, the body decoded into that class, as by `cast_to` of `client.get`. Raises APIResponseValidationError
        if the body is invalid.
        """
        if self._reads_body:
            self.read()
        return self._parse(to)

    def read(self) -> bytes:
        """The whole body. Raises APIConnectionError if it breaks off."""
        with _failures(self.http_response):
            return self.http_response.read()

    def text(self) -> str:
        """The whole body as text. Raises APIConnectionError if it breaks off."""
        self.read()
        return self.http_response.text

    def json(self) -> Any:
        """The JSON of the body as plain data. Raises ValueError for others, APIConnectionError if it breaks off."""
        return loads(self.read())

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The body in chunks as they arrive, or of `chunk_size` bytes. Raises APIConnectionError if it breaks off."""
        with _failures(self.http_response):
            yield from self.http_response.iter_bytes(chunk_size)

    def iter_text(self, chunk_size: int | None = None) -> Iterator[str]:
        """The body in chunks of text. Raises APIConnectionError if it breaks off."""
        with _failures(self.http_response):
            yield from self.http_response.iter_text(chunk_size)

    def iter_lines(self) -> Iterator[str]:
        """The body line by line, without line ends. Raises APIConnectionError if it breaks off."""
        with _failures(self.http_response):
            yield from self.http_response.iter_lines()

    def stream_to_file(self, file: str | os.PathLike[str], *, chunk_size: int | None = None) -> None:
        """Write the body to a file as it arrives. The file is replaced when the body is complete.

        Raises APIConnectionError if the body breaks off, and OSError if the file cannot be written.
        """
        with replacing(file) as target:
            for chunk in self.iter_bytes(chunk_size):
                target.write(chunk)

    def close(self) -> None:
        """Close the connection, unless the body has been read to its end."""
        self.http_response.close()


class AsyncStreamedResponse(_Response[T]):
    """A response whose body has not been read; read it within the `async with` block."""

    __slots__ = ()

    @overload
    async def parse(self) -> T: ...
    @overload
    async def parse(self, *, to: type[U]) -> U: ...
    async def parse(self, *, to: Any = None) -> Any:
        """What the method returns without `with_streaming_response`, decoded once; reads the body unless it streams.

        With `to`, the body decoded into that class, as by `cast_to` of `client.get`. Raises APIResponseValidationError
        if the body is invalid.
        """
        if self._reads_body:
            await self.read()
        return self._parse(to)

    async def read(self) -> bytes:
        """The whole body. Raises APIConnectionError if it breaks off."""
        with _failures(self.http_response):
            return await self.http_response.aread()

    async def text(self) -> str:
        """The whole body as text. Raises APIConnectionError if it breaks off."""
        await self.read()
        return self.http_response.text

    async def json(self) -> Any:
        """The JSON of the body as plain data. Raises ValueError for others, APIConnectionError if it breaks off."""
        return loads(await self.read())

    async def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """The body in chunks as they arrive, or of `chunk_size` bytes. Raises APIConnectionError if it breaks off."""
        with _failures(self.http_response):
            async for chunk in self.http_response.aiter_bytes(chunk_size):
                yield chunk

    async def iter_text(self, chunk_size: int | None = None) -> AsyncIterator[str]:
        """The body in chunks of text. Raises APIConnectionError if it breaks off."""
        with _failures(self.http_response):
            async for chunk in self.http_response.aiter_text(chunk_size):
                yield chunk

    async def iter_lines(self) -> AsyncIterator[str]:
        """The body line by line, without line ends. Raises APIConnectionError if it breaks off."""
        with _failures(self.http_response):
            async for line in self.http_response.aiter_lines():
                yield line

    async def stream_to_file(self, file: str | os.PathLike[str], *, chunk_size: int | None = None) -> None:
        """Write the body to a file as it arrives. The file is replaced when the body is complete.

        Raises APIConnectionError if the body breaks off, and OSError if the file cannot be written.
        """
        from anyio import to_thread

        with replacing(file) as target:
            async for chunk in self.iter_bytes(chunk_size):
                await to_thread.run_sync(target.write, chunk)

    async def close(self) -> None:
        """Close the connection, unless the body has been read to its end."""
        await self.http_response.aclose()
