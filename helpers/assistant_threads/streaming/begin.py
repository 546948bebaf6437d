"""From the arguments of a streaming helper to the manager that it returns. Nothing is sent here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from threads_api.operations import runs, threads
from threads_runtime.client import AsyncAPIClient

from ..polling.settings import check_names, take_options, take_pace, take_tools
from .arguments import CreateAndRunStreamArguments, RunStreamArguments, SubmitAndStreamArguments
from .callbacks import overridden
from .handler import AssistantEventHandler, AsyncAssistantEventHandler, check_handler
from .manager import AssistantStreamManager, AsyncAssistantStreamManager
from .session import Session
from .settings import StreamSettings

if TYPE_CHECKING:
    from threads_runtime.operation import Operation
    from threads_runtime.resource import AsyncSender, SyncSender

__all__ = ["create_and_run_stream", "run_stream", "submit_tool_outputs_stream"]


class _Call:
    """The arguments of a helper, sorted out. Raises TypeError or ValueError for what can't be meant."""

    def __init__(
        self,
        client: Any,  # helpers aren't reached through the views that answer in raw form
        helper: str,
        event_handler: object,
        arguments: Mapping[str, object],
        allowed: type,
    ) -> None:
        is_async = isinstance(client, AsyncAPIClient)
        self.client = client
        if event_handler is None:
            event_handler = AsyncAssistantEventHandler() if is_async else AssistantEventHandler()
        check_handler(event_handler, is_async=is_async)
        self.handler: Any = event_handler
        self.manager: Any = AsyncAssistantStreamManager if is_async else AssistantStreamManager
        fields = check_names(helper, arguments, allowed)
        self.pace = take_pace(fields, client.clock)
        self.settings = StreamSettings.pop(fields)
        self.tools = take_tools(fields, is_async=is_async)
        self.options = take_options(fields)
        self.stream_options = self.settings.limited(self.options, client)
        self.fields = fields
        if self.tools is not None and "tools" in allowed.__annotations__:
            fields["tools"] = self.tools.offered(fields.get("tools"))

    def begin(self, operation: Operation[Any], thread_id: str | None = None, run_id: str | None = None) -> Any:
        session = Session(
            operation,
            self.options,
            self.settings,
            self.pace,
            overridden(self.handler),
            thread_id=thread_id,
            run_id=run_id,
            tools=self.tools,
        )
        return self.manager(self.client, session, self.handler)


def create_and_run_stream(
    client: SyncSender | AsyncSender, event_handler: object, arguments: Mapping[str, object]
) -> Any:
    asked = _Call(client, "create_and_run_stream", event_handler, arguments, CreateAndRunStreamArguments)
    return asked.begin(threads.create_thread_and_run(**asked.fields, stream=True, options=asked.stream_options))


def run_stream(
    client: SyncSender | AsyncSender,
    helper: str,
    thread_id: str,
    event_handler: object,
    arguments: Mapping[str, object],
) -> Any:
    asked = _Call(client, helper, event_handler, arguments, RunStreamArguments)
    operation = runs.create_run(thread_id, **asked.fields, stream=True, options=asked.stream_options)
    return asked.begin(operation, thread_id)


def submit_tool_outputs_stream(
    client: SyncSender | AsyncSender,
    thread_id: str,
    run_id: str,
    event_handler: object,
    arguments: Mapping[str, object],
) -> Any:
    asked = _Call(client, "submit_tool_outputs_stream", event_handler, arguments, SubmitAndStreamArguments)
    operation = runs.submit_tool_outputs(thread_id, run_id, **asked.fields, stream=True, options=asked.stream_options)
    if asked.tools is not None:
        asked.tools.remember(operation.body["tool_outputs"])
    return asked.begin(operation, thread_id, run_id)
