"""The event loop that is running, as the owner of connections: those of another loop cannot be used."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import suppress
from typing import Any

__all__ = ["call_in_loop", "current_loop", "is_closed", "keep_in_trio"]


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


def is_closed(loop: Any) -> bool:
    """Whether no task of that loop can run any more."""
    if isinstance(loop, asyncio.AbstractEventLoop):
        return loop.is_closed()
    try:
        loop.run_sync_soon(_nothing)
    except (RuntimeError, AttributeError):  # the run of trio has ended
        return True
    return False


def call_in_loop(loop: Any, function: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run an async function as a task of another loop of asyncio, if that still runs."""
    if isinstance(loop, asyncio.AbstractEventLoop):
        with suppress(RuntimeError):  # it is closed
            loop.call_soon_threadsafe(lambda: _TASKS.add(loop.create_task(function())))


def keep_in_trio(loop: object, generator: AsyncGenerator[Any, None]) -> None:
    """Keep an async generator until trio has ended, which then closes it; trio warns of one that is dropped before."""
    if not isinstance(loop, asyncio.AbstractEventLoop):
        _GENERATORS[:] = [each for each in _GENERATORS if getattr(each, "ag_frame", None) is not None]
        _GENERATORS.append(generator)


def _nothing() -> None: ...


_TASKS = set[asyncio.Task[None]]()
"""Kept, since a loop does not keep its tasks."""

_GENERATORS: list[AsyncGenerator[Any, None]] = []
