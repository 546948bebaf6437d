"""Handlers: what `with … as stream` gives. They hand out the events, hold what the events add up to, and are derived
from by those who would rather be called.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator, Iterator
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, overload

from .callbacks import Callbacks, overridden
from .driver import drive_close, drive_close_async, next_event, next_event_async

if TYPE_CHECKING:
    import httpx

    from threads_api.models import AssistantStreamEvent, Message, Run, RunStep

    from .run_state import RunState
    from .session import Session

__all__ = ["AssistantEventHandler", "AsyncAssistantEventHandler", "check_handler"]

T = TypeVar("T")
R_co = TypeVar("R_co", covariant=True)


class _Handler(Callbacks[R_co]):
    """What the two kinds have in common: everything but waiting. Keeps nothing that a subclass has to set up."""

    # On the class, so that a subclass needn't call super().__init__(); the stream sets them, one after the other.
    _assistant_stream: Session | None = None
    _assistant_client: Any = None

    @property
    def current_event(self) -> AssistantStreamEvent | None:
        """The event that came last."""
        return self._known.state.event if self._assistant_stream else None

    @property
    def current_run(self) -> Run | None:
        """The run as the last event has shown it."""
        return self._known.state.run if self._assistant_stream else None

    @property
    def current_run_step_snapshot(self) -> RunStep | None:
        """The step that is under way."""
        return self._known.state.current_step if self._assistant_stream else None

    @property
    def current_message_snapshot(self) -> Message | None:
        """The message that is or was written last."""
        return self._known.state.current_message if self._assistant_stream else None

    @property
    def _known(self) -> Session:
        if self._assistant_stream is None:
            raise RuntimeError(
                "There is no stream yet: pass the handler as event_handler, and enter the stream with `with`."
            )
        return self._assistant_stream

    def _new_texts(self) -> list[str]:
        return self._known.state.new_texts()

    def _final(self) -> RunState:
        """What is known at the end. Raises what has ended the stream, if it wasn't its end."""
        session = self._known
        if session.error is not None:
            raise session.error
        return session.state

    def _final_run(self) -> Run:
        run = self._final().run
        if run is None:
            raise RuntimeError("The stream has shown no run.")
        return run


class _FromStream(Generic[T]):
    """An attribute that the stream provides, unless a handler keeps something else under that name."""

    def __init__(self, path: str, doc: str) -> None:
        self._path = path
        self.__doc__ = doc

    @overload
    def __get__(self, handler: None, owner: type) -> _FromStream[T]: ...
    @overload
    def __get__(self, handler: _Handler[Any], owner: type) -> T: ...
    def __get__(self, handler: _Handler[Any] | None, owner: type) -> Any:
        if handler is None:
            return self
        value: Any = handler._known  # pyright: ignore[reportPrivateUsage]
        for name in self._path.split("."):
            value = getattr(value, name)
        return value


class AssistantEventHandler(_Handler[None]):
    """The stream of a run. Iterating gives the events; `text_deltas` only the text; `until_done()` reads to the end.

    Pass an instance of a subclass as `event_handler` to be called; one may serve one stream after another.
    """

    run_id: ClassVar[_FromStream[str | None]] = _FromStream("state.run_id", "The id of the run, once it is known.")
    thread_id: ClassVar[_FromStream[str | None]] = _FromStream("state.thread_id", "The id of the thread.")
    response: ClassVar[_FromStream[httpx.Response]] = _FromStream("response", "The answer, with its headers.")

    def __iter__(self) -> Iterator[AssistantStreamEvent]:
        return self

    def __next__(self) -> AssistantStreamEvent:
        """The next event; its callbacks are called before. Raises what they raise, and what the stream does."""
        event = next_event(self._known, self._assistant_client)
        if event is None:
            raise StopIteration
        return event

    @property
    def text_deltas(self) -> Iterator[str]:
        """The text as it comes. All of it: also what a server sends with the completed message only."""
        for _ in self:
            yield from self._new_texts()

    def until_done(self) -> None:
        """Read the stream to its end."""
        session, client = self._known, self._assistant_client
        while next_event(session, client) is not None:
            pass

    def get_final_run(self) -> Run:
        """Read the stream to its end, and return the run. Raises RuntimeError if there was none to be seen."""
        self.until_done()
        return self._final_run()

    def get_final_run_steps(self) -> list[RunStep]:
        """Read the stream to its end, and return the steps of the run."""
        self.until_done()
        return self._final().steps

    def get_final_messages(self) -> list[Message]:
        """Read the stream to its end, and return the messages that the run wrote."""
        self.until_done()
        return self._final().messages

    def close(self) -> None:
        """Close the connection; no further event comes. The run itself goes on."""
        if self._assistant_stream is not None:
            drive_close(self._assistant_client, self._assistant_stream)


class _Nothing:
    """What the callbacks of an async handler return by default: it can be awaited, for `await super().on_event(…)`."""

    def __await__(self) -> Generator[Any, None, None]:
        yield from ()


class _Texts:
    """No generator: one that is left early would have to be closed by hand."""

    def __init__(self, handler: AsyncAssistantEventHandler) -> None:
        self._handler = handler
        self._left: list[str] = []

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> str:
        while not self._left:
            await anext(self._handler)
            self._left = self._handler._new_texts()  # pyright: ignore[reportPrivateUsage]
        return self._left.pop(0)


class AsyncAssistantEventHandler(_Handler[Any]):
    """The stream of a run. Iterating gives the events; `text_deltas` only the text; `until_done()` reads to the end.

    Pass an instance of a subclass as `event_handler` to be called; its callbacks may be `async def` or not. One
    handler may serve one stream after another.
    """

    def _nothing(self) -> Any:
        return _Nothing()

    run_id: ClassVar[_FromStream[str | None]] = _FromStream("state.run_id", "The id of the run, once it is known.")
    thread_id: ClassVar[_FromStream[str | None]] = _FromStream("state.thread_id", "The id of the thread.")
    response: ClassVar[_FromStream[httpx.Response]] = _FromStream("response", "The answer, with its headers.")

    def __aiter__(self) -> AsyncIterator[AssistantStreamEvent]:
        return self

    async def __anext__(self) -> AssistantStreamEvent:
        """The next event; its callbacks are called before. Raises what they raise, and what the stream does."""
        event = await next_event_async(self._known, self._assistant_client)
        if event is None:
            raise StopAsyncIteration
        return event

    @property
    def text_deltas(self) -> AsyncIterator[str]:
        """The text as it comes. All of it: also what a server sends with the completed message only."""
        return _Texts(self)

    async def until_done(self) -> None:
        """Read the stream to its end."""
        session, client = self._known, self._assistant_client
        while await next_event_async(session, client) is not None:
            pass

    async def get_final_run(self) -> Run:
        """Read the stream to its end, and return the run. Raises RuntimeError if there was none to be seen."""
        await self.until_done()
        return self._final_run()

    async def get_final_run_steps(self) -> list[RunStep]:
        """Read the stream to its end, and return the steps of the run."""
        await self.until_done()
        return self._final().steps

    async def get_final_messages(self) -> list[Message]:
        """Read the stream to its end, and return the messages that the run wrote."""
        await self.until_done()
        return self._final().messages

    async def close(self) -> None:
        """Close the connection; no further event comes. The run itself goes on."""
        if self._assistant_stream is not None:
            await drive_close_async(self._assistant_client, self._assistant_stream)


def check_handler(handler: object, *, is_async: bool) -> None:
    """Raises TypeError for what can't handle a stream of this side."""
    right = AsyncAssistantEventHandler if is_async else AssistantEventHandler
    if not isinstance(handler, right):
        given = handler.__name__ + " itself" if isinstance(handler, type) else type(handler).__name__
        raise TypeError(f"event_handler must be an instance of {right.__name__}, not {given}")
    if not is_async:
        for name, callback in overridden(handler).items():
            if iscoroutinefunction(callback):
                raise TypeError(f"{name} is async, which needs AsyncAssistantEventHandler and the async client")
