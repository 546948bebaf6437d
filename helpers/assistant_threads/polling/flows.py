"""One flow for each polling helper: its arguments checked before anything is sent, then the run looked after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from attrs import evolve

from threads_api.operations import runs, threads
from threads_runtime.client import AsyncAPIClient
from threads_runtime.errors import DeadlineExceededError

from ..driver import Flow, send
from ..errors import PollTimeoutError, name_run
from .arguments import (
    CancelAndWaitArguments,
    CreateAndPollArguments,
    CreateAndRunPollArguments,
    PollRunArguments,
    SubmitAndPollArguments,
    WaitUntilIdleArguments,
)
from .run_flow import RunFlow
from .settings import PollSettings, check_names, take_options, take_pace, take_tools
from .status import PENDING, first_active, has_status

if TYPE_CHECKING:
    from threads_api.models.run import Run
    from threads_runtime.base_client import BaseClient
    from threads_runtime.operation import Operation
    from threads_runtime.resource import AsyncSender, SyncSender

    from .pace import Pace

__all__ = [
    "cancel_and_wait",
    "create_and_poll",
    "create_and_run_poll",
    "poll",
    "submit_tool_outputs_and_poll",
    "wait_until_idle",
]


class _Call:
    """The arguments of a helper, sorted out."""

    def __init__(
        self, client: SyncSender | AsyncSender, helper: str, arguments: Mapping[str, object], allowed: type
    ) -> None:
        fields = check_names(helper, arguments, allowed)
        self.pace = take_pace(fields, cast("BaseClient[Any]", client).clock)
        self.settings = PollSettings.pop(fields)
        self.tools = take_tools(fields, is_async=isinstance(client, AsyncAPIClient))
        self.options = take_options(fields)
        self.fields = fields
        if self.tools is not None and "tools" in allowed.__annotations__:
            fields["tools"] = self.tools.offered(fields.get("tools"))

    def run_flow(self, thread_id: str | None = None, run_id: str | None = None) -> RunFlow:
        return RunFlow(self.pace, self.options, self.settings, thread_id=thread_id, run_id=run_id, tools=self.tools)


def create_and_run_poll(client: SyncSender | AsyncSender, arguments: Mapping[str, object]) -> Flow[Run]:
    asked = _Call(client, "create_and_run_poll", arguments, CreateAndRunPollArguments)
    operation: Operation[Run] = threads.create_thread_and_run(**asked.fields, options=asked.options)
    return (yield from asked.run_flow().follow(operation))


def create_and_poll(client: SyncSender | AsyncSender, thread_id: str, arguments: Mapping[str, object]) -> Flow[Run]:
    asked = _Call(client, "create_and_poll", arguments, CreateAndPollArguments)
    operation = runs.create_run(thread_id, **asked.fields, options=asked.options)
    return (yield from asked.run_flow(thread_id).follow(operation))


def poll(client: SyncSender | AsyncSender, thread_id: str, run_id: str, arguments: Mapping[str, object]) -> Flow[Run]:
    asked = _Call(client, "poll", arguments, PollRunArguments)
    operation = runs.retrieve_run(thread_id, run_id, options=asked.options)
    return (yield from asked.run_flow(thread_id, run_id).follow(operation))


def submit_tool_outputs_and_poll(
    client: SyncSender | AsyncSender, thread_id: str, run_id: str, arguments: Mapping[str, object]
) -> Flow[Run]:
    asked = _Call(client, "submit_tool_outputs_and_poll", arguments, SubmitAndPollArguments)
    operation = runs.submit_tool_outputs(thread_id, run_id, **asked.fields, options=asked.options)
    if asked.tools is not None:
        asked.tools.remember(operation.body["tool_outputs"])
    return (yield from asked.run_flow(thread_id, run_id).follow(operation))


def cancel_and_wait(
    client: SyncSender | AsyncSender, thread_id: str, run_id: str, arguments: Mapping[str, object]
) -> Flow[Run]:
    asked = _Call(client, "cancel_and_wait", arguments, CancelAndWaitArguments)
    return (yield from asked.run_flow(thread_id, run_id).stop())


def wait_until_idle(client: SyncSender | AsyncSender, thread_id: str, arguments: Mapping[str, object]) -> Flow[None]:
    asked = _Call(client, "wait_until_idle", arguments, WaitUntilIdleArguments)
    # New runs come first, and only a new one can be active.
    pace = asked.pace
    listing = runs.list_runs(thread_id, limit=100, order="desc", options=evolve(asked.options, deadline=pace.until))
    busy: Run | None = None
    try:
        while True:
            answer = yield from send(listing)
            busy = first_active(answer.result.data)
            if busy is None:
                return
            if not (yield from pace.wait(answer.headers, expected=has_status(busy, PENDING | {"requires_action"}))):
                raise _still_busy(thread_id, pace, busy)
    except DeadlineExceededError as error:
        late = _still_busy(thread_id, pace, busy)
        name_run(late, busy.id if busy else None, thread_id)
        raise late from error
    except BaseException as error:
        name_run(error, busy.id if busy else None, thread_id)
        raise


def _still_busy(thread_id: str, pace: Pace, busy: Run | None) -> PollTimeoutError:
    run = "" if busy is None else f" Run {busy.id} is {busy.status!r}."
    return PollTimeoutError(f"Thread {thread_id} wasn't idle within {pace.spent()}.{run}", busy)
