"""What the events of a run add up to, and which callbacks they mean, in order. Performs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, TypeVar

from threads_api.models import AssistantStreamEvent, Message, MessageDeltaEvent, Run, RunStep, RunStepDeltaEvent, Thread
from threads_runtime.checks import as_text
from threads_runtime.models import Model, raw_json

from .growing import Call, Growing, GrowingMessage, GrowingStep, text_of, texts_of

__all__ = ["RESTING", "TERMINAL", "RunState"]

M = TypeVar("M", bound=Model)
G = TypeVar("G", bound="Growing[Any]")

TERMINAL = frozenset({"completed", "failed", "cancelled", "expired", "incomplete"})
"""A run in one of these has ended."""
RESTING = TERMINAL | {"requires_action"}
"""A run in one of these goes on by itself no more."""

# Events that come before the object is complete, whatever the object says: some servers call a message completed from
# its creation.
_EARLY = frozenset({"created", "in_progress"})


class RunState:
    """Fed the events of a run, holds its run, messages and steps as far as they are known.

    `wanted` are the names of the callbacks that somebody listens to; no others are made. Each object is created
    once and done once; what comes after its end still counts, but is no second end.
    """

    def __init__(self, wanted: frozenset[str] = frozenset(), run_id: str | None = None, thread_id: str | None = None):
        self.wanted = wanted
        self.run_id = run_id
        self.thread_id = thread_id
        self.run: Run | None = None
        self.event: AssistantStreamEvent | None = None
        self.unstreamed = ""
        """Text of the message that the last event completed which no delta has brought."""
        self._messages: dict[str | None, GrowingMessage] = {}
        self._steps: dict[str | None, GrowingStep] = {}
        self._message: GrowingMessage | None = None
        self._step: GrowingStep | None = None
        self._run_done = False
        self._last_status: str | None = None

    @property
    def messages(self) -> list[Message]:
        """The messages in order, completed or as far as they have come."""
        # One that has changed its id stands there under both.
        return [message.whole() for message in dict.fromkeys(self._messages.values())]

    @property
    def steps(self) -> list[RunStep]:
        """The steps in order, completed or as far as they have come."""
        return [step.whole() for step in self._steps.values()]

    def message(self, id: object) -> GrowingMessage | None:
        return self._messages.get(as_text(id))

    def step(self, id: object) -> GrowingStep | None:
        return self._steps.get(as_text(id))

    @property
    def message_under_way(self) -> GrowingMessage | None:
        return self._message if self._message is not None and not self._message.done else None

    @property
    def current_message(self) -> Message | None:
        """The message that is or was written last."""
        return None if self._message is None else self._message.snapshot()

    @property
    def current_step(self) -> RunStep | None:
        """The step that is under way."""
        return None if self._step is None or self._step.done else self._step.snapshot()

    def new_texts(self) -> list[str]:
        """The text that the last event has brought, in its order."""
        if self.unstreamed:
            return [self.unstreamed]
        envelope: Any = raw_json(self.event) if self.event is not None else {}
        data: Any = envelope.get("data")
        delta: Any = data.get("delta") if data.__class__ is dict else None
        content: Any = delta.get("content") if delta.__class__ is dict else None
        return [text for part in content if (text := text_of(part))] if content.__class__ is list else []

    @property
    def status(self) -> str | None:
        """Of the run; None before it was heard of."""
        return None if self.run is None else as_text(self.run.status)

    def apply(self, event: AssistantStreamEvent) -> Iterator[Call]:
        """Take in an event. To be iterated to the end, each callback made before the next is asked for."""
        self.event = event
        self.unstreamed = ""
        if "on_event" in self.wanted:
            yield "on_event", (event,)
        envelope = raw_json(event)
        raw: Any = envelope.get("data")
        if raw.__class__ is dict:
            name: Any = envelope.get("event")
            kind: Any = raw.get("object")
            known = kind.__class__ is str and kind in self._table
            take = self._table.get(kind if known else _KIND_OF.get(name, ""))
            if take is not None:
                yield from take(self, event.data, raw, str(name).rpartition(".")[2])

    def end(self) -> Iterator[Call]:
        """The stream is over, in good order."""
        yield from self._rest()
        if self.status != "requires_action":  # else its step goes on once the outputs are there
            yield from self._end_step()

    def next_round(self) -> None:
        """Tool outputs are submitted: what the run says from now on is new, even if it says the same."""
        self._last_status = None

    def _take_thread(self, data: Any, raw: dict[str, Any], moment: str) -> Iterator[Call]:
        self.thread_id = self.thread_id or as_text(raw.get("id"))
        if "on_thread_created" in self.wanted:
            yield "on_thread_created", (_as(Thread, data, raw),)

    def _take_run(self, data: Any, raw: dict[str, Any], moment: str) -> Iterator[Call]:
        run = _as(Run, data, raw)
        self.run_id = as_text(raw.get("id")) or self.run_id
        self.thread_id = as_text(raw.get("thread_id")) or self.thread_id
        status = as_text(run.status)
        if self._run_done and status not in TERMINAL:
            return  # it comes late
        wanted = self.wanted
        if self.run is None and "on_run_created" in wanted:
            yield "on_run_created", (run,)
        self.run = run
        if status == self._last_status:
            return  # some servers say it twice
        self._last_status = status
        if "on_run_updated" in wanted:
            yield "on_run_updated", (run,)
        if status == "requires_action":
            yield from self._rest()
            if "on_run_requires_action" in wanted:
                yield "on_run_requires_action", (run,)
        elif status in TERMINAL and not self._run_done:
            self._run_done = True
            yield from self._rest()
            yield from self._end_step()
            if "on_run_done" in wanted:
                yield "on_run_done", (run,)

    def _take_message(self, data: Any, raw: dict[str, Any], moment: str) -> Iterator[Call]:
        self._note_ids(raw)
        id = as_text(raw.get("id"))
        message = self._messages.get(id)
        final = _is_final(raw, moment, ("completed", "incomplete"))
        if message is None and final and (message := self.message_under_way) is not None:
            # The service writes one message at a time, so this is the one under way, under another id.
            self._messages[id] = message
            message.id = id
        if message is None:
            yield from self._end_message()
            message = self._message = self._messages[id] = GrowingMessage(id, raw)
            yield from self._created("message", message)
        elif not final and message.final is None:
            message.refresh(raw)
        if final:
            whole = _as(Message, data, raw)
            self.unstreamed = "" if message.final is not None else _rest_of_text(message, whole)
            yield from self._done("message", message, whole)
            message.settle(whole)

    def _take_message_delta(self, data: Any, raw: dict[str, Any], moment: str) -> Iterator[Call]:
        id = as_text(raw.get("id"))
        message = self._messages.get(id) if id is not None or self._message is None else self._message
        if message is None:
            if (under_way := self.message_under_way) is not None and not under_way.touched:
                message = self._messages[id] = under_way  # nothing was said of it but that it exists, by another id
            else:
                yield from self._end_message()
                message = self._message = self._messages[id] = GrowingMessage(id, self._given("thread.message", id))
                yield from self._created("message", message)
        delta: Any = raw.get("delta")
        if message.final is not None or delta.__class__ is not dict:
            return
        models: Any = _as(MessageDeltaEvent, data, raw).delta
        for key, value in delta.items():
            if key == "content":
                yield from message.add_items(value, models.content, self.wanted)
            elif value is not None:
                message.snapshots.keep()
                message.node[key] = value
        if "on_message_delta" in self.wanted:
            yield "on_message_delta", (models, message.snapshot())

    def _take_step(self, data: Any, raw: dict[str, Any], moment: str) -> Iterator[Call]:
        self._note_ids(raw)
        id = as_text(raw.get("id"))
        step = self._steps.get(id)
        final = _is_final(raw, moment, ("completed", "failed", "cancelled", "expired"))
        if step is None:
            yield from self._end_step()
            step = self._step = self._steps[id] = GrowingStep(id, raw)
            yield from self._created("run_step", step)
        elif not final and step.final is None:
            step.refresh(raw)
        if final:
            whole = _as(RunStep, data, raw)
            yield from self._done("run_step", step, whole)
            step.settle(whole)

    def _take_step_delta(self, data: Any, raw: dict[str, Any], moment: str) -> Iterator[Call]:
        id = as_text(raw.get("id"))
        step = self._steps.get(id) if id is not None or self._step is None else self._step
        if step is None:
            yield from self._end_step()
            step = self._step = self._steps[id] = GrowingStep(id, self._given("thread.run.step", id))
            yield from self._created("run_step", step)
        delta: Any = raw.get("delta")
        details: Any = delta.get("step_details") if delta.__class__ is dict else None
        if step.final is not None or details.__class__ is not dict:
            return
        models: Any = _as(RunStepDeltaEvent, data, raw).delta
        step.snapshots.keep()
        step.touched = True
        node = step.node.node("step_details")
        for key, value in details.items():
            if key == "tool_calls":
                yield from step.add_items(value, models.step_details.tool_calls, self.wanted)
            elif value is not None:
                node[key] = value
                if key == "type":
                    step.node.setdefault("type", value)
        if "on_run_step_delta" in self.wanted:
            yield "on_run_step_delta", (models, step.snapshot())

    _table: ClassVar[dict[str | None, Callable[[RunState, Any, dict[str, Any], str], Iterator[Call]]]] = {
        "thread": _take_thread,
        "thread.run": _take_run,
        "thread.run.step": _take_step,
        "thread.run.step.delta": _take_step_delta,
        "thread.message": _take_message,
        "thread.message.delta": _take_message_delta,
    }

    def _created(self, kind: str, growing: Growing[Any]) -> Iterator[Call]:
        if (name := f"on_{kind}_created") in self.wanted:
            yield name, (growing.snapshot(),)

    def _done(self, kind: str, growing: Growing[M], whole: M | None = None) -> Iterator[Call]:
        if not growing.done:
            growing.done = True
            if self.wanted:
                whole = growing.whole() if whole is None else whole
                yield from growing.finish_items(whole, self.wanted)
                if (name := f"on_{kind}_done") in self.wanted:
                    yield name, (whole,)

    def _end_message(self) -> Iterator[Call]:
        if self._message is not None:
            yield from self._done("message", self._message)

    def _end_step(self) -> Iterator[Call]:
        if self._step is not None:
            yield from self._done("run_step", self._step)

    def _rest(self) -> Iterator[Call]:
        """The run has come to rest: its message is complete, and so are the calls of its step."""
        yield from self._end_message()
        step = self._step
        if step is not None and not step.done and self.wanted:
            yield from step.finish_items(step.whole(), self.wanted)

    def _given(self, kind: str, id: str | None) -> dict[str, Any]:
        """What is known of an object that begins with a delta."""
        given: dict[str, Any] = {"id": id, "object": kind, "thread_id": self.thread_id, "run_id": self.run_id}
        given |= {"status": "in_progress"}
        return given | ({"role": "assistant", "content": []} if kind == "thread.message" else {})

    def _note_ids(self, raw: dict[str, Any]) -> None:
        self.run_id = self.run_id or as_text(raw.get("run_id"))
        self.thread_id = self.thread_id or as_text(raw.get("thread_id"))


# What an event's data is where it doesn't say so itself.
_KIND_OF = {
    "thread.created": "thread",
    "thread.message.delta": "thread.message.delta",
    "thread.run.step.delta": "thread.run.step.delta",
    **{f"thread.message.{moment}": "thread.message" for moment in (*_EARLY, "completed", "incomplete")},
    **{f"thread.run.step.{moment}": "thread.run.step" for moment in (*_EARLY, *TERMINAL)},
    **{f"thread.run.{moment}": "thread.run" for moment in (*_EARLY, *RESTING, "queued", "cancelling")},
}


def _is_final(raw: dict[str, Any], moment: str, statuses: tuple[str, ...]) -> bool:
    return moment in statuses or (moment not in _EARLY and raw.get("status") in statuses)


def _rest_of_text(message: GrowingMessage, whole: Message) -> str:
    """What the deltas have not brought of a message's text."""
    text = texts_of(whole)
    streamed = message.streamed()
    return text[len(streamed) :] if text.startswith(streamed) else ""


def _as(model: type[M], data: Any, raw: dict[str, Any]) -> M:
    """The data as what its payload says it is, which is more to be trusted than the name of the event."""
    return data if isinstance(data, model) else model.from_dict(raw)
