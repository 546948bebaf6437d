"""Streams of events: iterators over a response whose body is still being received."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, Callable, Iterator
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from ..errors import is_transport_failure
from ..redaction import without_frames
from .event_reader import EventReader, StreamSettings

if TYPE_CHECKING:
    from types import TracebackType

    import httpx

    from ..errors import APIError

__all__ = ["AsyncStream", "Stream"]

E = TypeVar("E")


class _Stream(Generic[E]):
    __slots__ = ("__weakref__", "_client", "_reader", "response")

    response: httpx.Response

    def __init__(self, response: httpx.Response, events: Callable[[Any], E], client: StreamSettings) -> None:
        self.response = response
        self._client = client  # kept, since a client closes its connections when it is garbage collected
        self._reader = EventReader(response, events, client)

    @property
    def request_id(self) -> str | None:
        """The `x-request-id` of the response, to quote when asking for support."""
        request_id: str | None = self.response.headers.get("x-request-id")
        return request_id

    def defer_error(self) -> None:
        """Raise the error of an `error` event at the end of the stream, after the events that follow it."""
        self._reader.defers_error = True

    @property
    def deferred_error(self) -> APIError | None:
        """The error that is raised at the end."""
        return self._reader.error


class Stream(_Stream[E]):
    """The events of a run as they arrive. Iterates once; leaving it early closes the connection, the run continues.

    Iterating raises the typed error of an `error` event, and StreamInterruptedError if the stream breaks off.
    """

    __slots__ = ("_events",)

    def __init__(self, response: httpx.Response, events: Callable[[Any], E], client: StreamSettings) -> None:
        super().__init__(response, events, client)
        # A function, not a method: a reference back to this object would leave closing to the cycle collector.
        self._events: Iterator[E] = _read(response, self._reader)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> E:
        return next(self._events)

    def close(self) -> None:
        """Close the connection; iteration ends. The run itself continues."""
        self._reader.ended = True
        self._events = iter(())
        self.response.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        with contextlib.suppress(Exception):  # the interpreter may be half gone
            self.response.close()


class AsyncStream(_Stream[E]):
    """The events of a run as they arrive. Iterates once; leaving it early closes the connection, the run continues.

    Iterating raises the typed error of an `error` event, and StreamInterruptedError if the stream breaks off.
    """

    __slots__ = ("_events",)

    def __init__(self, response: httpx.Response, events: Callable[[Any], E], client: StreamSettings) -> None:
        super().__init__(response, events, client)
        self._events: AsyncGenerator[E, None] | None = _async_read(response, self._reader)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> E:
        if self._events is None:
            raise StopAsyncIteration
        return await anext(self._events)

    async def close(self) -> None:
        """Close the connection; iteration ends. The run itself continues."""
        self._reader.ended = True
        events, self._events = self._events, None
        await self.response.aclose()
        if events is not None:
            with contextlib.suppress(RuntimeError):  # another task is waiting for an event; for it, the stream ends now
                await events.aclose()

    async def aclose(self) -> None:
        """The same as `close()`."""
        await self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def __del__(self) -> None:
        with contextlib.suppress(Exception):  # without a running loop there is no way to close
            if not self.response.is_closed:
                import asyncio

                from ..requests.loops import start_task

                start_task(asyncio.get_running_loop(), self.response.aclose)


def _read(response: httpx.Response, reader: EventReader[E]) -> Iterator[E]:
    try:
        for chunk in response.iter_bytes():
            yield from reader.feed(chunk)
            if reader.ended:
                return
        reader.finish()
    except Exception as failure:
        if not is_transport_failure(failure):  # the decoder of the events raised it
            raise
        if reader.ended:  # closed while this was reading
            return
        raise reader.broken(failure) from without_frames(failure)
    finally:
        response.close()


async def _async_read(response: httpx.Response, reader: EventReader[E]) -> AsyncGenerator[E, None]:
    import anyio

    chunks = response.aiter_bytes()
    try:
        async for chunk in chunks:
            for event in reader.feed(chunk):
                yield event
            if reader.ended:
                return
        reader.finish()
    except Exception as failure:
        if not is_transport_failure(failure):  # the decoder of the events raised it
            raise
        if reader.ended:  # closed while this was reading
            return
        raise reader.broken(failure) from without_frames(failure)
    finally:
        with anyio.CancelScope(shield=True):  # closes even if the task has been cancelled
            await response.aclose()
            # Trio warns of httpx's own generators when they are dropped half-way. The connection is closed, so that
            # they end without reading.
            with contextlib.suppress(Exception):
                async for _ in chunks:
                    pass
