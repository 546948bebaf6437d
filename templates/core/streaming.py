"""Streams of events: iterators over a response whose body is still coming."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, Callable, Iterator
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from .event_reader import EventReader

if TYPE_CHECKING:
    from types import TracebackType

    import httpx

__all__ = ["AsyncStream", "Stream"]

E = TypeVar("E")


class Stream(Generic[E]):
    """The events of a run as they come. Iterates once; leaving it early closes the connection, the run goes on.

    Iterating raises the typed error of an `error` event and, when the stream doesn't come to its end,
    StreamInterruptedError.
    """

    __slots__ = ("__weakref__", "_events", "response")

    response: httpx.Response

    def __init__(self, response: httpx.Response, events: Callable[[Any], E]) -> None:
        self.response = response
        # A function of its own rather than a method: a reference back to here would leave closing to the cycle collector.
        self._events: Iterator[E] = _read(response, EventReader(response, events))

    @property
    def request_id(self) -> str | None:
        """The `x-request-id` of the answer, to quote when asking for support."""
        return self.response.headers.get("x-request-id")

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> E:
        return next(self._events)

    def close(self) -> None:
        """Close the connection; no further event comes. The run itself goes on."""
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


class AsyncStream(Generic[E]):
    """The events of a run as they come. Iterates once; leaving it early closes the connection, the run goes on.

    Iterating raises the typed error of an `error` event and, when the stream doesn't come to its end,
    StreamInterruptedError.
    """

    __slots__ = ("__weakref__", "_events", "response")

    response: httpx.Response

    def __init__(self, response: httpx.Response, events: Callable[[Any], E]) -> None:
        self.response = response
        self._events: AsyncGenerator[E, None] | None = _async_read(response, EventReader(response, events))

    @property
    def request_id(self) -> str | None:
        """The `x-request-id` of the answer, to quote when asking for support."""
        return self.response.headers.get("x-request-id")

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> E:
        if self._events is None:
            raise StopAsyncIteration
        return await anext(self._events)

    async def close(self) -> None:
        """Close the connection; no further event comes. The run itself goes on."""
        events, self._events = self._events, None
        await self.response.aclose()
        if events is not None and not events.ag_running:  # another task may be waiting for an event
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

                asyncio.get_running_loop().create_task(self.response.aclose())


def _read(response: httpx.Response, reader: EventReader[E]) -> Iterator[E]:
    import httpx

    try:
        for chunk in response.iter_bytes():
            yield from reader.feed(chunk)
            if reader.ended:
                return
        reader.finish()
    except httpx.HTTPError as failure:
        raise reader.broken(failure) from failure
    finally:
        response.close()


async def _async_read(response: httpx.Response, reader: EventReader[E]) -> AsyncGenerator[E, None]:
    import httpx

    try:
        async for chunk in response.aiter_bytes():
            for event in reader.feed(chunk):
                yield event
            if reader.ended:
                return
        reader.finish()
    except httpx.HTTPError as failure:
        raise reader.broken(failure) from failure
    finally:
        await response.aclose()
