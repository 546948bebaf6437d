"""Fetches pages while earlier ones are read, in a thread or in a task of asyncio or trio."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterator
from contextlib import suppress
from contextvars import copy_context
from queue import SimpleQueue
from threading import Event, Semaphore, Thread
from typing import Any, Generic, TypeVar

import anyio

from ..requests.loops import current_loop, start_task

__all__ = ["PrefetchedPages", "prefetched"]

P = TypeVar("P")


def prefetched(pages: Iterator[P], ahead: int) -> Generator[P, None, None]:
    """The same pages and errors in the same order, fetched by a thread that is at most that many pages ahead.

    If the iteration ends early, a request in progress is not interrupted: its response is discarded, and the thread
    ends then. Nothing waits for that.
    """
    room, closed = Semaphore(ahead), Event()
    outcomes = SimpleQueue[P | BaseException]()
    # In the context of the caller, for tracing; as a daemon, so that it does not delay the exit of the interpreter.
    work = (_fetch_all, pages, room, closed, outcomes)
    thread = Thread(target=copy_context().run, args=work, name="prefetch of pages", daemon=True)
    try:
        thread.start()
        while True:
            outcome = outcomes.get()
            if isinstance(outcome, StopIteration):
                return
            if isinstance(outcome, BaseException):
                raise outcome
            room.release()
            yield outcome
    finally:
        closed.set()
        room.release()


def _fetch_all(pages: Iterator[P], room: Semaphore, closed: Event, outcomes: SimpleQueue[P | BaseException]) -> None:
    outcome: P | BaseException | None = None
    while not isinstance(outcome, BaseException):
        room.acquire()
        if closed.is_set():
            return
        try:
            outcome = next(pages)
        except BaseException as error:  # raised in the thread that iterates
            outcome = error
        outcomes.put(outcome)


class PrefetchedPages(AsyncIterator[P]):
    """The same pages and errors in the same order, fetched by a task that is at most that many pages ahead.

    The task is cancelled when the iterator is dropped or closed, or when waiting for it is cancelled. Iterating again
    after that continues where it was.
    """

    def __init__(self, pages: AsyncIterator[P], ahead: int) -> None:
        self._fetching = _Fetching(pages, ahead)

    async def __anext__(self) -> P:
        fetching = self._fetching
        try:
            while not fetching.outcomes:
                await fetching.progress()
        except BaseException:
            fetching.cancel()
            raise
        outcome = fetching.outcomes.popleft()
        if isinstance(outcome, BaseException):
            raise outcome
        fetching.start()
        return outcome

    async def aclose(self) -> None:
        """Cancel the request in progress."""
        self._fetching.cancel()

    def __del__(self) -> None:
        # Not an async generator, whose clean-up waits for the event loop, and which trio warns of when it is dropped.
        self._fetching.cancel()


class _Fetching(Generic[P]):
    """The state shared by the iterator and its task, so that the task does not keep a dropped iterator alive.

    The task ends whenever it is far enough ahead, so that none is left behind while pages are read.
    """

    def __init__(self, pages: AsyncIterator[P], ahead: int) -> None:
        self.outcomes = deque[P | BaseException]()
        self._arrived: anyio.Event
        self._pages = pages
        self._ahead = ahead
        self._scope: anyio.CancelScope | None = None
        self._call_soon: Callable[..., object] | None = None

    def start(self) -> None:
        """Start a task that fetches, unless there is one or nothing to fetch."""
        failed = bool(self.outcomes) and isinstance(self.outcomes[-1], BaseException)
        if self._scope is None and not failed and len(self.outcomes) < self._ahead:
            self._scope, self._arrived = anyio.CancelScope(), anyio.Event()
            self._call_soon = _spawn(self._fetch)

    async def progress(self) -> None:
        self.start()
        if not self.outcomes:  # an eager task may already have finished
            await self._arrived.wait()

    def cancel(self) -> None:
        if self._scope is not None and self._call_soon is not None:
            with suppress(RuntimeError):  # the event loop has ended, and the task with it
                self._call_soon(self._scope.cancel)  # an iterator may be dropped in any thread

    async def _fetch(self) -> None:
        assert self._scope is not None
        cancelled = anyio.get_cancelled_exc_class()
        try:
            with self._scope:
                outcome: P | BaseException | None = None
                while not isinstance(outcome, BaseException) and len(self.outcomes) < self._ahead:
                    try:
                        outcome = await anext(self._pages)
                    except (cancelled, GeneratorExit):
                        raise
                    except BaseException as error:  # raised in the task that iterates
                        outcome = error
                    self.outcomes.append(outcome)
                    self._wake()
        finally:
            self._scope = None
            self._wake()

    def _wake(self) -> None:
        self._arrived.set()
        self._arrived = anyio.Event()


def _spawn(function: Callable[[], Coroutine[Any, Any, None]]) -> Callable[..., object]:
    """Run it as a task of its own; returns the function by which any thread can call into the loop.

    Not in a task group: one that outlives a step of an iterator breaks the nesting of its caller's.
    """
    loop = current_loop()
    if isinstance(loop, asyncio.AbstractEventLoop):
        start_task(loop, function)
        return loop.call_soon_threadsafe
    import trio

    trio.lowlevel.spawn_system_task(function, name="prefetch of pages", context=copy_context())
    return trio.lowlevel.current_trio_token().run_sync_soon
