"""What the flow of a stream wants done beside sending and waiting, by either client."""

from __future__ import annotations

from collections.abc import Callable
from inspect import isawaitable, iscoroutine
from typing import TYPE_CHECKING, Any

from attrs import frozen

from threads_api.operations.runs import ASSISTANT_STREAM_EVENT

from .watchdog import Watchdog

if TYPE_CHECKING:
    from threads_runtime.client import AsyncAPIClient, SyncAPIClient
    from threads_runtime.operation import Operation

__all__ = ["Callback", "Close", "Next", "Open", "TimeUpError"]


class TimeUpError(Exception):
    """No event came in time. Never leaves the flow."""


@frozen
class Open:
    """Perform an operation whose answer is a stream; its outcome is the Stream or the AsyncStream."""

    operation: Operation[Any]

    def perform(self, client: SyncAPIClient) -> Any:
        return client.stream(self.operation, ASSISTANT_STREAM_EVENT)

    async def perform_async(self, client: AsyncAPIClient) -> Any:
        return await client.stream(self.operation, ASSISTANT_STREAM_EVENT)


class Next:
    """Wait for the next event, at most until a moment; its outcome is the event, or None at the end of the stream.

    One object for all events of a stream. Raises TimeUpError, and what iterating the stream raises.
    """

    __slots__ = ("_watchdog", "stream", "until")

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.until: float | None = None
        """By the clock of the client."""
        self._watchdog: Watchdog | None = None

    def perform(self, client: SyncAPIClient) -> Any:
        if self.until is None:
            return next(self.stream, None)
        watchdog = self._watchdog
        if watchdog is None:
            watchdog = self._watchdog = Watchdog(self.stream.response)
        watchdog.arm(self.until - client.clock.monotonic())
        try:
            return next(self.stream, None)
        except Exception:
            if watchdog.has_bitten:
                raise TimeUpError from None
            raise
        finally:
            watchdog.disarm()

    async def perform_async(self, client: AsyncAPIClient) -> Any:
        if self.until is None:
            return await anext(self.stream, None)
        import anyio  # httpx has imported it with the first request

        with anyio.move_on_after(self.until - client.clock.monotonic()):
            return await anext(self.stream, None)
        raise TimeUpError

    def stop_watching(self) -> None:
        if self._watchdog is not None:
            self._watchdog.stop()


@frozen
class Close:
    """Close the connection of a stream."""

    stream: Any

    def perform(self, client: SyncAPIClient) -> None:
        self.stream.close()

    async def perform_async(self, client: AsyncAPIClient) -> None:
        await self.stream.close()


class Callback:
    """Call a method of the user's handler, which may be a coroutine method where the client is async.

    One object for all callbacks. It lets go of the arguments: a snapshot that nobody holds is never filled in.
    """

    __slots__ = ("arguments", "function")

    def __init__(self) -> None:
        self.function: Callable[..., Any] = print
        self.arguments: tuple[Any, ...] = ()

    def perform(self, client: SyncAPIClient) -> None:
        arguments, self.arguments = self.arguments, ()
        result = self.function(*arguments)
        if result is not None and iscoroutine(result):
            result.close()
            raise TypeError(f"{self.function!r} is async: derive the handler from AsyncAssistantEventHandler")

    async def perform_async(self, client: AsyncAPIClient) -> None:
        arguments, self.arguments = self.arguments, ()
        result = self.function(*arguments)
        if result is not None and isawaitable(result):
            await result
