"""Helpers of `client.beta.threads` that wait for a run, or for the thread to be idle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from threads_api.resources import threads

from ..parameters.helper import helper, twin_of
from ..runs.performer import drive, drive_async

if TYPE_CHECKING:
    from threads_api.models.run import Run

    from .arguments import CreateAndRunPollArguments, WaitUntilIdleArguments

__all__ = ["AsyncPollingThreads", "PollingThreads"]


class PollingThreads(threads.Threads):
    """Threads, with helpers that wait for their runs."""

    @helper(
        threads.Threads.create_and_run,
        "parameters.settings:WaitSettings",
        "parameters.settings:PollSettings",
        "tools.settings:ToolSettings",
    )
    def create_and_run_poll(self, **arguments: Unpack[CreateAndRunPollArguments]) -> Run:
        """Creates a thread, starts a run on it and polls the run until it ends or needs tool outputs.

        `POST /threads/runs`, then polls `GET /threads/{thread_id}/runs/{run_id}`

        Returns:
            The run, in a terminal status (completed, failed, cancelled, expired, incomplete) or in `requires_action`.
        """
        from . import flows

        return drive(self._client, flows.create_and_run_poll(self._client, arguments))

    @helper(threads.Threads.retrieve, "parameters.settings:WaitSettings")
    def wait_until_idle(self, thread_id: str, **arguments: Unpack[WaitUntilIdleArguments]) -> None:
        """Waits until a thread has no active run, so that it accepts messages and runs again.

        A run in `requires_action` is active until its outputs are submitted or it expires.

        Polls `GET /threads/{thread_id}/runs`

        Raises:
            PollTimeoutError: The deadline passed; `run` is the active run.
        """
        from . import flows

        drive(self._client, flows.wait_until_idle(self._client, thread_id, arguments))


class AsyncPollingThreads(threads.AsyncThreads):
    """Threads, with helpers that wait for their runs."""

    @twin_of(PollingThreads)
    async def create_and_run_poll(self, **arguments: Unpack[CreateAndRunPollArguments]) -> Run:
        from . import flows

        return await drive_async(self._client, flows.create_and_run_poll(self._client, arguments))

    @twin_of(PollingThreads)
    async def wait_until_idle(self, thread_id: str, **arguments: Unpack[WaitUntilIdleArguments]) -> None:
        from . import flows

        await drive_async(self._client, flows.wait_until_idle(self._client, thread_id, arguments))
