"""The commands that a flow yields, and the two drivers that perform them.

A flow is a generator that says what it wants done and is sent the outcome; what goes wrong is thrown into it, so that
it can clean up, for instance cancel a run, before it lets the exception pass.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from inspect import isawaitable, iscoroutine
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias, TypeVar, cast

from attrs import frozen

from threads_runtime.responses.parse import parse_result

if TYPE_CHECKING:
    import httpx

    from threads_runtime.client import AsyncAPIClient, SyncAPIClient
    from threads_runtime.operation import Operation
    from threads_runtime.resource import AsyncSender, SyncSender

__all__ = ["Answer", "Call", "Command", "Flow", "Pause", "Send", "call", "drive", "drive_async", "pause", "send"]

T = TypeVar("T")

CLEANUP_SECONDS = 10.0
"""How long a cancelled task may take to clean up."""


class Command(Protocol):
    """Something that a flow wants done, by either client."""

    def perform(self, client: SyncAPIClient) -> Any: ...
    async def perform_async(self, client: AsyncAPIClient) -> Any: ...


Flow: TypeAlias = Generator[Command, Any, T]
"""Yields commands, is sent their outcomes, returns a result."""


@frozen
class Answer(Generic[T]):
    """What the service answered."""

    result: T
    headers: httpx.Headers


@frozen
class Send(Generic[T]):
    """Perform an operation; its outcome is an `Answer`."""

    operation: Operation[T]

    def perform(self, client: SyncAPIClient) -> Answer[T]:
        return self._answer(client.exchange(self.operation).response)

    async def perform_async(self, client: AsyncAPIClient) -> Answer[T]:
        return self._answer((await client.exchange(self.operation)).response)

    def _answer(self, response: httpx.Response) -> Answer[T]:
        return Answer(parse_result(self.operation, response), response.headers)


@frozen
class Pause:
    """Wait, by the client's clock."""

    seconds: float

    def perform(self, client: SyncAPIClient) -> None:
        client.clock.sleep(self.seconds)

    async def perform_async(self, client: AsyncAPIClient) -> None:
        await client.clock.async_sleep(self.seconds)


@frozen
class Call:
    """Call a function of the user, which may be async where the client is."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]

    def perform(self, client: SyncAPIClient) -> Any:
        result = self.function(*self.arguments)
        if iscoroutine(result):
            result.close()
            raise TypeError(f"{self.function!r} is async; the sync client needs a function that isn't")
        return result

    async def perform_async(self, client: AsyncAPIClient) -> Any:
        result = self.function(*self.arguments)
        return await result if isawaitable(result) else result


def send(operation: Operation[T]) -> Flow[Answer[T]]:
    """Perform an operation. Raises what `client.send` raises."""
    answer: Answer[T] = yield Send(operation)
    return answer


def pause(seconds: float) -> Flow[None]:
    """Wait."""
    yield Pause(seconds)


def call(function: Callable[..., Any], *arguments: Any) -> Flow[Any]:
    """Call a function of the user. Raises what it raises."""
    return (yield Call(function, arguments))


def drive(client: SyncSender, flow: Flow[T]) -> T:
    """Perform what the flow wants done, and return its result. Raises what the flow lets pass."""
    performer = cast("SyncAPIClient", client)  # helpers aren't reached through the views that answer in raw form
    try:
        command = next(flow)
        while True:
            try:
                outcome = command.perform(performer)
            except BaseException as error:  # also Ctrl-C: the flow may cancel its run on the way out
                command = flow.throw(error)
            else:
                command = flow.send(outcome)
    except StopIteration as end:
        return cast(T, end.value)


async def drive_async(client: AsyncSender, flow: Flow[T]) -> T:
    """Perform what the flow wants done, and return its result. Raises what the flow lets pass."""
    performer = cast("AsyncAPIClient", client)
    perform = _perform
    try:
        command = next(flow)
        while True:
            try:
                outcome = await perform(command, performer)
            except Exception as error:
                command = flow.throw(error)
            except GeneratorExit:  # the coroutine was thrown away: nothing can be awaited any more
                flow.close()
                raise
            except BaseException as error:
                perform = _perform_shielded  # the task is cancelled, so that nothing else could be awaited
                command = flow.throw(error)
            else:
                command = flow.send(outcome)
    except StopIteration as end:
        return cast(T, end.value)


async def _perform(command: Command, client: AsyncAPIClient) -> Any:
    return await command.perform_async(client)


async def _perform_shielded(command: Command, client: AsyncAPIClient) -> Any:
    import anyio  # httpx has imported it with the first request

    with anyio.fail_after(CLEANUP_SECONDS, shield=True):
        return await command.perform_async(client)
