"""Flows, the performer that does what they ask for, and the two drivers that bring them together.

A flow is a generator without I/O. It yields commands, functions of the performer such as `lambda do: do.sleep(1.0)`,
and is sent their outcomes. What a command raises is thrown into the flow, which may clean up, that is yield further
commands, before it lets the exception pass. A flow that yields None pauses: the driver returns, and the next call
resumes it. The event flow of a stream pauses when an event is ready.

Clean-up is what is done before an exception leaves: cancel the run if `cancel_on_exit` or `cancel_on_timeout` says so,
and for a stream close the connection. Who does it, in sync code and in async code under asyncio and trio:

                            polling                                 streaming
Exception                   the flow                                the flow (connection), leaving the block (run)
cancellation        async   the flow, shielded from it,             leaving the block, shielded from it,
                            for CLEANUP_SECONDS at most             for CLEANUP_SECONDS at most
KeyboardInterrupt,  sync    the flow; its request has               leaving the block; its request has
SystemExit                  CLEANUP_SECONDS at most                 CLEANUP_SECONDS at most
                    async   as for a cancellation                   as for a cancellation
GeneratorExit       sync    nobody: the flow is closed              leaving the block, as for a KeyboardInterrupt
                    async   nobody: the flow is closed, since       nobody: the connection is dropped
                            nothing can be awaited any more

The exception that leaves the driver is always the one that came, also when the clean-up fails or is given up.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine, Generator
from enum import Enum, auto
from functools import wraps
from inspect import isawaitable, iscoroutine
from types import FunctionType
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, Protocol, TypeAlias, TypeVar, cast

from attrs import frozen

from threads_runtime.responses.parse import parse_result

from ..parameters.helper import Helper

if TYPE_CHECKING:
    import httpx

    from threads_runtime.client import AsyncAPIClient, SyncAPIClient
    from threads_runtime.operation import Operation
    from threads_runtime.resource import AsyncSender, SyncSender

    from .watchdog import Watchdog

__all__ = [
    "CLEANUP_SECONDS",
    "AsyncPerformer",
    "Command",
    "Flow",
    "Paused",
    "Performer",
    "Response",
    "SyncPerformer",
    "TimeUpError",
    "advance",
    "advance_async",
    "call",
    "clean_up_async",
    "drive",
    "drive_async",
    "performed",
    "performed_async",
    "send",
    "sleep",
]

T = TypeVar("T")
P = ParamSpec("P")

CLEANUP_SECONDS = 10.0
"""How long a clean-up may take."""


class Performer(Protocol):
    """What a flow can ask for. The methods of the async performer are coroutines."""

    def send(self, operation: Operation[Any]) -> Any:
        """Perform an operation; the outcome is a `Response`."""

    def sleep(self, seconds: float) -> Any:
        """Wait, by the client's clock."""

    def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call a function of the user, which may be async if the client is; the outcome is its result."""

    def open(self, operation: Operation[Any]) -> Any:
        """Perform an operation that responds with a stream; the outcome is the Stream or the AsyncStream, which raises
        the error of an `error` event at its end.
        """

    def next(self, stream: Any, until: float | None) -> Any:
        """The next event, None at the end of the stream. Raises TimeUpError at that moment by the client's clock."""

    def close(self, stream: Any) -> Any:
        """Close the connection of a stream."""


Command: TypeAlias = Callable[[Performer], Any]
Flow: TypeAlias = Generator[Command | None, Any, T]


class Paused(Enum):
    """What a driver returns when the flow has paused."""

    PAUSED = auto()


@frozen
class Response(Generic[T]):
    """What the service responded."""

    result: T
    headers: httpx.Headers


class TimeUpError(Exception):
    """No event came in time. Never leaves a flow."""


def send(operation: Operation[T]) -> Flow[Response[T]]:
    """Perform an operation. Raises what `client.send` raises."""
    response: Response[T] = yield lambda do: do.send(operation)
    return response


def sleep(seconds: float) -> Flow[None]:
    """Wait."""
    yield lambda do: do.sleep(seconds)


def call(function: Callable[..., Any], *arguments: Any) -> Flow[Any]:
    """Call a function of the user. Raises what it raises."""
    return (yield lambda do: do.call(function, *arguments))


class SyncPerformer:
    """Performs commands, blocking the thread. Reads one stream at a time."""

    __slots__ = ("_client", "_watchdog")

    def __init__(self, client: SyncSender) -> None:
        self._client = cast("SyncAPIClient", client)  # the views that respond in raw form have no helpers
        self._watchdog: Watchdog | None = None

    def send(self, operation: Operation[T]) -> Response[T]:
        return _response(operation, self._client.exchange(operation).response)

    def sleep(self, seconds: float) -> None:
        self._client.clock.sleep(seconds)

    def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        result = function(*arguments)
        if result is not None and iscoroutine(result):
            result.close()
            raise TypeError(f"{function!r} is async; pass a plain function, or use the async client")
        return result

    def open(self, operation: Operation[Any]) -> Any:
        from threads_api.operations.runs import ASSISTANT_STREAM_EVENT

        stream = self._client.stream(operation, ASSISTANT_STREAM_EVENT)
        stream.defer_error()
        return stream

    def next(self, stream: Any, until: float | None) -> Any:
        if until is None:
            return next(stream, None)
        watchdog = self._watchdog
        if watchdog is None:
            from .watchdog import Watchdog

            watchdog = self._watchdog = Watchdog(stream.response)
        watchdog.arm(until - self._client.clock.monotonic())
        try:
            return next(stream, None)
        except Exception:
            if watchdog.fired:
                raise TimeUpError from None
            raise
        finally:
            watchdog.disarm()

    def close(self, stream: Any) -> None:
        if self._watchdog is not None:
            self._watchdog.stop()
            self._watchdog = None
        stream.close()


class AsyncPerformer:
    """Performs commands, letting other tasks run meanwhile."""

    __slots__ = ("_client",)

    def __init__(self, client: AsyncSender) -> None:
        self._client = cast("AsyncAPIClient", client)  # the views that respond in raw form have no helpers

    async def send(self, operation: Operation[T]) -> Response[T]:
        return _response(operation, (await self._client.exchange(operation)).response)

    async def sleep(self, seconds: float) -> None:
        await self._client.clock.async_sleep(seconds)

    async def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        result = function(*arguments)
        return await result if result is not None and isawaitable(result) else result

    async def open(self, operation: Operation[Any]) -> Any:
        from threads_api.operations.runs import ASSISTANT_STREAM_EVENT

        stream = await self._client.stream(operation, ASSISTANT_STREAM_EVENT)
        stream.defer_error()
        return stream

    async def next(self, stream: Any, until: float | None) -> Any:
        if until is None:
            return await anext(stream, None)
        import anyio  # httpx has imported it with the first request

        with anyio.move_on_after(until - self._client.clock.monotonic()):
            return await anext(stream, None)
        raise TimeUpError

    async def close(self, stream: Any) -> None:
        await stream.close()


def _response(operation: Operation[T], response: httpx.Response) -> Response[T]:
    return Response(parse_result(operation, response), response.headers)


def drive(client: SyncSender, flow: Flow[T]) -> T:
    """Perform a flow to its end, and return its result. Raises what the flow lets pass."""
    return cast(T, advance(SyncPerformer(client), flow))


async def drive_async(client: AsyncSender, flow: Flow[T]) -> T:
    """Perform a flow to its end, and return its result. Raises what the flow lets pass."""
    return cast(T, await advance_async(AsyncPerformer(client), flow))


def performed(method: Callable[P, Flow[T]]) -> Callable[P, T]:
    """Make a method of a sync client of one that returns a flow: it performs the flow, and returns the result."""

    @wraps(method)
    def perform(*args: P.args, **arguments: P.kwargs) -> T:
        resource: Any = args[0]
        return drive(resource._client, method(*args, **arguments))

    returned: str = method.__annotations__["return"]
    method.__annotations__["return"] = returned.removeprefix("Flow[").removesuffix("]")
    return perform


def performed_async(helper: Callable[Concatenate[Any, P], T]) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, T]]:
    """The helper of an async client that corresponds to one whose method is `performed`."""
    original = cast(Helper, helper)
    method: Callable[..., Flow[T]] = inspect.unwrap(original.function)

    @wraps(method)
    async def perform(resource: Any, *args: P.args, **arguments: P.kwargs) -> T:
        return await drive_async(resource._client, method(resource, *args, **arguments))

    return cast(Any, original.done_by(cast(FunctionType, perform)))  # type: ignore[no-any-return]


def advance(performer: SyncPerformer, flow: Flow[T]) -> T | Paused:
    """Perform a flow until it pauses or ends. Raises what the flow lets pass."""
    try:
        command = next(flow)
        while command is not None:
            try:
                outcome = command(performer)
            except GeneratorExit:
                flow.close()
                raise
            except BaseException as error:
                command = flow.throw(error)
            else:
                del command  # and with it the arguments: only a snapshot that the user keeps is ever filled in
                command = flow.send(outcome)
    except StopIteration as end:
        return cast(T, end.value)
    return Paused.PAUSED


async def advance_async(
    performer: AsyncPerformer, flow: Flow[T], interruption: BaseException | None = None
) -> T | Paused:
    """Perform a flow until it pauses or ends, beginning with its clean-up if it was interrupted. Raises what the flow
    lets pass.
    """
    try:
        command = next(flow) if interruption is None else flow.throw(interruption)
        while command is not None:
            try:
                outcome = await command(performer)
            except GeneratorExit:
                flow.close()
                raise
            except BaseException as error:
                if interruption is None and not isinstance(error, Exception):
                    return await _interrupt(performer, flow, error)
                command = flow.throw(error)
            else:
                del command  # as above
                command = flow.send(outcome)
    except StopIteration as end:
        return cast(T, end.value)
    return Paused.PAUSED


async def _interrupt(performer: AsyncPerformer, flow: Flow[T], error: BaseException) -> T | Paused:
    """Let the flow clean up although its task is cancelled, in which nothing could be awaited otherwise."""
    import anyio  # httpx has imported it with the first request

    with anyio.move_on_after(CLEANUP_SECONDS, shield=True):
        return await advance_async(performer, flow, error)
    raise error


async def clean_up_async(performer: AsyncPerformer, flow: Flow[None]) -> None:
    """Perform a flow that is a clean-up as a whole: in a cancelled task, too, and for CLEANUP_SECONDS at most."""
    import anyio  # httpx has imported it with the first request

    with anyio.move_on_after(CLEANUP_SECONDS, shield=True):
        await advance_async(performer, flow)
