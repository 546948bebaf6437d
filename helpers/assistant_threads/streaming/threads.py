"""Helpers of `client.beta.threads` that stream a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, Unpack, overload

from threads_api.resources import threads

from ..parameters.helper import helper, twin_of

if TYPE_CHECKING:
    from .arguments import CreateAndRunStreamArguments
    from .handler import AssistantEventHandler, AsyncAssistantEventHandler
    from .manager import AssistantStreamManager, AsyncAssistantStreamManager

__all__ = ["AsyncStreamingThreads", "StreamingThreads"]

H = TypeVar("H", bound="AssistantEventHandler")
AsyncH = TypeVar("AsyncH", bound="AsyncAssistantEventHandler")


class StreamingThreads(threads.Threads):
    """Threads, with a helper that streams a run."""

    @overload
    def create_and_run_stream(
        self, *, event_handler: None = None, **arguments: Unpack[CreateAndRunStreamArguments]
    ) -> AssistantStreamManager[AssistantEventHandler]: ...
    @overload
    def create_and_run_stream(
        self, *, event_handler: H, **arguments: Unpack[CreateAndRunStreamArguments]
    ) -> AssistantStreamManager[H]: ...
    @helper(
        threads.Threads.create_and_run,
        "streaming.settings:StreamSettings",
        "parameters.settings:WaitSettings",
        "tools.settings:ToolSettings",
    )
    def create_and_run_stream(
        self,
        *,
        event_handler: AssistantEventHandler | None = None,
        **arguments: Unpack[CreateAndRunStreamArguments],
    ) -> AssistantStreamManager[Any]:
        """Creates a thread, starts a run on it and streams the run.

        `POST /threads/runs`

        Returns:
            A stream manager. Entering it with `with` sends the request and returns the event handler.
        """
        from . import prepare

        manager: AssistantStreamManager[Any] = prepare.create_and_run_stream(self._client, event_handler, **arguments)
        return manager


class AsyncStreamingThreads(threads.AsyncThreads):
    """Threads, with a helper that streams a run."""

    @overload
    def create_and_run_stream(
        self, *, event_handler: None = None, **arguments: Unpack[CreateAndRunStreamArguments]
    ) -> AsyncAssistantStreamManager[AsyncAssistantEventHandler]: ...
    @overload
    def create_and_run_stream(
        self, *, event_handler: AsyncH, **arguments: Unpack[CreateAndRunStreamArguments]
    ) -> AsyncAssistantStreamManager[AsyncH]: ...
    @twin_of(StreamingThreads)
    def create_and_run_stream(
        self,
        *,
        event_handler: AsyncAssistantEventHandler | None = None,
        **arguments: Unpack[CreateAndRunStreamArguments],
    ) -> AsyncAssistantStreamManager[Any]:
        from . import prepare

        manager: AsyncAssistantStreamManager[Any] = prepare.create_and_run_stream(
            self._client, event_handler, **arguments
        )
        return manager
