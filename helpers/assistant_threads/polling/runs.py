"""Helpers of `client.beta.threads.runs` that wait for a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from threads_api.resources import runs

from ..parameters.helper import helper, twin_of
from ..runs.performer import drive, drive_async

if TYPE_CHECKING:
    from threads_api.models.run import Run

    from .arguments import CancelAndWaitArguments, CreateAndPollArguments, PollRunArguments, SubmitAndPollArguments

__all__ = ["AsyncPollingRuns", "PollingRuns"]

_POLLING = ("parameters.settings:WaitSettings", "parameters.settings:PollSettings", "tools.settings:ToolSettings")


class PollingRuns(runs.Runs):
    """Runs, with helpers that wait for them."""

    @helper(runs.Runs.create, *_POLLING)
    def create_and_poll(self, thread_id: str, **arguments: Unpack[CreateAndPollArguments]) -> Run:
        """Starts a run and polls it until it ends or needs tool outputs.

        `POST /threads/{thread_id}/runs`, then polls `GET /threads/{thread_id}/runs/{run_id}`

        Returns:
            The run, in a terminal status (completed, failed, cancelled, expired, incomplete) or in `requires_action`.
        """
        from . import flows

        return drive(self._client, flows.create_and_poll(self._client, thread_id, arguments))

    @overload
    def poll(self, thread_id: str, run_id: str, **arguments: Unpack[PollRunArguments]) -> Run: ...
    @overload
    def poll(self, run_id: str, *, thread_id: str, **arguments: Unpack[PollRunArguments]) -> Run: ...
    @helper(runs.Runs.retrieve, *_POLLING)
    def poll(self, *ids: str, **arguments: Any) -> Run:
        """Polls a run until it ends or needs tool outputs.

        Polls `GET /threads/{thread_id}/runs/{run_id}`

        Returns:
            The run, in a terminal status (completed, failed, cancelled, expired, incomplete) or in `requires_action`.
        """
        from . import flows

        thread_id, run_id = ids
        return drive(self._client, flows.poll(self._client, thread_id, run_id, arguments))

    @overload
    def submit_tool_outputs_and_poll(
        self, thread_id: str, run_id: str, **arguments: Unpack[SubmitAndPollArguments]
    ) -> Run: ...
    @overload
    def submit_tool_outputs_and_poll(
        self, run_id: str, *, thread_id: str, **arguments: Unpack[SubmitAndPollArguments]
    ) -> Run: ...
    @helper(runs.Runs.submit_tool_outputs, *_POLLING)
    def submit_tool_outputs_and_poll(self, *ids: str, **arguments: Any) -> Run:
        """Submits the tool outputs that a run needs, and polls it until it ends or needs further ones.

        `POST /threads/{thread_id}/runs/{run_id}/submit_tool_outputs`, then polls
        `GET /threads/{thread_id}/runs/{run_id}`

        Returns:
            The run, in a terminal status (completed, failed, cancelled, expired, incomplete) or in `requires_action`.
        """
        from . import flows

        thread_id, run_id = ids
        return drive(self._client, flows.submit_tool_outputs_and_poll(self._client, thread_id, run_id, arguments))

    @overload
    def cancel_and_wait(self, thread_id: str, run_id: str, **arguments: Unpack[CancelAndWaitArguments]) -> Run: ...
    @overload
    def cancel_and_wait(self, run_id: str, *, thread_id: str, **arguments: Unpack[CancelAndWaitArguments]) -> Run: ...
    @helper(runs.Runs.cancel, "parameters.settings:WaitSettings", "parameters.settings:UpdateSettings")
    def cancel_and_wait(self, *ids: str, **arguments: Any) -> Run:
        """Cancels a run and polls it until it has ended. A run that had ended before is returned as it is.

        `POST /threads/{thread_id}/runs/{run_id}/cancel`, then polls `GET /threads/{thread_id}/runs/{run_id}`

        Returns:
            The run, in a terminal status: `completed` or `failed` if it was faster than the cancellation.
        """
        from . import flows

        thread_id, run_id = ids
        return drive(self._client, flows.cancel_and_wait(self._client, thread_id, run_id, arguments))


class AsyncPollingRuns(runs.AsyncRuns):
    """Runs, with helpers that wait for them."""

    @twin_of(PollingRuns)
    async def create_and_poll(self, thread_id: str, **arguments: Unpack[CreateAndPollArguments]) -> Run:
        from . import flows

        return await drive_async(self._client, flows.create_and_poll(self._client, thread_id, arguments))

    @overload
    async def poll(self, thread_id: str, run_id: str, **arguments: Unpack[PollRunArguments]) -> Run: ...
    @overload
    async def poll(self, run_id: str, *, thread_id: str, **arguments: Unpack[PollRunArguments]) -> Run: ...
    @twin_of(PollingRuns)
    async def poll(self, *ids: str, **arguments: Any) -> Run:
        from . import flows

        thread_id, run_id = ids
        return await drive_async(self._client, flows.poll(self._client, thread_id, run_id, arguments))

    @overload
    async def submit_tool_outputs_and_poll(
        self, thread_id: str, run_id: str, **arguments: Unpack[SubmitAndPollArguments]
    ) -> Run: ...
    @overload
    async def submit_tool_outputs_and_poll(
        self, run_id: str, *, thread_id: str, **arguments: Unpack[SubmitAndPollArguments]
    ) -> Run: ...
    @twin_of(PollingRuns)
    async def submit_tool_outputs_and_poll(self, *ids: str, **arguments: Any) -> Run:
        from . import flows

        thread_id, run_id = ids
        flow = flows.submit_tool_outputs_and_poll(self._client, thread_id, run_id, arguments)
        return await drive_async(self._client, flow)

    @overload
    async def cancel_and_wait(
        self, thread_id: str, run_id: str, **arguments: Unpack[CancelAndWaitArguments]
    ) -> Run: ...
    @overload
    async def cancel_and_wait(
        self, run_id: str, *, thread_id: str, **arguments: Unpack[CancelAndWaitArguments]
    ) -> Run: ...
    @twin_of(PollingRuns)
    async def cancel_and_wait(self, *ids: str, **arguments: Any) -> Run:
        from . import flows

        thread_id, run_id = ids
        return await drive_async(self._client, flows.cancel_and_wait(self._client, thread_id, run_id, arguments))
