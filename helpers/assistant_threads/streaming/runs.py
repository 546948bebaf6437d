"""Helpers of `client.beta.threads.runs` that stream a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, Unpack, overload

from threads_api.resources import runs

from ..parameters.helper import alias, helper, twin_of

if TYPE_CHECKING:
    from .arguments import RunStreamArguments, SubmitAndStreamArguments
    from .handler import AssistantEventHandler, AsyncAssistantEventHandler
    from .manager import AssistantStreamManager, AsyncAssistantStreamManager

__all__ = ["AsyncStreamingRuns", "StreamingRuns"]

H = TypeVar("H", bound="AssistantEventHandler")
AsyncH = TypeVar("AsyncH", bound="AsyncAssistantEventHandler")

_STREAMING = ("streaming.settings:StreamSettings", "parameters.settings:WaitSettings", "tools.settings:ToolSettings")


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
    @helper(runs.Runs.create, *_STREAMING)
    def stream(
        self,
        thread_id: str,
        *,
        event_handler: AssistantEventHandler | None = None,
        **arguments: Unpack[RunStreamArguments],
    ) -> AssistantStreamManager[Any]:
        """Starts a run and streams it. `stream` and `create_and_stream` are the same.

        `POST /threads/{thread_id}/runs`

        Returns:
            A stream manager. Entering it with `with` sends the request and returns the event handler.
        """
        from . import prepare

        manager: AssistantStreamManager[Any] = prepare.run_stream(self._client, thread_id, event_handler, **arguments)
        return manager

    create_and_stream = alias(stream)

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
    @helper(runs.Runs.submit_tool_outputs, *_STREAMING)
    def submit_tool_outputs_stream(
        self, *ids: str, event_handler: AssistantEventHandler | None = None, **arguments: Any
    ) -> AssistantStreamManager[Any]:
        """Submits the tool outputs that a run needs, and streams what follows.

        `POST /threads/{thread_id}/runs/{run_id}/submit_tool_outputs`

        Returns:
            A stream manager. Entering it with `with` sends the request and returns the event handler.
        """
        from . import prepare

        manager: AssistantStreamManager[Any] = prepare.submit_tool_outputs_stream(
            self._client, *ids, event_handler=event_handler, **arguments
        )
        return manager


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
    @twin_of(StreamingRuns)
    def stream(
        self,
        thread_id: str,
        *,
        event_handler: AsyncAssistantEventHandler | None = None,
        **arguments: Unpack[RunStreamArguments],
    ) -> AsyncAssistantStreamManager[Any]:
        from . import prepare

        manager: AsyncAssistantStreamManager[Any] = prepare.run_stream(
            self._client, thread_id, event_handler, **arguments
        )
        return manager

    create_and_stream = alias(stream)

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
    @twin_of(StreamingRuns)
    def submit_tool_outputs_stream(
        self, *ids: str, event_handler: AsyncAssistantEventHandler | None = None, **arguments: Any
    ) -> AsyncAssistantStreamManager[Any]:
        from . import prepare

        manager: AsyncAssistantStreamManager[Any] = prepare.submit_tool_outputs_stream(
            self._client, *ids, event_handler=event_handler, **arguments
        )
        return manager
