"""Stream managers: `with client.beta.threads.runs.stream(…) as stream`. Nothing is sent before the block is entered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from ..driver import CLEANUP_SECONDS, drive, drive_async
from .handler import AssistantEventHandler, AsyncAssistantEventHandler

if TYPE_CHECKING:
    from types import TracebackType

    from threads_runtime.client import AsyncAPIClient, SyncAPIClient

    from .session import Session

__all__ = ["AssistantStreamManager", "AsyncAssistantStreamManager"]

_ONCE = "A stream manager can be entered once: make another for another stream."

H = TypeVar("H", bound=AssistantEventHandler)
AsyncH = TypeVar("AsyncH", bound=AsyncAssistantEventHandler)


class AssistantStreamManager(Generic[H]):
    """Opens the stream of a run when the block is entered, and closes it when it is left. Gives the event handler."""

    def __init__(self, client: SyncAPIClient, session: Session, event_handler: H) -> None:
        self._client = client
        self._session: Session = session
        self._handler = event_handler
        self._was_entered = False

    def __enter__(self) -> H:
        """Raises what the request raises."""
        if self._was_entered:
            raise RuntimeError(_ONCE)
        self._was_entered = True
        session = self._session
        drive(self._client, session.begin())
        self._handler._assistant_stream = session  # pyright: ignore[reportPrivateUsage]
        self._handler._assistant_client = self._client  # pyright: ignore[reportPrivateUsage]
        return self._handler

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        drive(self._client, self._session.leave(error))


class AsyncAssistantStreamManager(Generic[AsyncH]):
    """Opens the stream of a run when the block is entered, and closes it when it is left. Gives the event handler."""

    def __init__(self, client: AsyncAPIClient, session: Session, event_handler: AsyncH) -> None:
        self._client = client
        self._session: Session = session
        self._handler = event_handler
        self._was_entered = False

    async def __aenter__(self) -> AsyncH:
        """Raises what the request raises."""
        if self._was_entered:
            raise RuntimeError(_ONCE)
        self._was_entered = True
        session = self._session
        await drive_async(self._client, session.begin())
        self._handler._assistant_stream = session  # pyright: ignore[reportPrivateUsage]
        self._handler._assistant_client = self._client  # pyright: ignore[reportPrivateUsage]
        return self._handler

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        import anyio  # httpx has imported it with the first request

        # The task may be cancelled: the connection is closed and the run cancelled all the same.
        with anyio.move_on_after(2 * CLEANUP_SECONDS, shield=True):
            await drive_async(self._client, self._session.leave(error))
