"""Makes the stream manager that a streaming helper returns. Checks the arguments; sends nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from threads_api.operations import runs, threads
from threads_runtime.client import AsyncAPIClient

from ..helper_call import HelperCall
from ..runs.performer import AsyncPerformer, SyncPerformer
from .handler import AssistantEventHandler, AsyncAssistantEventHandler, callbacks_of
from .manager import AssistantStreamManager, AsyncAssistantStreamManager
from .session import Session
from .settings import StreamSettings

if TYPE_CHECKING:
    from threads_runtime.operation import Operation
    from threads_runtime.resource import AsyncSender, SyncSender

__all__ = ["create_and_run_stream", "run_stream", "submit_tool_outputs_stream"]


class _StreamCall(HelperCall[StreamSettings]):
    def __init__(self, client: Any, event_handler: object, **arguments: object) -> None:
        is_async = isinstance(client, AsyncAPIClient)
        if event_handler is None:
            event_handler = AsyncAssistantEventHandler() if is_async else AssistantEventHandler()
        self._callbacks = callbacks_of(event_handler, is_async=is_async)
        super().__init__(client, StreamSettings, arguments)
        self.stream_options = self.settings.limit_reads(self.options, client)
        self._performer = AsyncPerformer(client) if is_async else SyncPerformer(client)
        self._handler: Any = event_handler
        self._manager: Any = AsyncAssistantStreamManager if is_async else AssistantStreamManager

    def manager(self, operation: Operation[Any], thread_id: str | None = None, run_id: str | None = None) -> Any:
        session = Session(
            operation,
            self.options,
            self.settings,
            self.timer,
            self._callbacks,
            self._performer,
            thread_id=thread_id,
            run_id=run_id,
            tools=self.tools,
        )
        return self._manager(session, self._handler)


def create_and_run_stream(client: SyncSender | AsyncSender, event_handler: object, **arguments: object) -> Any:
    call = _StreamCall(client, event_handler, **arguments)
    return call.manager(
        threads.create_thread_and_run(**call.fields_with_tools(), stream=True, options=call.stream_options)
    )


def run_stream(client: SyncSender | AsyncSender, thread_id: str, event_handler: object, **arguments: object) -> Any:
    call = _StreamCall(client, event_handler, **arguments)
    operation = runs.create_run(thread_id, **call.fields_with_tools(), stream=True, options=call.stream_options)
    return call.manager(operation, thread_id)


def submit_tool_outputs_stream(
    client: SyncSender | AsyncSender, thread_id: str, run_id: str, **arguments: object
) -> Any:
    call = _StreamCall(client, **arguments)
    operation = runs.submit_tool_outputs(thread_id, run_id, **call.fields, stream=True, options=call.stream_options)
    if call.tools is not None:
        call.tools.mark_answered(operation.body["tool_outputs"])
    return call.manager(operation, thread_id, run_id)
