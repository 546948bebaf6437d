"""Event handlers, the object of `with … as stream`. Iterate them for events, or subclass them for callbacks."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator, Iterator
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, overload

from ..runs.performer import Paused, advance, advance_async, clean_up_async
from .callbacks import Callbacks, overridden

if TYPE_CHECKING:
    import httpx

    from threads_api.models import AssistantStreamEvent, Message, Run, RunStep

    from .session import Session
    from .state.run_state import RunState

__all__ = ["AssistantEventHandler", "AsyncAssistantEventHandler", "callbacks_of"]

T = TypeVar("T")
R_co = TypeVar("R_co", covariant=True)


class _FromStream(Generic[T]):
    """An attribute that the stream provides, unless a handler assigns its own value."""

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


class _Handler(Callbacks[R_co]):
    """What both kinds share: all but the waiting. Needs no `__init__`."""

    run_id: ClassVar[_FromStream[str | None]] = _FromStream("state.run_id", "The id of the run, once it is known.")
    thread_id: ClassVar[_FromStream[str | None]] = _FromStream("state.thread_id", "The id of the thread.")
    response: ClassVar[_FromStream[httpx.Response]] = _FromStream("response", "The response, with its headers.")

    # On the class, so that a subclass needn't call super().__init__(). Each stream sets it.
    _assistant_stream: Session | None = None

    @property
    def current_event(self) -> AssistantStreamEvent | None:
        """The event whose callbacks are being called; None otherwise."""
        return self._known.current_event if self._assistant_stream else None

    @property
    def current_run(self) -> Run | None:
        """The run as of its last event; None before the first one."""
        return self._known.state.run if self._assistant_stream else None

    @property
    def current_run_step_snapshot(self) -> RunStep | None:
        """The step that is in progress, including the callbacks of its end."""
        return self._known.state.current_step if self._assistant_stream else None

    @property
    def current_message_snapshot(self) -> Message | None:
        """The message that is being written, or was written last."""
        return self._known.state.current_message if self._assistant_stream else None

    @property
    def _known(self) -> Session:
        if self._assistant_stream is None:
            raise RuntimeError(
                "There is no stream yet. Pass the handler as event_handler, and enter the stream with `with`."
            )
        return self._assistant_stream

    def _final(self) -> RunState:
        """What is known at the end. Raises the error that ended the stream."""
        session = self._known
        if session.error is not None:
            raise session.error
        return session.state

    def _final_run(self) -> Run:
        run = self._final().run
        if run is None:
            raise RuntimeError("The stream brought no run.")
        return run


class AssistantEventHandler(_Handler[None]):
    """The stream of a run. Iterating gives the events, `text_deltas` only the text; `until_done()` reads to the end.

    Pass an instance of a subclass as `event_handler` for callbacks. It can serve one stream after another.
    """

    def __iter__(self) -> Iterator[AssistantStreamEvent]:
        return self

    def __next__(self) -> AssistantStreamEvent:
        """The next event, after its callbacks. Raises what they raise, and what the stream raises."""
        session = self._known
        session.start_reading()
        try:
            if advance(session.performer, session.events) is not Paused.PAUSED:
                raise StopIteration
        finally:
            session.is_busy = False
        return session.state.event

    @property
    def text_deltas(self) -> Iterator[str]:
        """The text as it arrives, including text that a server sends only with the completed message."""
        for _ in self:
            yield from self._known.state.new_texts()

    def until_done(self) -> None:
        """Read the stream to its end."""
        for _ in self:
            pass

    def get_final_run(self) -> Run:
        """Read the stream to its end, and return the run. Raises RuntimeError if it brought none."""
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
        """Close the connection; no more events arrive. The run itself continues."""
        if self._assistant_stream is not None:
            advance(self._assistant_stream.performer, self._assistant_stream.close())


class _Nothing:
    """What the callbacks of an async handler return by default: an awaitable, for `await super().on_event(…)`."""

    def __await__(self) -> Generator[Any, None, None]:
        yield from ()


class _Texts:
    """Not a generator, since one that is left early would have to be closed by hand."""

    def __init__(self, handler: AsyncAssistantEventHandler) -> None:
        self._handler = handler
        self._texts: list[str] = []

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> str:
        while not self._texts:
            await anext(self._handler)
            self._texts = self._handler._known.state.new_texts()  # pyright: ignore[reportPrivateUsage]
        return self._texts.pop(0)


class AsyncAssistantEventHandler(_Handler[Any]):
    """The stream of a run. Iterating gives the events, `text_deltas` only the text; `until_done()` reads to the end.

    Pass an instance of a subclass as `event_handler` for callbacks, which may be `async def` or not. It can serve one
    stream after another.
    """

    def _nothing(self) -> Any:
        return _Nothing()

    def __aiter__(self) -> AsyncIterator[AssistantStreamEvent]:
        return self

    async def __anext__(self) -> AssistantStreamEvent:
        """The next event, after its callbacks. Raises what they raise, and what the stream raises."""
        session = self._known
        session.start_reading()
        try:
            if await advance_async(session.performer, session.events) is not Paused.PAUSED:
                raise StopAsyncIteration
        finally:
            session.is_busy = False
        return session.state.event

    @property
    def text_deltas(self) -> AsyncIterator[str]:
        """The text as it arrives, including text that a server sends only with the completed message."""
        return _Texts(self)

    async def until_done(self) -> None:
        """Read the stream to its end."""
        async for _ in self:
            pass

    async def get_final_run(self) -> Run:
        """Read the stream to its end, and return the run. Raises RuntimeError if it brought none."""
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
        """Close the connection; no more events arrive. The run itself continues."""
        if self._assistant_stream is not None:
            await clean_up_async(self._assistant_stream.performer, self._assistant_stream.close())


def callbacks_of(handler: object, *, is_async: bool) -> dict[str, Callable[..., Any]]:
    """The callbacks of a handler, by name. Raises TypeError unless it fits the kind of client."""
    right = AsyncAssistantEventHandler if is_async else AssistantEventHandler
    if not isinstance(handler, right):
        given = handler.__name__ + " itself" if isinstance(handler, type) else type(handler).__name__
        raise TypeError(f"event_handler must be an instance of {right.__name__}, not {given}")
    callbacks = overridden(handler)
    for name in callbacks:
        if not is_async and iscoroutinefunction(getattr(handler, name)):
            raise TypeError(f"{name} is async; use AsyncAssistantEventHandler and the async client")
    return callbacks
