"""What `client.beta.threads` offers beside the calls of the API: waiting for a run, or for there being none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from threads_api.resources import threads

from ..driver import drive, drive_async

if TYPE_CHECKING:
    from threads_api.models.run import Run

    from .arguments import CreateAndRunPollArguments, WaitUntilIdleArguments

__all__ = ["AsyncPollingThreads", "PollingThreads"]


class PollingThreads(threads.Threads):
    """Threads, with helpers that wait for their runs."""

    def create_and_run_poll(self, **arguments: Unpack[CreateAndRunPollArguments]) -> Run:
        """Creates a thread, starts a run on it and waits until that has ended or waits for the application.

        `POST /threads/runs`, then `GET /threads/{thread_id}/runs/{run_id}` again and again

        Args:
            arguments: All that `create_and_run` takes, and:
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

        return drive(self._client, flows.create_and_run_poll(self._client, arguments))

    def wait_until_idle(self, thread_id: str, **arguments: Unpack[WaitUntilIdleArguments]) -> None:
        """Waits until no run is active on a thread, so that it takes messages and runs again.

        `GET /threads/{thread_id}/runs` again and again

        Args:
            thread_id: Identifier of the thread.
            arguments: What every call takes, and:
            poll_interval_ms: Milliseconds between two looks. Default: what the last answer asked for
                (`openai-poll-after-ms`), else 1000.
            deadline: Seconds for everything: requests, retries, pauses. Default: no limit.

        Returns:
            Nothing. A run in `requires_action` is active until its outputs are submitted, or it expires.

        Raises:
            PollTimeoutError: The deadline passed; `run` is the run that holds the thread.
            ValueError, TypeError: An argument can't be meant; nothing was sent.
            APIError: As the calls behind it.
        """
        from . import flows

        drive(self._client, flows.wait_until_idle(self._client, thread_id, arguments))


class AsyncPollingThreads(threads.AsyncThreads):
    """Threads, with helpers that wait for their runs."""

    async def create_and_run_poll(self, **arguments: Unpack[CreateAndRunPollArguments]) -> Run:
        """Creates a thread, starts a run on it and waits until that has ended or waits for the application.

        `POST /threads/runs`, then `GET /threads/{thread_id}/runs/{run_id}` again and again

        Args:
            arguments: All that `create_and_run` takes, and:
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

        return await drive_async(self._client, flows.create_and_run_poll(self._client, arguments))

    async def wait_until_idle(self, thread_id: str, **arguments: Unpack[WaitUntilIdleArguments]) -> None:
        """Waits until no run is active on a thread, so that it takes messages and runs again.

        `GET /threads/{thread_id}/runs` again and again

        Args:
            thread_id: Identifier of the thread.
            arguments: What every call takes, and:
            poll_interval_ms: Milliseconds between two looks. Default: what the last answer asked for
                (`openai-poll-after-ms`), else 1000.
            deadline: Seconds for everything: requests, retries, pauses. Default: no limit.

        Returns:
            Nothing. A run in `requires_action` is active until its outputs are submitted, or it expires.

        Raises:
            PollTimeoutError: The deadline passed; `run` is the run that holds the thread.
            ValueError, TypeError: An argument can't be meant; nothing was sent.
            APIError: As the calls behind it.
        """
        from . import flows

        await drive_async(self._client, flows.wait_until_idle(self._client, thread_id, arguments))
