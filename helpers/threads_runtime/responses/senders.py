"""What performs the operations of a resource whose methods return HTTP responses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from ..operation import Lazy, Operation
from ..pages.pages import AsyncCursorPage, CursorPage, SyncCursorPage
from .event_reader import StreamSettings
from .parse import parse_result
from .response import APIResponse, AsyncStreamedResponse, StreamedResponse
from .stream import AsyncStream, Stream

if TYPE_CHECKING:
    import httpx

    from ..requests.retrying import Exchange

__all__ = ["AsyncRawSender", "AsyncStreamingSender", "RawSender", "StreamingSender"]

T = TypeVar("T")
E = TypeVar("E")


class _Client(StreamSettings, Protocol):
    def exchange(self, operation: Operation[Any], *, stream: bool = False) -> Exchange: ...
    def page(self, operation: Operation[CursorPage[T]]) -> SyncCursorPage[T]: ...


class _AsyncClient(StreamSettings, Protocol):
    async def exchange(self, operation: Operation[Any], *, stream: bool = False) -> Exchange: ...
    def page(self, operation: Operation[CursorPage[T]]) -> Awaitable[AsyncCursorPage[T]]: ...


class RawSender:
    """Performs operations and returns whole responses."""

    def __init__(self, client: _Client) -> None:
        self._client = client

    def send(self, operation: Operation[T]) -> APIResponse[T]:
        return APIResponse(self._client.exchange(operation), partial(parse_result, operation))

    def page(self, operation: Operation[CursorPage[T]]) -> APIResponse[SyncCursorPage[T]]:
        return APIResponse(self._client.exchange(operation), partial(_page, self._client, operation))

    def stream(self, operation: Operation[Any], events: Lazy[E]) -> APIResponse[Stream[E]]:
        exchange = self._client.exchange(operation, stream=True)
        # Created at once, since it closes the connection when the response is garbage collected.
        stream = Stream(exchange.response, events, self._client)
        return APIResponse(exchange, lambda _: stream)


class AsyncRawSender:
    """Performs operations and returns whole responses."""

    def __init__(self, client: _AsyncClient) -> None:
        self._client = client

    async def send(self, operation: Operation[T]) -> APIResponse[T]:
        return APIResponse(await self._client.exchange(operation), partial(parse_result, operation))

    async def page(self, operation: Operation[CursorPage[T]]) -> APIResponse[AsyncCursorPage[T]]:
        return APIResponse(await self._client.exchange(operation), partial(_async_page, self._client, operation))

    async def stream(self, operation: Operation[Any], events: Lazy[E]) -> APIResponse[AsyncStream[E]]:
        exchange = await self._client.exchange(operation, stream=True)
        stream = AsyncStream(exchange.response, events, self._client)
        return APIResponse(exchange, lambda _: stream)


class StreamingSender:
    """Performs operations and returns responses whose body has not been read."""

    def __init__(self, client: _Client, decode: Callable[[httpx.Response], Any] | None = None) -> None:
        """`decode` makes the results of `send`, instead of the operation."""
        self._client = client
        self._decode = decode

    def send(self, operation: Operation[T]) -> StreamedResponse[T]:
        return self._respond(operation, self._decode or partial(parse_result, operation))

    def page(self, operation: Operation[CursorPage[T]]) -> StreamedResponse[SyncCursorPage[T]]:
        return self._respond(operation, partial(_page, self._client, operation))

    def stream(self, operation: Operation[Any], events: Lazy[E]) -> StreamedResponse[Stream[E]]:
        exchange = self._client.exchange(operation, stream=True)
        return StreamedResponse(exchange, lambda response: Stream(response, events, self._client), reads_body=False)

    def _respond(self, operation: Operation[Any], decode: Callable[[httpx.Response], T]) -> StreamedResponse[T]:
        return StreamedResponse(self._client.exchange(operation, stream=True), decode)


class AsyncStreamingSender:
    """Performs operations and returns responses whose body has not been read."""

    def __init__(self, client: _AsyncClient, decode: Callable[[httpx.Response], Any] | None = None) -> None:
        """`decode` makes the results of `send`, instead of the operation."""
        self._client = client
        self._decode = decode

    async def send(self, operation: Operation[T]) -> AsyncStreamedResponse[T]:
        return await self._respond(operation, self._decode or partial(parse_result, operation))

    async def page(self, operation: Operation[CursorPage[T]]) -> AsyncStreamedResponse[AsyncCursorPage[T]]:
        return await self._respond(operation, partial(_async_page, self._client, operation))

    async def stream(self, operation: Operation[Any], events: Lazy[E]) -> AsyncStreamedResponse[AsyncStream[E]]:
        exchange = await self._client.exchange(operation, stream=True)
        return AsyncStreamedResponse(
            exchange, lambda response: AsyncStream(response, events, self._client), reads_body=False
        )

    async def _respond(
        self, operation: Operation[Any], decode: Callable[[httpx.Response], T]
    ) -> AsyncStreamedResponse[T]:
        return AsyncStreamedResponse(await self._client.exchange(operation, stream=True), decode)


def _page(client: _Client, operation: Operation[CursorPage[T]], response: httpx.Response) -> SyncCursorPage[T]:
    return SyncCursorPage.bind(parse_result(operation, response), client.page, operation)


def _async_page(
    client: _AsyncClient, operation: Operation[CursorPage[T]], response: httpx.Response
) -> AsyncCursorPage[T]:
    return AsyncCursorPage.bind(parse_result(operation, response), client.page, operation)
