"""Helpers of `client.beta.threads.runs` that wait for a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from threads_api.resources import runs

from ..parameters.helper import helper
from ..runs.performer import Flow, performed, performed_async

if TYPE_CHECKING:
    from threads_api.models.run import Run

    from .arguments import CancelAndWaitArguments, CreateAndPollArguments, PollRunArguments, SubmitAndPollArguments

__all__ = ["AsyncPollingRuns", "PollingRuns"]

_POLLING = ("parameters.settings:WaitSettings", "parameters.settings:PollSettings", "tools.settings:ToolSettings")


class PollingRuns(runs.Runs):
    """Runs, with helpers that wait for them."""

    @helper(runs.Runs.create, *_POLLING)
    @performed
    def create_and_poll(self, thread_id: str, **arguments: Unpack[CreateAndPollArguments]) -> Flow[Run]:
        """Starts a run and polls it until it ends or needs tool outputs.

        `POST /threads/{thread_id}/runs`, then polls `GET /threads/{thread_id}/runs/{run_id}`

        Returns:
            The run, in a terminal status (completed, failed, cancelled, expired, incomplete) or in `requires_action`.
        """
        from . import flows

        return flows.create_and_poll(self._client, thread_id, **arguments)

    @overload
    def poll(self, thread_id: str, run_id: str, **arguments: Unpack[PollRunArguments]) -> Run: ...
    @overload
    def poll(self, run_id: str, *, thread_id: str, **arguments: Unpack[PollRunArguments]) -> Run: ...
    @helper(runs.Runs.retrieve, *_POLLING)
    @performed
    def poll(self, *ids: str, **arguments: Any) -> Flow[Run]:
        """Polls a run until it ends or needs tool outputs.

        Polls `GET /threads/{thread_id}/runs/{run_id}`

        Returns:
            The run, in a terminal status (completed, failed, cancelled, expired, incomplete) or in `requires_action`.
        """
        from . import flows

        return flows.poll(self._client, *ids, **arguments)

    @overload
    def submit_tool_outputs_and_poll(
        self, thread_id: str, run_id: str, **arguments: Unpack[SubmitAndPollArguments]
    ) -> Run: ...
    @overload
    def submit_tool_outputs_and_poll(
        self, run_id: str, *, thread_id: str, **arguments: Unpack[SubmitAndPollArguments]
    ) -> Run: ...
    @helper(runs.Runs.submit_tool_outputs, *_POLLING)
    @performed
    def submit_tool_outputs_and_poll(self, *ids: str, **arguments: Any) -> Flow[Run]:
        """Submits the tool outputs that a run needs, and polls it until it ends or needs further ones.

        `POST /threads/{thread_id}/runs/{run_id}/submit_tool_outputs`, then polls
        `GET /threads/{thread_id}/runs/{run_id}`

        Returns:
            The run, in a terminal status (completed, failed, cancelled, expired, incomplete) or in `requires_action`.
        """
        from . import flows

        return flows.submit_tool_outputs_and_poll(self._client, *ids, **arguments)

    @overload
    def cancel_and_wait(self, thread_id: str, run_id: str, **arguments: Unpack[CancelAndWaitArguments]) -> Run: ...
    @overload
    def cancel_and_wait(self, run_id: str, *, thread_id: str, **arguments: Unpack[CancelAndWaitArguments]) -> Run: ...
    @helper(runs.Runs.cancel, "parameters.settings:WaitSettings", "parameters.settings:UpdateSettings")
    @performed
    def cancel_and_wait(self, *ids: str, **arguments: Any) -> Flow[Run]:
        """Cancels a run and polls it until it has ended. A run that had ended before is returned as it is.

        `POST /threads/{thread_id}/runs/{run_id}/cancel`, then polls `GET /threads/{thread_id}/runs/{run_id}`

        Returns:
            The run, in a terminal status: `completed` or `failed` if it was faster than the cancellation.
        """
        from . import flows

        return flows.cancel_and_wait(self._client, *ids, **arguments)


class AsyncPollingRuns(runs.AsyncRuns):
    """Runs, with helpers that wait for them."""

    create_and_poll = performed_async(PollingRuns.create_and_poll)
    poll = performed_async(PollingRuns.poll)
    submit_tool_outputs_and_poll = performed_async(PollingRuns.submit_tool_outputs_and_poll)
    cancel_and_wait = performed_async(PollingRuns.cancel_and_wait)
