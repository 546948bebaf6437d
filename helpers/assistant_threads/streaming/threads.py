"""What `client.beta.threads` offers beside the calls of the API: streaming a run of a new thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, Unpack, overload

from threads_api.resources import threads

if TYPE_CHECKING:
    from .arguments import CreateAndRunStreamArguments
    from .handler import AssistantEventHandler, AsyncAssistantEventHandler
    from .manager import AssistantStreamManager, AsyncAssistantStreamManager

__all__ = ["AsyncStreamingThreads", "StreamingThreads"]

H = TypeVar("H", bound="AssistantEventHandler")
AsyncH = TypeVar("AsyncH", bound="AsyncAssistantEventHandler")


class StreamingThreads(threads.Threads):
    """Threads, with a helper that streams a run of a new one."""

    @overload
    def create_and_run_stream(
        self, *, event_handler: None = None, **arguments: Unpack[CreateAndRunStreamArguments]
    ) -> AssistantStreamManager[AssistantEventHandler]: ...
    @overload
    def create_and_run_stream(
        self, *, event_handler: H, **arguments: Unpack[CreateAndRunStreamArguments]
    ) -> AssistantStreamManager[H]: ...
    def create_and_run_stream(
        self, *, event_handler: Any = None, **arguments: Unpack[CreateAndRunStreamArguments]
    ) -> Any:
        """Creates a thread, starts a run on it and streams that.

        `POST /threads/runs`

        Args:
            arguments: All that `create_and_run` takes but `stream`, and:
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

        return begin.create_and_run_stream(self._client, event_handler, arguments)


class AsyncStreamingThreads(threads.AsyncThreads):
    """Threads, with a helper that streams a run of a new one."""

    @overload
    def create_and_run_stream(
        self, *, event_handler: None = None, **arguments: Unpack[CreateAndRunStreamArguments]
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandler]: ...
    @overload
    def create_and_run_stream(
        self, *, event_handler: AsyncH, **arguments: Unpack[CreateAndRunStreamArguments]
    ) -> AsyncAssistantStreamManager[AsyncH]: ...
    def create_and_run_stream(
        self, *, event_handler: Any = None, **arguments: Unpack[CreateAndRunStreamArguments]
    ) -> Any:
        """Creates a thread, starts a run on it and streams that.

        `POST /threads/runs`

        Args:
            arguments: All that `create_and_run` takes but `stream`, and:
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

        return begin.create_and_run_stream(self._client, event_handler, arguments)
