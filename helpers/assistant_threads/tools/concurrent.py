"""Calls the functions of one round: in turn for the sync client, concurrently for the async one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import isawaitable, iscoroutine
from typing import Any, TypeAlias

from attrs import frozen

from ..runs.performer import TimeUpError

__all__ = ["BoundCall", "ToolFailed", "call_concurrently", "call_in_turn"]

BoundCall: TypeAlias = Callable[[], Any] | Exception
"""A function with its arguments, or why it can't be called."""


@frozen
class ToolFailed:
    """Stands for the result of a function that raised."""

    error: Exception


def call_in_turn(functions: Sequence[BoundCall], seconds_left: Callable[[], float]) -> list[Any]:
    """What each function returned, or its `ToolFailed`. Anything but an Exception, such as Ctrl-C, is raised.

    Raises TimeUpError if the time is up before they have all been called; a function isn't interrupted.
    """
    results: list[Any] = []
    for each in functions:
        if seconds_left() <= 0:
            raise TimeUpError
        results.append(_call(each))
    return results


def _call(function: BoundCall) -> Any:
    if isinstance(function, Exception):
        return ToolFailed(function)
    try:
        result = function()
    except Exception as error:
        return ToolFailed(error)
    if iscoroutine(result):
        result.close()
        return ToolFailed(TypeError(f"{function!r} is async; use the async client or a plain function"))
    return result


async def call_concurrently(functions: Sequence[BoundCall], seconds_left: Callable[[], float]) -> list[Any]:
    """What each function returned, or its `ToolFailed`. Anything but an Exception, such as Ctrl-C, ends them all and
    is raised.

    Raises TimeUpError if the time is up before they have all returned. Those that are async are cancelled.
    """
    import anyio

    results: list[Any] = [None] * len(functions)
    fatal: list[BaseException] = []

    async def run(index: int, function: BoundCall) -> None:
        try:
            results[index] = await _call_async(function)
        except anyio.get_cancelled_exc_class():
            if anyio.get_current_task().has_pending_cancellation():
                raise
            # Something within was cancelled, which mustn't end the other functions.
            results[index] = ToolFailed(RuntimeError("the function was cancelled"))
        except Exception as error:
            results[index] = ToolFailed(error)
        except BaseException as error:  # not into the task group, which would wrap it
            fatal.append(error)
            group.cancel_scope.cancel()

    with anyio.move_on_after(seconds_left()) as limit:
        async with anyio.create_task_group() as group:
            for index, function in enumerate(functions):
                group.start_soon(run, index, function)
    if fatal:
        raise fatal[0]
    if limit.cancelled_caught:
        raise TimeUpError
    return results


async def _call_async(function: BoundCall) -> Any:
    from anyio import to_thread

    from .function import is_async

    if isinstance(function, Exception):
        return ToolFailed(function)
    if is_async(function):
        return await function()
    # A thread can't be stopped: a cancelled task leaves it behind rather than wait for it.
    result = await to_thread.run_sync(function, abandon_on_cancel=True)
    return await result if isawaitable(result) else result
