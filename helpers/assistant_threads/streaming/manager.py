"""Stream managers: `with client.beta.threads.runs.stream(…) as stream`. Entering the block sends the request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from ..runs.performer import AsyncPerformer, SyncPerformer, advance, advance_async, clean_up_async
from .handler import AssistantEventHandler, AsyncAssistantEventHandler

if TYPE_CHECKING:
    from types import TracebackType

    from threads_runtime.client import AsyncAPIClient, SyncAPIClient

    from .session import Session

__all__ = ["AssistantStreamManager", "AsyncAssistantStreamManager"]

_ONCE = "A stream manager can be entered once; create another one for another stream."

H = TypeVar("H", bound=AssistantEventHandler)
AsyncH = TypeVar("AsyncH", bound=AsyncAssistantEventHandler)


class AssistantStreamManager(Generic[H]):
    """Opens the stream of a run on entering the block, and closes it on leaving. `as` gives the event handler."""

    def __init__(self, client: SyncAPIClient, session: Session, event_handler: H) -> None:
        session.performer = SyncPerformer(client)
        self._session = session
        self._handler = event_handler
        self._was_entered = False

    def __enter__(self) -> H:
        """Raises what the request raises."""
        if self._was_entered:
            raise RuntimeError(_ONCE)
        self._was_entered = True
        advance(self._session.performer, self._session.open())
        self._handler._assistant_stream = self._session  # pyright: ignore[reportPrivateUsage]
        return self._handler

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        advance(self._session.performer, self._session.leave(error))


class AsyncAssistantStreamManager(Generic[AsyncH]):
    """Opens the stream of a run on entering the block, and closes it on leaving. `as` gives the event handler."""

    def __init__(self, client: AsyncAPIClient, session: Session, event_handler: AsyncH) -> None:
        session.performer = AsyncPerformer(client)
        self._session = session
        self._handler = event_handler
        self._was_entered = False

    async def __aenter__(self) -> AsyncH:
        """Raises what the request raises."""
        if self._was_entered:
            raise RuntimeError(_ONCE)
        self._was_entered = True
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
