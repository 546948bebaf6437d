"""After a cut: what became of the run, and the events that its stream didn't bring."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve, frozen

from threads_api.models import AssistantStreamEvent, Message, Run, RunStep
from threads_api.operations import messages as message_operations
from threads_api.operations import steps as step_operations
from threads_runtime.checks import as_text
from threads_runtime.errors import APIStatusError
from threads_runtime.models import Model
from threads_runtime.pages.limit import largest_pages

from ..parameters.settings import PollSettings
from ..runs.performer import Flow, send
from ..runs.run_flow import RunFlow
from ..runs.status import FINAL_MESSAGE, FINAL_STEP, has_status
from ..runs.submission import pending_call_ids
from .state.json_tree import difference
from .state.partial import PartialMessage, PartialStep, text_of, texts_of
from .state.run_state import RunState

if TYPE_CHECKING:
    from threads_runtime.operation import Operation, RequestOptions
    from threads_runtime.pages.pages import CursorPage

    from ..runs.timer import PollTimer

__all__ = ["RecoveredRun", "fetch_run_output", "missing_events"]

M = TypeVar("M", bound=Model)


@frozen
class RecoveredRun:
    """A run that has settled, and its output."""

    run: Run
    steps: list[RunStep]
    messages: list[Message]

    @property
    def is_empty(self) -> bool:
        """Whether there is no trace of what the run did although it has completed."""
        return has_status(self.run, frozenset({"completed"})) and not (self.steps or self.messages)


def fetch_run_output(thread_id: str, run_id: str, timer: PollTimer, options: RequestOptions) -> Flow[RecoveredRun]:
    """Poll until the run has settled, and fetch its output. Raises PollTimeoutError and what requests raise."""
    run = yield from RunFlow(timer, options, PollSettings(), thread_id=thread_id, run_id=run_id).poll()
    options = timer.limit(options)
    try:
        steps = yield from _all_items(step_operations.list_run_steps(thread_id, run_id, order="asc", options=options))
    except APIStatusError as error:
        if error.status_code not in (404, 405, 501):
            raise
        steps = []  # some servers store none
    listing = message_operations.list_messages(thread_id, order="asc", run_id=run_id, options=options)
    messages = _messages_of(run, run_id, steps, (yield from _all_items(listing)))
    return RecoveredRun(run, steps, messages)


def _messages_of(run: Run, run_id: str, steps: list[RunStep], listed: list[Message]) -> list[Message]:
    """The messages of a run. Some servers list all messages of the thread, or messages without the id of their run."""
    created = [_written_by(step) for step in steps]
    found = [each for each in listed if each.run_id == run_id or (each.run_id is None and each.id in created)]
    if found or steps:
        return found
    return [
        each
        for each in listed
        if each.run_id is None and each.role == "assistant" and _is_since(each.created_at, run.created_at)
    ]


def _all_items(listing: Operation[CursorPage[M]]) -> Flow[list[M]]:
    """The objects of all pages, in the order of the service."""
    items: dict[str, M] = {}
    listing = largest_pages(listing)
    while True:
        page = (yield from send(listing)).result
        new = {_id(item): item for item in page.data or [] if _id(item) not in items}
        items |= new
        if not (page.has_more and new):  # some servers repeat a page for ever
            return list(items.values())
        listing = evolve(listing, query={**listing.query, "after": next(reversed(items))})


def missing_events(state: RunState, found: RecoveredRun, decode: Any) -> Iterator[AssistantStreamEvent]:
    """The events that the stream didn't bring, in order. Apply each to the state before taking the next."""
    for name, data in _missing(state, found):
        yield decode({"event": name, "data": data, "recovered": True})


def _missing(state: RunState, found: RecoveredRun) -> Iterator[tuple[str, dict[str, Any]]]:
    left = {_id(message): message for message in found.messages}
    for step in found.steps:
        partial = state.step(step.id)
        raw = step.to_dict()
        if partial is None:
            yield "thread.run.step.created", _before(raw, "step_details", _empty_details(raw.get("step_details")))
            partial = state.step(step.id)
        if (message := left.pop(_written_by(step) or "", None)) is not None:
            yield from _missing_of_message(state, message, left, step.completed_at or found.run.completed_at)
        if partial is not None and partial.final is None:
            delta = _details_delta(partial, raw)
            if delta:
                yield "thread.run.step.delta", _delta_event("thread.run.step", step.id, {"step_details": delta})
            if step.status in FINAL_STEP:
                yield f"thread.run.step.{step.status}", raw
    for message in list(left.values()):
        yield from _missing_of_message(state, message, left, found.run.completed_at)
    if _is_news(state.run, found.run):  # it has settled, so the status is a known one
        yield f"thread.run.{found.run.status}", found.run.to_dict()


def _is_news(known: Run | None, found: Run) -> bool:
    if known is None or known.status != found.status:
        return True
    return pending_call_ids(known) != pending_call_ids(found)


def _missing_of_message(
    state: RunState, message: Message, others: dict[str, Message], completed_at: object
) -> Iterator[tuple[str, dict[str, Any]]]:
    raw = message.to_dict()
    partial = state.message(message.id) or _renamed(state, message, others)
    if partial is None:
        yield "thread.message.created", _before(raw, "content", [])
        partial = state.message(message.id)
    if partial is not None and partial.final is None:
        parts = _content_delta(partial, message)
        if parts:
            yield "thread.message.delta", _delta_event("thread.message", partial.id, {"content": parts})
        yield _end_of_message(message, completed_at)


def _end_of_message(message: Message, completed_at: object) -> tuple[str, dict[str, Any]]:
    """The service lists messages without their status, and without the time of their end."""
    raw = message.to_dict()
    ending = "incomplete" if message.status == "incomplete" or message.incomplete_details else "completed"
    if as_text(raw.get("status")) not in FINAL_MESSAGE:
        raw = {**raw, "status": ending}
    if ending == "completed" and raw.get("completed_at") is None and completed_at is not None:
        raw = {**raw, "completed_at": completed_at}
    return f"thread.message.{ending}", raw


def _renamed(state: RunState, message: Message, others: dict[str, Message]) -> PartialMessage | None:
    """The unfinished message, if the service has stored it under this other id."""
    unfinished = state.unfinished_message
    if unfinished is None or unfinished.id in others:
        return None
    return unfinished if texts_of(message).startswith(texts_of(unfinished.to_model())) else None


def _content_delta(partial: PartialMessage, whole: Message) -> list[dict[str, Any]]:
    """What is missing of the parts; nothing if the whole doesn't begin with what was seen."""
    seen = partial.to_model()
    before, after = _content(seen), _content(whole)
    if len(before) <= len(after) and all(_begins(*pair) for pair in zip(before, after, strict=False)):
        delta: list[dict[str, Any]] = difference({"content": before}, {"content": after}).get("content", [])
        return delta
    # One text that was spread over several indexes?
    old, new = texts_of(seen), texts_of(whole)
    if not new.startswith(old) or new == old:
        return []
    return [{"index": max(partial.parts, default=0), "type": "text", "text": {"value": new[len(old) :]}}]


def _content(message: Message) -> list[Any]:
    content: Any = message.to_dict().get("content")
    return content if content.__class__ is list else []


def _details_delta(partial: PartialStep, raw: dict[str, Any]) -> dict[str, Any]:
    details: Any = raw.get("step_details")
    if details.__class__ is not dict:
        return {}
    delta = difference(partial.to_model().to_dict().get("step_details"), details)
    return {"type": details.get("type"), **delta} if delta else {}


def _begins(seen: Any, whole: Any) -> bool:
    before, after = text_of(seen), text_of(whole)
    return before is None or (after is not None and after.startswith(before))


def _before(raw: dict[str, Any], key: str, value: Any) -> dict[str, Any]:
    """The object as it was when it was created."""
    early = {**raw, key: value}
    for name in ("completed_at", "incomplete_at", "incomplete_details", "failed_at", "cancelled_at", "usage"):
        if name in early:
            early[name] = None
    return early | {"status": "in_progress"}


def _empty_details(details: Any) -> Any:
    """The details of a step that has called no tools yet."""
    is_calls = details.__class__ is dict and details.get("type") == "tool_calls"
    return {"type": "tool_calls", "tool_calls": []} if is_calls else details


def _delta_event(kind: str, id: str | None, delta: dict[str, Any]) -> dict[str, Any]:
    return {"id": id, "object": f"{kind}.delta", "delta": delta}


def _written_by(step: RunStep) -> str | None:
    """The id of the message that a step creates."""
    creation: Any = getattr(step.step_details, "message_creation", None)
    id: Any = getattr(creation, "message_id", None)
    return id if isinstance(id, str) else None


def _is_since(moment: object, since: object) -> bool:
    return isinstance(moment, (int, float)) and isinstance(since, (int, float)) and moment >= since


def _id(item: Model) -> str:
    return str(getattr(item, "id", None))
