"""`with_raw_response` and `with_streaming_response`: the methods of a resource, changed to return the HTTP response.

No method is written twice: a resource passes its operations to a sender, so that the same class, bound to another
sender, has the same methods with other results.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Generator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager, contextmanager
from functools import partial, wraps
from types import MethodType
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar, cast

from ..operation import Lazy, Operation
from ..pages.pages import AsyncCursorPage, CursorPage, SyncCursorPage
from ..requests.retrying import Exchange
from .event_reader import StreamSettings
from .parse import parse_result
from .response import APIResponse, AsyncStreamedResponse, StreamedResponse
from .stream import AsyncStream, Stream

if TYPE_CHECKING:
    import httpx

__all__ = [
    "APIResponse",
    "AsyncStreamedResponse",
    "StreamedResponse",
    "async_raw",
    "async_streaming",
    "raw",
    "streaming",
]

P = ParamSpec("P")
T = TypeVar("T")
E = TypeVar("E")


class _Client(StreamSettings, Protocol):
    def exchange(self, operation: Operation[Any], *, stream: bool = False) -> Exchange: ...
    def page(self, operation: Operation[CursorPage[T]]) -> SyncCursorPage[T]: ...


class _AsyncClient(StreamSettings, Protocol):
    async def exchange(self, operation: Operation[Any], *, stream: bool = False) -> Exchange: ...
    def page(self, operation: Operation[CursorPage[T]]) -> Awaitable[AsyncCursorPage[T]]: ...


def raw(method: Callable[P, T]) -> Callable[P, APIResponse[T]]:
    """The bound method of a resource or client, changed to return the whole response."""
    return _rebound(method, RawSender)


def async_raw(method: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, APIResponse[T]]]:
    """The bound method of a resource or client, changed to return the whole response."""
    return _rebound(method, AsyncRawSender)


def streaming(method: Callable[P, T]) -> Callable[P, AbstractContextManager[StreamedResponse[T]]]:
    """The bound method of a resource or client, changed to return a context manager.

    Entering it sends the request, leaving it closes the response.
    """
    send: Callable[P, StreamedResponse[T]] = _rebound(method, StreamingSender)

    @contextmanager
    def entered(*args: P.args, **kwargs: P.kwargs) -> Generator[StreamedResponse[T], None, None]:
        response = send(*args, **kwargs)
        try:
            yield response
        finally:
            response.close()

    return wraps(method)(entered)


def async_streaming(
    method: Callable[P, Awaitable[T]],
) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[T]]]:
    """The bound method of a resource or client, changed to return a context manager.

    Entering it sends the request, leaving it closes the response.
    """
    send: Callable[P, Awaitable[AsyncStreamedResponse[T]]] = _rebound(method, AsyncStreamingSender)

    @asynccontextmanager
    async def entered(*args: P.args, **kwargs: P.kwargs) -> AsyncGenerator[AsyncStreamedResponse[T], None]:
        response = await send(*args, **kwargs)
        try:
            yield response
        finally:
            await response.close()

    return wraps(method)(entered)


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

    def __init__(self, client: _Client) -> None:
        self._client = client

    def send(self, operation: Operation[T]) -> StreamedResponse[T]:
        return self._respond(operation, partial(parse_result, operation))

    def page(self, operation: Operation[CursorPage[T]]) -> StreamedResponse[SyncCursorPage[T]]:
        return self._respond(operation, partial(_page, self._client, operation))

    def stream(self, operation: Operation[Any], events: Lazy[E]) -> StreamedResponse[Stream[E]]:
        exchange = self._client.exchange(operation, stream=True)
        return StreamedResponse(exchange, lambda response: Stream(response, events, self._client), reads_body=False)

    def _respond(self, operation: Operation[Any], decode: Callable[[httpx.Response], T]) -> StreamedResponse[T]:
        return StreamedResponse(self._client.exchange(operation, stream=True), decode)


class AsyncStreamingSender:
    """Performs operations and returns responses whose body has not been read."""

    def __init__(self, client: _AsyncClient) -> None:
        self._client = client

    async def send(self, operation: Operation[T]) -> AsyncStreamedResponse[T]:
        return await self._respond(operation, partial(parse_result, operation))

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


def _rebound(method: Callable[P, Any], sender: Callable[[Any], Any]) -> Callable[P, Any]:
    """The same method of a copy of its owner, whose operations are performed by another sender."""
    if not isinstance(method, MethodType):  # a test has replaced it by a function or a mock
        return method
    owner: Any = method.__self__
    client = getattr(owner, "_client", None)
    if client is not None:  # the owner is a resource
        twin: Any = type(owner)(sender(client))
    else:  # it is the client, whose own methods call its `send`
        twin = owner.copy()
        twin.send = sender(owner).send
    return cast("Callable[P, Any]", getattr(twin, method.__name__))
