"""What `client.beta.threads.runs` offers beside the calls of the API: streaming a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, Unpack, overload

from threads_api.resources import runs
from threads_runtime.omit import Omit, omit
from threads_runtime.operation import path_ids

if TYPE_CHECKING:
    from .arguments import RunStreamArguments, SubmitAndStreamArguments
    from .handler import AssistantEventHandler, AsyncAssistantEventHandler
    from .manager import AssistantStreamManager, AsyncAssistantStreamManager

__all__ = ["AsyncStreamingRuns", "StreamingRuns"]

H = TypeVar("H", bound="AssistantEventHandler")
AsyncH = TypeVar("AsyncH", bound="AsyncAssistantEventHandler")


class StreamingRuns(runs.Runs):
    """Runs, with helpers that stream them."""

    @overload
    def stream(
        self, thread_id: str, *, event_handler: None = None, **arguments: Unpack[RunStreamArguments]
    ) -> AssistantStreamManager[AssistantEventHandler]: ...
    @overload
    def stream(
        self, thread_id: str, *, event_handler: H, **arguments: Unpack[RunStreamArguments]
    ) -> AssistantStreamManager[H]: ...
    def stream(self, thread_id: str, *, event_handler: Any = None, **arguments: Unpack[RunStreamArguments]) -> Any:
        """Starts a run and streams it.

        `POST /threads/{thread_id}/runs`

        Args:
            thread_id: Identifier of the thread.
            arguments: All that `create` takes but `stream`, and:
            event_handler: An instance of a subclass of `AssistantEventHandler` to be called as things happen.
            recover: Whether a stream that breaks off goes on with what the service says of the run, once that has
                come to rest. Default true.
            idle_timeout: Seconds without an event after which the stream counts as broken off.
            count_keep_alive: Whether comments that keep the connection open count as events for `idle_timeout`.
            deadline: Seconds for everything: the request, the stream, recovery, tools. Default: no limit.
            poll_interval_ms: Milliseconds between two looks at the run while recovering. Default: what the service
                asks for, else 1000.
            cancel_on_exit: Cancel the run when the block is left before the end of the stream.
            functions: Python functions that the model may have called, beside `tools`; the stream goes on with
                their outputs.
            max_tool_rounds: How often outputs are submitted before the stream ends in `requires_action`. Default 10.
            on_tool_error: `report` tells the model (default), `raise` cancels the run and raises, a function decides.

        Returns:
            A manager to be entered with `with`, which sends the request and gives the stream.

        Raises:
            ValueError, TypeError: An argument can't be meant; at once, nothing is sent.
            StreamInterruptedError: In the block: the stream broke off, and what was missed can't be had, or isn't
                wanted; `seen` is what had come.
            APIError: On entering, as the call behind it; in the block, an error that the service reports in the
                stream. `run_id` and `thread_id` are set as far as they are known.
        """
        from . import begin

        return begin.run_stream(self._client, "stream", thread_id, event_handler, arguments)

    @overload
    def create_and_stream(
        self, thread_id: str, *, event_handler: None = None, **arguments: Unpack[RunStreamArguments]
    ) -> AssistantStreamManager[AssistantEventHandler]: ...
    @overload
    def create_and_stream(
        self, thread_id: str, *, event_handler: H, **arguments: Unpack[RunStreamArguments]
    ) -> AssistantStreamManager[H]: ...
    def create_and_stream(
        self, thread_id: str, *, event_handler: Any = None, **arguments: Unpack[RunStreamArguments]
    ) -> Any:
        """The same as `stream`.

        `POST /threads/{thread_id}/runs`

        Args:
            thread_id: Identifier of the thread.
            arguments: All that `create` takes but `stream`, and:
            event_handler: An instance of a subclass of `AssistantEventHandler` to be called as things happen.
            recover: Whether a stream that breaks off goes on with what the service says of the run, once that has
                come to rest. Default true.
            idle_timeout: Seconds without an event after which the stream counts as broken off.
            count_keep_alive: Whether comments that keep the connection open count as events for `idle_timeout`.
            deadline: Seconds for everything: the request, the stream, recovery, tools. Default: no limit.
            poll_interval_ms: Milliseconds between two looks at the run while recovering. Default: what the service
                asks for, else 1000.
            cancel_on_exit: Cancel the run when the block is left before the end of the stream.
            functions: Python functions that the model may have called, beside `tools`; the stream goes on with
                their outputs.
            max_tool_rounds: How often outputs are submitted before the stream ends in `requires_action`. Default 10.
            on_tool_error: `report` tells the model (default), `raise` cancels the run and raises, a function decides.

        Returns:
            A manager to be entered with `with`, which sends the request and gives the stream.

        Raises:
            ValueError, TypeError: An argument can't be meant; at once, nothing is sent.
            StreamInterruptedError: In the block: the stream broke off, and what was missed can't be had, or isn't
                wanted; `seen` is what had come.
            APIError: On entering, as the call behind it; in the block, an error that the service reports in the
                stream. `run_id` and `thread_id` are set as far as they are known.
        """
        from . import begin

        return begin.run_stream(self._client, "create_and_stream", thread_id, event_handler, arguments)

    @overload
    def submit_tool_outputs_stream(
        self, thread_id: str, run_id: str, *, event_handler: None = None, **arguments: Unpack[SubmitAndStreamArguments]
    ) -> AssistantStreamManager[AssistantEventHandler]: ...
    @overload
    def submit_tool_outputs_stream(
        self, thread_id: str, run_id: str, *, event_handler: H, **arguments: Unpack[SubmitAndStreamArguments]
    ) -> AssistantStreamManager[H]: ...
    @overload
    def submit_tool_outputs_stream(
        self, run_id: str, *, thread_id: str, event_handler: None = None, **arguments: Unpack[SubmitAndStreamArguments]
    ) -> AssistantStreamManager[AssistantEventHandler]: ...
    @overload
    def submit_tool_outputs_stream(
        self, run_id: str, *, thread_id: str, event_handler: H, **arguments: Unpack[SubmitAndStreamArguments]
    ) -> AssistantStreamManager[H]: ...
    def submit_tool_outputs_stream(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        run_id: str | Omit = omit,
        event_handler: Any = None,
        **arguments: Unpack[SubmitAndStreamArguments],
    ) -> Any:
        """Gives a run the outputs that it waits for, and streams how it goes on.

        `POST /threads/{thread_id}/runs/{run_id}/submit_tool_outputs`

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
            arguments: All that `submit_tool_outputs` takes but `stream`, and:
            event_handler: An instance of a subclass of `AssistantEventHandler` to be called as things happen.
            recover: Whether a stream that breaks off goes on with what the service says of the run, once that has
                come to rest. Default true.
            idle_timeout: Seconds without an event after which the stream counts as broken off.
            count_keep_alive: Whether comments that keep the connection open count as events for `idle_timeout`.
            deadline: Seconds for everything: the request, the stream, recovery, tools. Default: no limit.
            poll_interval_ms: Milliseconds between two looks at the run while recovering. Default: what the service
                asks for, else 1000.
            cancel_on_exit: Cancel the run when the block is left before the end of the stream.
            functions: Python functions that the model may have called; the stream goes on with their outputs.
            max_tool_rounds: How often outputs are submitted before the stream ends in `requires_action`. Default 10.
            on_tool_error: `report` tells the model (default), `raise` cancels the run and raises, a function decides.

        Returns:
            A manager to be entered with `with`, which sends the request and gives the stream.

        Raises:
            ValueError, TypeError: An argument can't be meant; at once, nothing is sent.
            StreamInterruptedError: In the block: the stream broke off, and what was missed can't be had, or isn't
                wanted; `seen` is what had come.
            APIError: On entering, as the call behind it; in the block, an error that the service reports in the
                stream. `run_id` and `thread_id` are set as far as they are known.
        """
        from . import begin

        thread_id, run_id = path_ids("submit_tool_outputs_stream", ids, thread_id=thread_id, run_id=run_id)
        return begin.submit_tool_outputs_stream(self._client, thread_id, run_id, event_handler, arguments)


class AsyncStreamingRuns(runs.AsyncRuns):
    """Runs, with helpers that stream them."""

    @overload
    def stream(
        self, thread_id: str, *, event_handler: None = None, **arguments: Unpack[RunStreamArguments]
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandler]: ...
    @overload
    def stream(
        self, thread_id: str, *, event_handler: AsyncH, **arguments: Unpack[RunStreamArguments]
    ) -> AsyncAssistantStreamManager[AsyncH]: ...
    def stream(self, thread_id: str, *, event_handler: Any = None, **arguments: Unpack[RunStreamArguments]) -> Any:
        """Starts a run and streams it.

        `POST /threads/{thread_id}/runs`

        Args:
            thread_id: Identifier of the thread.
            arguments: All that `create` takes but `stream`, and:
            event_handler: An instance of a subclass of `AsyncAssistantEventHandler` to be called as things happen.
            recover: Whether a stream that breaks off goes on with what the service says of the run, once that has
                come to rest. Default true.
            idle_timeout: Seconds without an event after which the stream counts as broken off.
            count_keep_alive: Whether comments that keep the connection open count as events for `idle_timeout`.
            deadline: Seconds for everything: the request, the stream, recovery, tools. Default: no limit.
            poll_interval_ms: Milliseconds between two looks at the run while recovering. Default: what the service
                asks for, else 1000.
            cancel_on_exit: Cancel the run when the block is left before the end of the stream.
            functions: Python functions that the model may have called, beside `tools`; the stream goes on with
                their outputs.
            max_tool_rounds: How often outputs are submitted before the stream ends in `requires_action`. Default 10.
            on_tool_error: `report` tells the model (default), `raise` cancels the run and raises, a function decides.

        Returns:
            A manager to be entered with `async with`, which sends the request and gives the stream.

        Raises:
            ValueError, TypeError: An argument can't be meant; at once, nothing is sent.
            StreamInterruptedError: In the block: the stream broke off, and what was missed can't be had, or isn't
                wanted; `seen` is what had come.
            APIError: On entering, as the call behind it; in the block, an error that the service reports in the
                stream. `run_id` and `thread_id` are set as far as they are known.
        """
        from . import begin

        return begin.run_stream(self._client, "stream", thread_id, event_handler, arguments)

    @overload
    def create_and_stream(
        self, thread_id: str, *, event_handler: None = None, **arguments: Unpack[RunStreamArguments]
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandler]: ...
    @overload
    def create_and_stream(
        self, thread_id: str, *, event_handler: AsyncH, **arguments: Unpack[RunStreamArguments]
    ) -> AsyncAssistantStreamManager[AsyncH]: ...
    def create_and_stream(
        self, thread_id: str, *, event_handler: Any = None, **arguments: Unpack[RunStreamArguments]
    ) -> Any:
        """The same as `stream`.

        `POST /threads/{thread_id}/runs`

        Args:
            thread_id: Identifier of the thread.
            arguments: All that `create` takes but `stream`, and:
            event_handler: An instance of a subclass of `AsyncAssistantEventHandler` to be called as things happen.
            recover: Whether a stream that breaks off goes on with what the service says of the run, once that has
                come to rest. Default true.
            idle_timeout: Seconds without an event after which the stream counts as broken off.
            count_keep_alive: Whether comments that keep the connection open count as events for `idle_timeout`.
            deadline: Seconds for everything: the request, the stream, recovery, tools. Default: no limit.
            poll_interval_ms: Milliseconds between two looks at the run while recovering. Default: what the service
                asks for, else 1000.
            cancel_on_exit: Cancel the run when the block is left before the end of the stream.
            functions: Python functions that the model may have called, beside `tools`; the stream goes on with
                their outputs.
            max_tool_rounds: How often outputs are submitted before the stream ends in `requires_action`. Default 10.
            on_tool_error: `report` tells the model (default), `raise` cancels the run and raises, a function decides.

        Returns:
            A manager to be entered with `async with`, which sends the request and gives the stream.

        Raises:
            ValueError, TypeError: An argument can't be meant; at once, nothing is sent.
            StreamInterruptedError: In the block: the stream broke off, and what was missed can't be had, or isn't
                wanted; `seen` is what had come.
            APIError: On entering, as the call behind it; in the block, an error that the service reports in the
                stream. `run_id` and `thread_id` are set as far as they are known.
        """
        from . import begin

        return begin.run_stream(self._client, "create_and_stream", thread_id, event_handler, arguments)

    @overload
    def submit_tool_outputs_stream(
        self, thread_id: str, run_id: str, *, event_handler: None = None, **arguments: Unpack[SubmitAndStreamArguments]
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandler]: ...
    @overload
    def submit_tool_outputs_stream(
        self, thread_id: str, run_id: str, *, event_handler: AsyncH, **arguments: Unpack[SubmitAndStreamArguments]
    ) -> AsyncAssistantStreamManager[AsyncH]: ...
    @overload
    def submit_tool_outputs_stream(
        self, run_id: str, *, thread_id: str, event_handler: None = None, **arguments: Unpack[SubmitAndStreamArguments]
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandler]: ...
    @overload
    def submit_tool_outputs_stream(
        self, run_id: str, *, thread_id: str, event_handler: AsyncH, **arguments: Unpack[SubmitAndStreamArguments]
    ) -> AsyncAssistantStreamManager[AsyncH]: ...
    def submit_tool_outputs_stream(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        run_id: str | Omit = omit,
        event_handler: Any = None,
        **arguments: Unpack[SubmitAndStreamArguments],
    ) -> Any:
        """Gives a run the outputs that it waits for, and streams how it goes on.

        `POST /threads/{thread_id}/runs/{run_id}/submit_tool_outputs`

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
            arguments: All that `submit_tool_outputs` takes but `stream`, and:
            event_handler: An instance of a subclass of `AsyncAssistantEventHandler` to be called as things happen.
            recover: Whether a stream that breaks off goes on with what the service says of the run, once that has
                come to rest. Default true.
            idle_timeout: Seconds without an event after which the stream counts as broken off.
            count_keep_alive: Whether comments that keep the connection open count as events for `idle_timeout`.
            deadline: Seconds for everything: the request, the stream, recovery, tools. Default: no limit.
            poll_interval_ms: Milliseconds between two looks at the run while recovering. Default: what the service
                asks for, else 1000.
            cancel_on_exit: Cancel the run when the block is left before the end of the stream.
            functions: Python functions that the model may have called; the stream goes on with their outputs.
            max_tool_rounds: How often outputs are submitted before the stream ends in `requires_action`. Default 10.
            on_tool_error: `report` tells the model (default), `raise` cancels the run and raises, a function decides.

        Returns:
            A manager to be entered with `async with`, which sends the request and gives the stream.

        Raises:
            ValueError, TypeError: An argument can't be meant; at once, nothing is sent.
            StreamInterruptedError: In the block: the stream broke off, and what was missed can't be had, or isn't
                wanted; `seen` is what had come.
            APIError: On entering, as the call behind it; in the block, an error that the service reports in the
                stream. `run_id` and `thread_id` are set as far as they are known.
        """
        from . import begin

        thread_id, run_id = path_ids("submit_tool_outputs_stream", ids, thread_id=thread_id, run_id=run_id)
        return begin.submit_tool_outputs_stream(self._client, thread_id, run_id, event_handler, arguments)
