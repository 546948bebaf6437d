"""Stream managers: `with client.beta.threads.runs.stream(…) as stream`. Entering the block sends the request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from ..runs.performer import advance, advance_async, clean_up_async
from .handler import AssistantEventHandler, AsyncAssistantEventHandler

if TYPE_CHECKING:
    from types import TracebackType

    from .session import Session

__all__ = ["AssistantStreamManager", "AsyncAssistantStreamManager"]

H = TypeVar("H", bound=AssistantEventHandler)
AsyncH = TypeVar("AsyncH", bound=AsyncAssistantEventHandler)


class AssistantStreamManager(Generic[H]):
    """Opens the stream of a run on entering the block, and closes it on leaving. `as` gives the event handler."""

    def __init__(self, session: Session, event_handler: H) -> None:
        self._session = session
        self._handler = event_handler

    def __enter__(self) -> H:
        """Raises what the request raises."""
        advance(self._session.performer, self._session.open())
        self._handler._assistant_stream = self._session  # pyright: ignore[reportPrivateUsage]
        return self._handler

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        advance(self._session.performer, self._session.leave(error))


class AsyncAssistantStreamManager(Generic[AsyncH]):
    """Opens the stream of a run on entering the block, and closes it on leaving. `as` gives the event handler."""

    def __init__(self, session: Session, event_handler: AsyncH) -> None:
        self._session = session
        self._handler = event_handler

    async def __aenter__(self) -> AsyncH:
        """Raises what the request raises."""
        await advance_async(self._session.performer, self._session.open())
        self._handler._assistant_stream = self._session  # pyright: ignore[reportPrivateUsage]
        return self._handler

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, GeneratorExit):
            self._session.drop()  # the coroutine was closed: nothing can be awaited any more
        else:
            await clean_up_async(self._session.performer, self._session.leave(error))
