"""The event loop that is running, and the connections that belong to it: those of another loop cannot be used."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import httpx

__all__ = ["Pool", "current_loop", "start_task"]


class Pool:
    """The connections of one event loop, which closes them when it ends."""

    __slots__ = ("_lifetime", "http", "loop")

    def __init__(self, loop: object, http: httpx.AsyncClient) -> None:
        self.loop = loop
        self.http = http
        self._lifetime = _lifetime(http)
        _start(self._lifetime)
        _keep_in_trio(loop, self._lifetime)

    def is_over(self) -> bool:
        """Whether the connections have been closed, or can be used by no task any more."""
        return self.http.is_closed or _is_closed(self.loop)

    async def close(self) -> None:
        """Close the connections, in their own loop if that still runs."""
        if self.loop is current_loop():
            await self._lifetime.aclose()
        else:
            _call_in_loop(self.loop, self._lifetime.aclose)


def current_loop() -> object | None:
    """The running loop of asyncio, the token of the running trio, or None outside of both."""
    with suppress(RuntimeError):
        loop = asyncio.get_running_loop()
        if asyncio.current_task() is not None:  # none where trio is a guest of asyncio's loop
            return loop
    trio: Any = sys.modules.get("trio")
    if trio is not None:
        with suppress(RuntimeError):
            token: object = trio.lowlevel.current_trio_token()
            return token
    return None


def start_task(loop: asyncio.AbstractEventLoop, function: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run an async function as a task of that loop, in which this is called."""
    task = loop.create_task(function())
    _TASKS.add(task)  # a loop itself would let it be collected
    task.add_done_callback(_TASKS.discard)


def _is_closed(loop: Any) -> bool:
    """Whether no task of that loop can run any more."""
    if isinstance(loop, asyncio.AbstractEventLoop):
        return loop.is_closed()
    try:
        loop.run_sync_soon(_nothing)
    except (RuntimeError, AttributeError):  # the run of trio has ended
        return True
    return False


def _call_in_loop(loop: Any, function: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run an async function as a task of another loop of asyncio, if that still runs."""
    if isinstance(loop, asyncio.AbstractEventLoop):
        with suppress(RuntimeError):  # it is closed
            loop.call_soon_threadsafe(start_task, loop, function)


def _keep_in_trio(loop: object, generator: AsyncGenerator[Any, None]) -> None:
    """Keep an async generator until trio has ended, which then closes it; trio warns of one that is dropped before."""
    if not isinstance(loop, asyncio.AbstractEventLoop):
        _GENERATORS[:] = [each for each in _GENERATORS if getattr(each, "ag_frame", None) is not None]
        _GENERATORS.append(generator)


async def _lifetime(http: httpx.AsyncClient) -> AsyncGenerator[None, None]:
    """Closes a pool when it is closed itself, which event loops do with every async generator before they end."""
    try:
        yield
    finally:
        await http.aclose()


def _start(lifetime: AsyncGenerator[None, None]) -> None:
    """Run an async generator to its first `yield`, where it awaits nothing; this makes it known to the event loop."""
    with suppress(StopIteration):
        cast(Any, lifetime.__anext__()).send(None)


def _nothing() -> None: ...


_TASKS = set[asyncio.Task[None]]()

_GENERATORS: list[AsyncGenerator[Any, None]] = []
