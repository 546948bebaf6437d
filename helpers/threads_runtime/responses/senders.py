"""What performs the operations of a resource whose methods return HTTP responses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from ..operation import Lazy, Operation
from ..pages.pages import AsyncCursorPage, CursorPage, SyncCursorPage
from .event_reader import StreamSettings
from .parse import parse_result
from .response import AsyncStreamedResponse, StreamedResponse
from .stream import AsyncStream, Stream

if TYPE_CHECKING:
    import httpx

    from ..requests.retrying import Exchange

__all__ = ["AsyncResponseSender", "ResponseSender"]

C = TypeVar("C")
T = TypeVar("T")


class _Client(StreamSettings, Protocol):
    def exchange(self, operation: Operation[Any], *, stream: bool = False) -> Exchange: ...
    def page(self, operation: Operation[CursorPage[T]]) -> SyncCursorPage[T]: ...


class _AsyncClient(StreamSettings, Protocol):
    async def exchange(self, operation: Operation[Any], *, stream: bool = False) -> Exchange: ...
    def page(self, operation: Operation[CursorPage[T]]) -> Awaitable[AsyncCursorPage[T]]: ...


class _Sender(Generic[C]):
    def __init__(self, client: C, kind: type[Any], decode: Callable[[httpx.Response], Any] | None = None) -> None:
        """`kind` is the class of the responses; `decode` makes the results of `send`, instead of the operation."""
        self._client = client
        self._kind = kind
        self._decode = decode


class ResponseSender(_Sender[_Client]):
    """Performs operations and returns responses; the body of a StreamedResponse has not been read."""

    def send(self, operation: Operation[Any]) -> Any:
        return self._respond(operation, self._decode or partial(parse_result, operation))

    def page(self, operation: Operation[CursorPage[Any]]) -> Any:
        def decode(response: httpx.Response) -> SyncCursorPage[Any]:
            return SyncCursorPage.bind(parse_result(operation, response), self._client.page, operation)

        return self._respond(operation, decode)

    def stream(self, operation: Operation[Any], events: Lazy[Any]) -> Any:
        exchange = self._client.exchange(operation, stream=True)
        # Created at once, since it closes the connection when the response is garbage collected.
        stream = Stream(exchange.response, events, self._client)

        def decode(_: httpx.Response) -> Stream[Any]:
            return stream

        return self._kind(exchange, decode, reads_body=False)

    def _respond(self, operation: Operation[Any], decode: Callable[[httpx.Response], Any]) -> Any:
        return self._kind(self._client.exchange(operation, stream=self._kind is StreamedResponse), decode)


class AsyncResponseSender(_Sender[_AsyncClient]):
    """Performs operations and returns responses; the body of a StreamedResponse has not been read."""

    async def send(self, operation: Operation[Any]) -> Any:
        return await self._respond(operation, self._decode or partial(parse_result, operation))

    async def page(self, operation: Operation[CursorPage[Any]]) -> Any:
        def decode(response: httpx.Response) -> AsyncCursorPage[Any]:
            return AsyncCursorPage.bind(parse_result(operation, response), self._client.page, operation)

        return await self._respond(operation, decode)

    async def stream(self, operation: Operation[Any], events: Lazy[Any]) -> Any:
        exchange = await self._client.exchange(operation, stream=True)
        stream = AsyncStream(exchange.response, events, self._client)

        def decode(_: httpx.Response) -> AsyncStream[Any]:
            return stream

        return self._kind(exchange, decode, reads_body=False)

    async def _respond(self, operation: Operation[Any], decode: Callable[[httpx.Response], Any]) -> Any:
        return self._kind(await self._client.exchange(operation, stream=self._kind is AsyncStreamedResponse), decode)
