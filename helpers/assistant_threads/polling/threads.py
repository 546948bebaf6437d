"""Helpers of `client.beta.threads` that wait for a run, or for the thread to be idle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from threads_api.resources import threads

from ..parameters.helper import helper
from ..runs.performer import Flow, performed, performed_async

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
    @performed
    def create_and_run_poll(self, **arguments: Unpack[CreateAndRunPollArguments]) -> Flow[Run]:
        """Creates a thread, starts a run on it and polls the run until it ends or needs tool outputs.

        `POST /threads/runs`, then polls `GET /threads/{thread_id}/runs/{run_id}`

        Returns:
            The run, in a terminal status (completed, failed, cancelled, expired, incomplete) or in `requires_action`.
        """
        from . import flows

        return flows.create_and_run_poll(self._client, **arguments)

    @helper(threads.Threads.retrieve, "parameters.settings:WaitSettings")
    @performed
    def wait_until_idle(self, thread_id: str, **arguments: Unpack[WaitUntilIdleArguments]) -> Flow[None]:
        """Waits until a thread has no active run, so that it accepts messages and runs again.

        A run in `requires_action` is active until its outputs are submitted or it expires.

        Polls `GET /threads/{thread_id}/runs`

        Raises:
            PollTimeoutError: The deadline passed; `run` is the active run.
        """
        from . import flows

        return flows.wait_until_idle(self._client, thread_id, **arguments)


class AsyncPollingThreads(threads.AsyncThreads):
    """Threads, with helpers that wait for their runs."""

    create_and_run_poll = performed_async(PollingThreads.create_and_run_poll)
    wait_until_idle = performed_async(PollingThreads.wait_until_idle)
