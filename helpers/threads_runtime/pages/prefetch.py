"""Pages that are asked for while earlier ones are still read: by a thread, or by a task of asyncio or trio."""

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

__all__ = ["PrefetchedPages", "prefetched"]

P = TypeVar("P")


def prefetched(pages: Iterator[P], ahead: int) -> Generator[P, None, None]:
    """The same pages and errors in the same order, with a thread that is up to so many pages ahead.

    A request that is under way when the iteration ends early can't be called off: its answer is thrown away, and the
    thread ends with it. Nobody waits for that.
    """
    room, closed = Semaphore(ahead), Event()
    outcomes = SimpleQueue[P | BaseException]()
    # In the context of the caller, for what traces requests; and not in the way of the interpreter's end.
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
        except BaseException as error:  # for the thread that iterates, whatever it is
            outcome = error
        outcomes.put(outcome)


class PrefetchedPages(AsyncIterator[P]):
    """The same pages and errors in the same order, with a task that is up to so many pages ahead.

    The task is cancelled as soon as nobody waits for it any more: the iterator was dropped or closed, or the wait for
    it was cancelled. Asked again after that, it goes on where it was.
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
        """Cancel the request that is under way."""
        self._fetching.cancel()

    def __del__(self) -> None:
        # Not an async generator, whose clean-up waits for the event loop, and which trio warns of when it is dropped.
        self._fetching.cancel()


class _Fetching(Generic[P]):
    """What the iterator and its task share, so that the task doesn't hold the iterator, and a dropped one is noticed.

    The task ends whenever it is far enough ahead: nothing is left behind while pages are read.
    """

    def __init__(self, pages: AsyncIterator[P], ahead: int) -> None:
        self.outcomes = deque[P | BaseException]()
        self._arrived: anyio.Event
        self._pages = pages
        self._ahead = ahead
        self._scope: anyio.CancelScope | None = None
        self._call_soon: Callable[..., object] | None = None

    def start(self) -> None:
        """Have a task fetch, unless there is one, or nothing to do for it."""
        failed = bool(self.outcomes) and isinstance(self.outcomes[-1], BaseException)
        if self._scope is None and not failed and len(self.outcomes) < self._ahead:
            self._scope, self._arrived = anyio.CancelScope(), anyio.Event()
            self._call_soon = _spawn(self._fetch)

    async def progress(self) -> None:
        self.start()
        if not self.outcomes:  # an eager task may be done already
            await self._arrived.wait()

    def cancel(self) -> None:
        if self._scope is not None and self._call_soon is not None:
            with suppress(RuntimeError):  # the event loop has ended, and its tasks with it
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
                    except BaseException as error:  # for the task that iterates, whatever it is
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
    """Run it as a task of its own; returns the loop's way to be called from any thread.

    Not in a task group: one that outlives a step of an iterator breaks the nesting of its caller's.
    """
    try:
        in_asyncio = asyncio.current_task() is not None  # none where trio is a guest of asyncio's loop
    except RuntimeError:
        in_asyncio = False
    if in_asyncio:
        loop = asyncio.get_running_loop()
        task: asyncio.Task[Any] = loop.create_task(function())
        _TASKS.add(task)  # the loop itself would let it be collected
        task.add_done_callback(_TASKS.discard)
        return loop.call_soon_threadsafe
    import trio

    trio.lowlevel.spawn_system_task(function, name="prefetch of pages", context=copy_context())
    return trio.lowlevel.current_trio_token().run_sync_soon


_TASKS = set[asyncio.Task[Any]]()
