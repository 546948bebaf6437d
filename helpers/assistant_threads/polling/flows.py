"""One flow for each polling helper. Arguments are checked before anything is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from threads_api.operations import runs, threads
from threads_runtime.errors import DeadlineExceededError
from threads_runtime.pages.limit import largest_pages

from ..errors import PollTimeoutError, attach_run_ids
from ..helper_call import HelperCall
from ..parameters.settings import PollSettings
from ..runs.performer import Flow, send
from ..runs.run_flow import RunFlow
from ..runs.status import PENDING, first_active, has_status

if TYPE_CHECKING:
    from threads_api.models.run import Run
    from threads_runtime.operation import Operation
    from threads_runtime.pages.pages import CursorPage
    from threads_runtime.resource import AsyncSender, SyncSender

    from ..runs.timer import PollTimer

__all__ = [
    "cancel_and_wait",
    "create_and_poll",
    "create_and_run_poll",
    "poll",
    "submit_tool_outputs_and_poll",
    "wait_until_idle",
]


class _PollCall(HelperCall[PollSettings]):
    def __init__(self, client: SyncSender | AsyncSender, arguments: Mapping[str, object]) -> None:
        super().__init__(client, PollSettings, arguments)

    def flow(self, thread_id: str | None = None, run_id: str | None = None) -> RunFlow:
        return RunFlow(self.timer, self.options, self.settings, thread_id=thread_id, run_id=run_id, tools=self.tools)


def create_and_run_poll(client: SyncSender | AsyncSender, **arguments: object) -> Flow[Run]:
    call = _PollCall(client, arguments)
    operation: Operation[Run] = threads.create_thread_and_run(**call.fields_with_tools(), options=call.options)
    return call.flow().create_and_poll(operation)


def create_and_poll(client: SyncSender | AsyncSender, thread_id: str, **arguments: object) -> Flow[Run]:
    call = _PollCall(client, arguments)
    operation = runs.create_run(thread_id, **call.fields_with_tools(), options=call.options)
    return call.flow(thread_id).create_and_poll(operation)


def poll(client: SyncSender | AsyncSender, thread_id: str, run_id: str, **arguments: object) -> Flow[Run]:
    call = _PollCall(client, arguments)
    operation = runs.retrieve_run(thread_id, run_id, options=call.options)
    return call.flow(thread_id, run_id).poll(operation)


def submit_tool_outputs_and_poll(
    client: SyncSender | AsyncSender, thread_id: str, run_id: str, **arguments: object
) -> Flow[Run]:
    call = _PollCall(client, arguments)
    operation = runs.submit_tool_outputs(thread_id, run_id, **call.fields, options=call.options)
    if call.tools is not None:
        call.tools.mark_answered(operation.body["tool_outputs"])
    return call.flow(thread_id, run_id).submit_and_poll(operation)


def cancel_and_wait(client: SyncSender | AsyncSender, thread_id: str, run_id: str, **arguments: object) -> Flow[Run]:
    call = _PollCall(client, arguments)
    return call.flow(thread_id, run_id).cancel_and_wait()


def wait_until_idle(client: SyncSender | AsyncSender, thread_id: str, **arguments: object) -> Flow[None]:
    call = _PollCall(client, arguments)
    # New runs come first, and only a new one can be active.
    timer = call.timer
    listing = largest_pages(runs.list_runs(thread_id, order="desc", options=timer.limit(call.options)))
    return _wait_until_idle(thread_id, timer, listing)


def _wait_until_idle(thread_id: str, timer: PollTimer, listing: Operation[CursorPage[Run]]) -> Flow[None]:
    active: Run | None = None
    try:
        while True:
            response = yield from send(listing)
            active = first_active(response.result.data)
            if active is None:
                return
            if not (
                yield from timer.wait(response.headers, expected=has_status(active, PENDING | {"requires_action"}))
            ):
                raise _still_active(thread_id, timer, active)
    except DeadlineExceededError as error:
        late = _still_active(thread_id, timer, active)
        attach_run_ids(late, active.id if active else None, thread_id)
        raise late from error
    except BaseException as error:
        attach_run_ids(error, active.id if active else None, thread_id)
        raise


def _still_active(thread_id: str, timer: PollTimer, active: Run | None) -> PollTimeoutError:
    run = "may still have" if active is None else "still has"
    which = "" if active is None else f" ({active.id} is {active.status!r})"
    return PollTimeoutError(f"Thread {thread_id} {run} an active run{which} after {timer.time_limit_text()}.", active)
