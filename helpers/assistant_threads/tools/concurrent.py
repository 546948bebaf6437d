"""Functions of the user called together: one after the other by the sync client, at the same time by the async one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import isawaitable, iscoroutine
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ..driver import Flow

if TYPE_CHECKING:
    from threads_runtime.client import AsyncAPIClient, SyncAPIClient

__all__ = ["CallAll", "Failure", "call_all"]


@frozen
class Failure:
    """An exception in the place of a result."""

    error: Exception


@frozen
class CallAll:
    """Call all these functions; the outcome is a list of what each returned, or the `Failure` of each that raised.

    What isn't an Exception, as Ctrl-C, ends them all and is raised.
    """

    functions: Sequence[Callable[[], Any] | Exception]
    """An exception stands for a call that has failed already."""

    def perform(self, client: SyncAPIClient) -> list[Any]:
        return [self._called(each) for each in self.functions]

    def _called(self, function: Callable[[], Any] | Exception) -> Any:
        if isinstance(function, Exception):
            return Failure(function)
        try:
            result = function()
        except Exception as error:
            return Failure(error)
        if iscoroutine(result):
            result.close()
            return Failure(TypeError(f"{function!r} is async, which needs the async client"))
        return result

    async def perform_async(self, client: AsyncAPIClient) -> list[Any]:
        import anyio

        results: list[Any] = [None] * len(self.functions)
        fatal: list[BaseException] = []

        async def run(index: int, function: Callable[[], Any] | Exception) -> None:
            try:
                results[index] = await _called_async(function)
            except anyio.get_cancelled_exc_class():
                if anyio.get_current_task().has_pending_cancellation():
                    raise
                # Something within was cancelled, and that mustn't end the other functions.
                results[index] = Failure(RuntimeError("the function was cancelled"))
            except Exception as error:
                results[index] = Failure(error)
            except BaseException as error:  # not into the task group, which would wrap it
                fatal.append(error)
                group.cancel_scope.cancel()

        async with anyio.create_task_group() as group:
            for index, function in enumerate(self.functions):
                group.start_soon(run, index, function)
        if fatal:
            raise fatal[0]
        return results


def call_all(functions: Sequence[Callable[[], Any] | Exception]) -> Flow[list[Any]]:
    """Call them together. Raises what is no Exception."""
    results: list[Any] = yield CallAll(functions)
    return results


async def _called_async(function: Callable[[], Any] | Exception) -> Any:
    from anyio import to_thread

    from .function import is_async

    if isinstance(function, Exception):
        return Failure(function)
    if is_async(function):
        return await function()
    # A thread can't be stopped: a task that is cancelled leaves it behind rather than wait for it.
    result = await to_thread.run_sync(function, abandon_on_cancel=True)
    return await result if isawaitable(result) else result
