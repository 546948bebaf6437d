"""`with_raw_response` and `with_streaming_response`: the methods of a resource, changed to return the HTTP response.

No method is written twice: a resource passes its operations to a sender, so that the same class, bound to another
sender, has the same methods with other results.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Generator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager, contextmanager
from functools import partial, wraps
from types import MethodType
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    import httpx

    from .binary import HttpxBinaryResponseContent
    from .response import APIResponse, AsyncStreamedResponse, StreamedResponse

__all__ = ["async_raw", "async_streaming", "async_streaming_bytes", "raw", "streaming", "streaming_bytes"]

P = ParamSpec("P")
T = TypeVar("T")


def raw(method: Callable[P, T]) -> Callable[P, APIResponse[T]]:
    """The bound method of a resource or client, changed to return the whole response."""
    from .response import APIResponse
    from .senders import ResponseSender

    return _rebound(method, partial(ResponseSender, kind=APIResponse))


def async_raw(method: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, APIResponse[T]]]:
    """The bound method of a resource or client, changed to return the whole response."""
    from .response import APIResponse
    from .senders import AsyncResponseSender

    return _rebound(method, partial(AsyncResponseSender, kind=APIResponse))


def streaming(method: Callable[P, T]) -> Callable[P, AbstractContextManager[StreamedResponse[T]]]:
    """The bound method of a resource or client, changed to return a context manager.

    Entering it sends the request, leaving it closes the response.
    """
    return _entering(method)


def async_streaming(
    method: Callable[P, Awaitable[T]],
) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[T]]]:
    """The bound method of a resource or client, changed to return a context manager.

    Entering it sends the request, leaving it closes the response.
    """
    return _async_entering(method)


def streaming_bytes(
    method: Callable[P, HttpxBinaryResponseContent],
) -> Callable[P, AbstractContextManager[StreamedResponse[bytes]]]:
    """The same as `streaming`, for the content of a file. As with openai, `parse()` returns bytes."""
    return _entering(method, _content)


def async_streaming_bytes(
    method: Callable[P, Awaitable[HttpxBinaryResponseContent]],
) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[bytes]]]:
    """The same as `async_streaming`, for the content of a file. As with openai, `parse()` returns bytes."""
    return _async_entering(method, _content)


def _content(response: httpx.Response) -> bytes:
    return response.content


def _entering(
    method: Callable[P, Any], decode: Callable[[httpx.Response], Any] | None = None
) -> Callable[P, AbstractContextManager[StreamedResponse[T]]]:
    from .response import StreamedResponse
    from .senders import ResponseSender

    sender = partial(ResponseSender, kind=StreamedResponse, decode=decode)
    send: Callable[P, StreamedResponse[T]] = _rebound(method, sender)

    @contextmanager
    def entered(*args: P.args, **kwargs: P.kwargs) -> Generator[StreamedResponse[T], None, None]:
        response = send(*args, **kwargs)
        try:
            yield response
        finally:
            response.close()

    return wraps(method)(entered)


def _async_entering(
    method: Callable[P, Any], decode: Callable[[httpx.Response], Any] | None = None
) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[T]]]:
    from .response import AsyncStreamedResponse
    from .senders import AsyncResponseSender

    sender = partial(AsyncResponseSender, kind=AsyncStreamedResponse, decode=decode)
    send: Callable[P, Awaitable[AsyncStreamedResponse[T]]] = _rebound(method, sender)

    @asynccontextmanager
    async def entered(*args: P.args, **kwargs: P.kwargs) -> AsyncGenerator[AsyncStreamedResponse[T], None]:
        response = await send(*args, **kwargs)
        try:
            yield response
        finally:
            await response.close()

    return wraps(method)(entered)


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
