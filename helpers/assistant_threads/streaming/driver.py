"""The two drivers of a stream's life: they perform its commands until an event is ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..driver import CLEANUP_SECONDS, drive, drive_async

if TYPE_CHECKING:
    from threads_api.models import AssistantStreamEvent
    from threads_runtime.client import AsyncAPIClient, SyncAPIClient

    from .session import Session

__all__ = ["drive_close", "drive_close_async", "next_event", "next_event_async"]

_BUSY = "The stream is being read already: by a callback's caller, or by another thread or task."


def next_event(session: Session, client: SyncAPIClient) -> AssistantStreamEvent | None:
    """The next event, None at the end of the stream. Raises what the stream and its callbacks raise."""
    if session.is_busy:
        raise RuntimeError(_BUSY)
    session.is_busy = True
    life = session.life
    try:
        command = life.send(None)
        while command is not None:
            try:
                outcome = command.perform(client)
            except BaseException as error:
                command = life.throw(error)
            else:
                command = life.send(outcome)
    except StopIteration:
        return None
    finally:
        session.is_busy = False
    return session.state.event


async def next_event_async(session: Session, client: AsyncAPIClient) -> AssistantStreamEvent | None:
    """The next event, None at the end of the stream. Raises what the stream and its callbacks raise."""
    if session.is_busy:
        raise RuntimeError(_BUSY)
    session.is_busy = True
    life = session.life
    try:
        command = life.send(None)
        while command is not None:
            try:
                outcome = await command.perform_async(client)
            except GeneratorExit:  # the coroutine was thrown away: nothing can be awaited any more
                life.close()
                raise
            except BaseException as error:
                command = life.throw(error)
            else:
                command = life.send(outcome)
    except StopIteration:
        return None
    finally:
        session.is_busy = False
    return session.state.event


def drive_close(client: SyncAPIClient, session: Session) -> None:
    drive(client, session.close())


async def drive_close_async(client: AsyncAPIClient, session: Session) -> None:
    """Also where the task is cancelled: a connection left open would be leaked."""
    import anyio  # httpx has imported it with the first request

    with anyio.move_on_after(CLEANUP_SECONDS, shield=True):
        await drive_async(client, session.close())
