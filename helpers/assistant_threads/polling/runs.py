"""What `client.beta.threads.runs` offers beside the calls of the API: waiting for a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack, overload

from threads_api.resources import runs
from threads_runtime.omit import Omit, omit
from threads_runtime.operation import path_ids

from ..driver import drive, drive_async

if TYPE_CHECKING:
    from threads_api.models.run import Run

    from .arguments import CancelAndWaitArguments, CreateAndPollArguments, PollRunArguments, SubmitAndPollArguments

__all__ = ["AsyncPollingRuns", "PollingRuns"]


class PollingRuns(runs.Runs):
    """Runs, with helpers that wait for them."""

    def create_and_poll(self, thread_id: str, **arguments: Unpack[CreateAndPollArguments]) -> Run:
        """Starts a run and waits until it has ended or waits for the application.

        `POST /threads/{thread_id}/runs`, then `GET /threads/{thread_id}/runs/{run_id}` again and again

        Args:
            thread_id: Identifier of the thread.
            arguments: All that `create` takes, and:
            poll_interval_ms: Milliseconds between two looks. Default: what the last answer asked for
                (`openai-poll-after-ms`), else 1000.
            deadline: Seconds for everything: requests, retries, pauses, tools. Default: no limit.
            on_update: Called with the run as it is first seen and whenever its status has changed.
            cancel_on_timeout: Cancel the run when the deadline passes.
            cancel_on_exit: Cancel the run when any exception leaves: Ctrl-C, a cancelled task, an error.
            raise_on_failure: Raise when the run ends as anything but `completed`.
            functions: Python functions that the model may have called, beside `tools`.
            max_tool_rounds: How often outputs are submitted before the run is returned as it is. Default 10.
            on_tool_error: `report` tells the model (default), `raise` cancels the run and raises, a function decides.

        Returns:
            The run in a terminal status (completed, failed, cancelled, expired, incomplete), or in `requires_action`.

        Raises:
            PollTimeoutError: The deadline passed, or a status that isn't known lasted for 10 minutes; `run` is the
                run as last seen.
            RunFailedError: The run ended otherwise than completed, and `raise_on_failure` is set.
            ValueError, TypeError: An argument can't be meant; nothing was sent.
            APIError: As the calls behind it; `run_id` and `thread_id` are set as far as they are known, here and on
                every other exception, including those of `on_update` and of `functions`.
        """
        from . import flows

        return drive(self._client, flows.create_and_poll(self._client, thread_id, arguments))

    @overload
    def poll(self, thread_id: str, run_id: str, **arguments: Unpack[PollRunArguments]) -> Run: ...
    @overload
    def poll(self, run_id: str, *, thread_id: str, **arguments: Unpack[PollRunArguments]) -> Run: ...
    def poll(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self, *ids: str, thread_id: str | Omit = omit, run_id: str | Omit = omit, **arguments: Unpack[PollRunArguments]
    ) -> Run:
        """Waits until a run has ended or waits for the application.

        `GET /threads/{thread_id}/runs/{run_id}` again and again

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
            arguments: All that `retrieve` takes, and:
            poll_interval_ms: Milliseconds between two looks. Default: what the last answer asked for
                (`openai-poll-after-ms`), else 1000.
            deadline: Seconds for everything: requests, retries, pauses, tools. Default: no limit.
            on_update: Called with the run as it is first seen and whenever its status has changed.
            cancel_on_timeout: Cancel the run when the deadline passes.
            cancel_on_exit: Cancel the run when any exception leaves: Ctrl-C, a cancelled task, an error.
            raise_on_failure: Raise when the run ends as anything but `completed`.
            functions: Python functions that the model may have called.
            max_tool_rounds: How often outputs are submitted before the run is returned as it is. Default 10.
            on_tool_error: `report` tells the model (default), `raise` cancels the run and raises, a function decides.

        Returns:
            The run in a terminal status (completed, failed, cancelled, expired, incomplete), or in `requires_action`.

        Raises:
            PollTimeoutError: The deadline passed, or a status that isn't known lasted for 10 minutes; `run` is the
                run as last seen.
            RunFailedError: The run ended otherwise than completed, and `raise_on_failure` is set.
            ValueError, TypeError: An argument can't be meant; nothing was sent.
            APIError: As the calls behind it; `run_id` and `thread_id` are set as far as they are known, here and on
                every other exception, including those of `on_update` and of `functions`.
        """
        from . import flows

        thread_id, run_id = path_ids("poll", ids, thread_id=thread_id, run_id=run_id)
        return drive(self._client, flows.poll(self._client, thread_id, run_id, arguments))

    @overload
    def submit_tool_outputs_and_poll(
        self, thread_id: str, run_id: str, **arguments: Unpack[SubmitAndPollArguments]
    ) -> Run: ...
    @overload
    def submit_tool_outputs_and_poll(
        self, run_id: str, *, thread_id: str, **arguments: Unpack[SubmitAndPollArguments]
    ) -> Run: ...
    def submit_tool_outputs_and_poll(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        run_id: str | Omit = omit,
        **arguments: Unpack[SubmitAndPollArguments],
    ) -> Run:
        """Gives a run the outputs that it waits for, and waits until it has ended or waits again.

        `POST /threads/{thread_id}/runs/{run_id}/submit_tool_outputs`, then
        `GET /threads/{thread_id}/runs/{run_id}` again and again

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
            arguments: All that `submit_tool_outputs` takes, and:
            poll_interval_ms: Milliseconds between two looks. Default: what the last answer asked for
                (`openai-poll-after-ms`), else 1000.
            deadline: Seconds for everything: requests, retries, pauses, tools. Default: no limit.
            on_update: Called with the run as it is first seen and whenever its status has changed.
            cancel_on_timeout: Cancel the run when the deadline passes.
            cancel_on_exit: Cancel the run when any exception leaves: Ctrl-C, a cancelled task, an error.
            raise_on_failure: Raise when the run ends as anything but `completed`.
            functions: Python functions that the model may have called.
            max_tool_rounds: How often outputs are submitted before the run is returned as it is. Default 10.
            on_tool_error: `report` tells the model (default), `raise` cancels the run and raises, a function decides.

        Returns:
            The run in a terminal status (completed, failed, cancelled, expired, incomplete), or in `requires_action`.

        Raises:
            PollTimeoutError: The deadline passed, or a status that isn't known lasted for 10 minutes; `run` is the
                run as last seen.
            RunFailedError: The run ended otherwise than completed, and `raise_on_failure` is set.
            ValueError, TypeError: An argument can't be meant; nothing was sent.
            APIError: As the calls behind it; `run_id` and `thread_id` are set as far as they are known, here and on
                every other exception, including those of `on_update` and of `functions`.
        """
        from . import flows

        thread_id, run_id = path_ids("submit_tool_outputs_and_poll", ids, thread_id=thread_id, run_id=run_id)
        return drive(self._client, flows.submit_tool_outputs_and_poll(self._client, thread_id, run_id, arguments))

    @overload
    def cancel_and_wait(self, thread_id: str, run_id: str, **arguments: Unpack[CancelAndWaitArguments]) -> Run: ...
    @overload
    def cancel_and_wait(self, run_id: str, *, thread_id: str, **arguments: Unpack[CancelAndWaitArguments]) -> Run: ...
    def cancel_and_wait(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        run_id: str | Omit = omit,
        **arguments: Unpack[CancelAndWaitArguments],
    ) -> Run:
        """Cancels a run and waits until it has ended; one that has ended before is returned as it ended.

        `POST /threads/{thread_id}/runs/{run_id}/cancel`, then `GET /threads/{thread_id}/runs/{run_id}` again and again

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
            arguments: All that `cancel` takes, and:
            poll_interval_ms: Milliseconds between two looks. Default: what the last answer asked for
                (`openai-poll-after-ms`), else 1000.
            deadline: Seconds for everything: requests, retries, pauses. Default: no limit.
            on_update: Called with the run as it is first seen and whenever its status has changed.

        Returns:
            The run in a terminal status; `completed` or `failed` if it was faster.

        Raises:
            PollTimeoutError: The deadline passed, or a status that isn't known lasted for 10 minutes; `run` is the
                run as last seen.
            ValueError, TypeError: An argument can't be meant; nothing was sent.
            APIError: As the calls behind it; `run_id` and `thread_id` are set as far as they are known, here and on
                every other exception, including those of `on_update`.
        """
        from . import flows

        thread_id, run_id = path_ids("cancel_and_wait", ids, thread_id=thread_id, run_id=run_id)
        return drive(self._client, flows.cancel_and_wait(self._client, thread_id, run_id, arguments))


class AsyncPollingRuns(runs.AsyncRuns):
    """Runs, with helpers that wait for them."""

    async def create_and_poll(self, thread_id: str, **arguments: Unpack[CreateAndPollArguments]) -> Run:
        """Starts a run and waits until it has ended or waits for the application.

        `POST /threads/{thread_id}/runs`, then `GET /threads/{thread_id}/runs/{run_id}` again and again

        Args:
            thread_id: Identifier of the thread.
            arguments: All that `create` takes, and:
            poll_interval_ms: Milliseconds between two looks. Default: what the last answer asked for
                (`openai-poll-after-ms`), else 1000.
            deadline: Seconds for everything: requests, retries, pauses, tools. Default: no limit.
            on_update: Called with the run as it is first seen and whenever its status has changed; may be async.
            cancel_on_timeout: Cancel the run when the deadline passes.
            cancel_on_exit: Cancel the run when any exception leaves: Ctrl-C, a cancelled task, an error.
            raise_on_failure: Raise when the run ends as anything but `completed`.
            functions: Python functions that the model may have called, beside `tools`; async ones run
                concurrently, others in threads.
            max_tool_rounds: How often outputs are submitted before the run is returned as it is. Default 10.
            on_tool_error: `report` tells the model (default), `raise` cancels the run and raises, a function decides.

        Returns:
            The run in a terminal status (completed, failed, cancelled, expired, incomplete), or in `requires_action`.

        Raises:
            PollTimeoutError: The deadline passed, or a status that isn't known lasted for 10 minutes; `run` is the
                run as last seen.
            RunFailedError: The run ended otherwise than completed, and `raise_on_failure` is set.
            ValueError, TypeError: An argument can't be meant; nothing was sent.
            APIError: As the calls behind it; `run_id` and `thread_id` are set as far as they are known, here and on
                every other exception, including those of `on_update` and of `functions`.
        """
        from . import flows

        return await drive_async(self._client, flows.create_and_poll(self._client, thread_id, arguments))

    @overload
    async def poll(self, thread_id: str, run_id: str, **arguments: Unpack[PollRunArguments]) -> Run: ...
    @overload
    async def poll(self, run_id: str, *, thread_id: str, **arguments: Unpack[PollRunArguments]) -> Run: ...
    async def poll(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self, *ids: str, thread_id: str | Omit = omit, run_id: str | Omit = omit, **arguments: Unpack[PollRunArguments]
    ) -> Run:
        """Waits until a run has ended or waits for the application.

        `GET /threads/{thread_id}/runs/{run_id}` again and again

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
            arguments: All that `retrieve` takes, and:
            poll_interval_ms: Milliseconds between two looks. Default: what the last answer asked for
                (`openai-poll-after-ms`), else 1000.
            deadline: Seconds for everything: requests, retries, pauses, tools. Default: no limit.
            on_update: Called with the run as it is first seen and whenever its status has changed; may be async.
            cancel_on_timeout: Cancel the run when the deadline passes.
            cancel_on_exit: Cancel the run when any exception leaves: Ctrl-C, a cancelled task, an error.
            raise_on_failure: Raise when the run ends as anything but `completed`.
            functions: Python functions that the model may have called; async ones run concurrently, others in threads.
            max_tool_rounds: How often outputs are submitted before the run is returned as it is. Default 10.
            on_tool_error: `report` tells the model (default), `raise` cancels the run and raises, a function decides.

        Returns:
            The run in a terminal status (completed, failed, cancelled, expired, incomplete), or in `requires_action`.

        Raises:
            PollTimeoutError: The deadline passed, or a status that isn't known lasted for 10 minutes; `run` is the
                run as last seen.
            RunFailedError: The run ended otherwise than completed, and `raise_on_failure` is set.
            ValueError, TypeError: An argument can't be meant; nothing was sent.
            APIError: As the calls behind it; `run_id` and `thread_id` are set as far as they are known, here and on
                every other exception, including those of `on_update` and of `functions`.
        """
        from . import flows

        thread_id, run_id = path_ids("poll", ids, thread_id=thread_id, run_id=run_id)
        return await drive_async(self._client, flows.poll(self._client, thread_id, run_id, arguments))

    @overload
    async def submit_tool_outputs_and_poll(
        self, thread_id: str, run_id: str, **arguments: Unpack[SubmitAndPollArguments]
    ) -> Run: ...
    @overload
    async def submit_tool_outputs_and_poll(
        self, run_id: str, *, thread_id: str, **arguments: Unpack[SubmitAndPollArguments]
    ) -> Run: ...
    async def submit_tool_outputs_and_poll(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        run_id: str | Omit = omit,
        **arguments: Unpack[SubmitAndPollArguments],
    ) -> Run:
        """Gives a run the outputs that it waits for, and waits until it has ended or waits again.

        `POST /threads/{thread_id}/runs/{run_id}/submit_tool_outputs`, then
        `GET /threads/{thread_id}/runs/{run_id}` again and again

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
            arguments: All that `submit_tool_outputs` takes, and:
            poll_interval_ms: Milliseconds between two looks. Default: what the last answer asked for
                (`openai-poll-after-ms`), else 1000.
            deadline: Seconds for everything: requests, retries, pauses, tools. Default: no limit.
            on_update: Called with the run as it is first seen and whenever its status has changed; may be async.
            cancel_on_timeout: Cancel the run when the deadline passes.
            cancel_on_exit: Cancel the run when any exception leaves: Ctrl-C, a cancelled task, an error.
            raise_on_failure: Raise when the run ends as anything but `completed`.
            functions: Python functions that the model may have called; async ones run concurrently, others in threads.
            max_tool_rounds: How often outputs are submitted before the run is returned as it is. Default 10.
            on_tool_error: `report` tells the model (default), `raise` cancels the run and raises, a function decides.

        Returns:
            The run in a terminal status (completed, failed, cancelled, expired, incomplete), or in `requires_action`.

        Raises:
            PollTimeoutError: The deadline passed, or a status that isn't known lasted for 10 minutes; `run` is the
                run as last seen.
            RunFailedError: The run ended otherwise than completed, and `raise_on_failure` is set.
            ValueError, TypeError: An argument can't be meant; nothing was sent.
            APIError: As the calls behind it; `run_id` and `thread_id` are set as far as they are known, here and on
                every other exception, including those of `on_update` and of `functions`.
        """
        from . import flows

        thread_id, run_id = path_ids("submit_tool_outputs_and_poll", ids, thread_id=thread_id, run_id=run_id)
        return await drive_async(
            self._client, flows.submit_tool_outputs_and_poll(self._client, thread_id, run_id, arguments)
        )

    @overload
    async def cancel_and_wait(
        self, thread_id: str, run_id: str, **arguments: Unpack[CancelAndWaitArguments]
    ) -> Run: ...
    @overload
    async def cancel_and_wait(
        self, run_id: str, *, thread_id: str, **arguments: Unpack[CancelAndWaitArguments]
    ) -> Run: ...
    async def cancel_and_wait(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        run_id: str | Omit = omit,
        **arguments: Unpack[CancelAndWaitArguments],
    ) -> Run:
        """Cancels a run and waits until it has ended; one that has ended before is returned as it ended.

        `POST /threads/{thread_id}/runs/{run_id}/cancel`, then `GET /threads/{thread_id}/runs/{run_id}` again and again

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
            arguments: All that `cancel` takes, and:
            poll_interval_ms: Milliseconds between two looks. Default: what the last answer asked for
                (`openai-poll-after-ms`), else 1000.
            deadline: Seconds for everything: requests, retries, pauses. Default: no limit.
            on_update: Called with the run as it is first seen and whenever its status has changed; may be async.

        Returns:
            The run in a terminal status; `completed` or `failed` if it was faster.

        Raises:
            PollTimeoutError: The deadline passed, or a status that isn't known lasted for 10 minutes; `run` is the
                run as last seen.
            ValueError, TypeError: An argument can't be meant; nothing was sent.
            APIError: As the calls behind it; `run_id` and `thread_id` are set as far as they are known, here and on
                every other exception, including those of `on_update`.
        """
        from . import flows

        thread_id, run_id = path_ids("cancel_and_wait", ids, thread_id=thread_id, run_id=run_id)
        return await drive_async(self._client, flows.cancel_and_wait(self._client, thread_id, run_id, arguments))
