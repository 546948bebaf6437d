"""Sends several operations at the same time: in threads for the sync client, in tasks for the async one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..runs.performer import AsyncPerformer, Flow, Performer

if TYPE_CHECKING:
    from threads_runtime.operation import Operation

__all__ = ["Concurrently"]

T = TypeVar("T")


class Concurrently(Generic[T]):
    """Operations to perform, each of which is made when its turn comes. After a failure no further one is begun.

    `on_result` is called with the number of each operation that succeeded, one call at a time.
    """

    def __init__(
        self,
        operations: Sequence[Callable[[], Operation[T]]],
        max_concurrency: int,
        on_result: Callable[[int], object] | None = None,
    ) -> None:
        self.results: list[T | None] = [None] * len(operations)
        """The results so far, in the order of the operations."""
        self._workers = min(max_concurrency, len(operations))
        self._on_result = on_result
        self._left: Iterator[tuple[int, Callable[[], Operation[T]]]] = iter(enumerate(operations))
        self._error: BaseException | None = None
        self._lock = Lock()

    def perform(self) -> Flow[None]:
        """Perform them all. Raises the first failure, once the operations under way have ended."""
        yield self._command
        if self._error is not None:
            raise self._error

    def _command(self, do: Performer) -> Any:
        return self._run_async(do) if isinstance(do, AsyncPerformer) else self._run(do)

    def _next(self) -> tuple[int, Callable[[], Operation[T]]] | None:
        with self._lock:  # threads mustn't advance an iterator at the same time
            return next(self._left, None) if self._error is None else None

    def _run(self, do: Performer) -> None:
        if self._workers <= 1:
            self._work(do, Lock())
            return
        from concurrent.futures import ThreadPoolExecutor, wait

        pool, turn = ThreadPoolExecutor(self._workers, "assistant-threads"), Lock()
        try:
            wait([pool.submit(self._work, do, turn) for _ in range(self._workers)])
        except BaseException as error:  # Ctrl-C: requests in threads can't be interrupted, but no further one begins
            self._error = error
            raise
        finally:
            pool.shutdown(wait=False)

    def _work(self, do: Performer, turn: Lock) -> None:
        try:
            while (each := self._next()) is not None:
                index, make = each
                self.results[index] = do.send(make()).result
                if self._on_result is not None:
                    with turn:
                        do.call(self._on_result, index)
        except BaseException as error:  # to be raised where the flow is driven
            self._error = self._error or error

    async def _run_async(self, do: AsyncPerformer) -> None:
        import anyio

        turn = anyio.Lock()

        async def work() -> None:
            try:
                while (each := self._next()) is not None:
                    index, make = each
                    self.results[index] = (await do.send(make())).result
                    if self._on_result is not None:
                        async with turn:
                            await do.call(self._on_result, index)
            except anyio.get_cancelled_exc_class():
                raise
            except BaseException as error:  # not into the task group, which would wrap it
                self._error = self._error or error

        async with anyio.create_task_group() as group:
            for _ in range(self._workers):
                group.start_soon(work)
