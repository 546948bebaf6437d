"""What the events of a run add up to, and the callbacks that they cause, in order. Performs nothing."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any, ClassVar, TypeVar

from threads_api.models import (
    AssistantStreamEvent,
    Message,
    MessageDeltaEvent,
    Run,
    RunStep,
    RunStepDeltaEvent,
    Thread,
    ThreadMessageDelta,
)
from threads_runtime.checks import as_id, as_text
from threads_runtime.models import Model, raw_json

from ...runs.status import FINAL_MESSAGE, FINAL_STEP, PENDING, SETTLED, TERMINAL
from ...runs.submission import pending_call_ids
from .partial import Callback, Partial, PartialMessage, PartialStep, text_of, texts_of

__all__ = ["RunState"]

M = TypeVar("M", bound=Model)

# Events that come before the object is complete, whatever its status: some servers call a message completed from its
# creation.
_EARLY = frozenset({"created", "in_progress"})


_OF_EVERY_DELTA = frozenset({"on_event", "on_message_delta"})


class RunState:
    """The run, messages and steps that the events of a stream have shown so far.

    `wanted` are the names of the callbacks that the handler has; no others are made. Each object is created once and
    done once; what comes after its end still counts, but isn't a second end.
    """

    def __init__(
        self,
        wanted: frozenset[str] = frozenset(),
        run_id: str | None = None,
        thread_id: str | None = None,
        submitted: frozenset[str] = frozenset(),
    ) -> None:
        self.wanted = wanted
        self.run_id = run_id
        self.thread_id = thread_id
        self.run: Run | None = None
        """As of the last event of the run."""
        self.event: AssistantStreamEvent
        """The last one."""
        self.unstreamed_text = ""
        """The text of the message that the last event completed, as far as no delta has brought it."""
        self._messages: dict[str | None, PartialMessage] = {}
        self._steps: dict[str | None, PartialStep] = {}
        self._message: PartialMessage | None = None
        self._step: PartialStep | None = None
        # Calls that an earlier stream has shown, and those of the outputs that were submitted last.
        self._shown_before = submitted
        self._answered = submitted
        self._undecided: tuple[PartialMessage, Any, dict[str, Any]] | None = None
        """A delta whose meaning the next event tells."""
        self._run_done = False
        self._last_status: str | None = None

    @property
    def messages(self) -> list[Message]:
        """The messages in order, completed or as received so far."""
        # One that has changed its id is listed under both.
        return [message.to_model() for message in dict.fromkeys(self._messages.values())]

    @property
    def steps(self) -> list[RunStep]:
        """The steps in order, completed or as received so far."""
        return [step.to_model() for step in self._steps.values()]

    def message(self, id: object) -> PartialMessage | None:
        return self._messages.get(as_text(id))

    def step(self, id: object) -> PartialStep | None:
        return self._steps.get(as_text(id))

    @property
    def unfinished_message(self) -> PartialMessage | None:
        return self._message if self._message is not None and not self._message.done else None

    @property
    def current_message(self) -> Message | None:
        """The message that is being written, or was written last."""
        return None if self._message is None else self._message.snapshot()

    @property
    def current_step(self) -> RunStep | None:
        """The step that is in progress, until after the callbacks of its end."""
        return None if self._step is None or self._step.final is not None else self._step.snapshot()

    def new_texts(self) -> list[str]:
        """The texts that the last event has brought, in its order."""
        if self.unstreamed_text:
            return [self.unstreamed_text]
        envelope: Any = raw_json(self.event)
        data: Any = envelope.get("data")
        delta: Any = data.get("delta") if data.__class__ is dict else None
        content: Any = delta.get("content") if delta.__class__ is dict else None
        return [text for part in content if (text := text_of(part))] if content.__class__ is list else []

    @property
    def status(self) -> str | None:
        """Of the run; None before the first event of the run."""
        return None if self.run is None else as_text(self.run.status)

    def apply(self, event: AssistantStreamEvent) -> Iterable[Callback]:
        """Take in an event. Iterate to the end, and make each callback before taking the next."""
        self.event = event
        self.unstreamed_text = ""
        if self._undecided is None and self.wanted.isdisjoint(_OF_EVERY_DELTA):
            callbacks = self._append_text(event)
            if callbacks is not None:
                return callbacks
        return self._take_in(event)

    def _append_text(self, event: AssistantStreamEvent) -> Iterable[Callback] | None:
        """Take in an event that does nothing but append to a text that was begun, as nearly all do; None for others.

        The other way gives the same, in twice the time.
        """
        data: Any = raw_json(event).get("data")
        models: Any = event.data
        if event.__class__ is not ThreadMessageDelta or data.__class__ is not dict:
            return None
        delta: Any = data.get("delta")
        content: Any = delta.get("content") if delta.__class__ is dict and len(delta) == 1 else None
        message = self._messages.get(data["id"]) if data.get("id").__class__ is str else None
        if message is None or content.__class__ is not list or len(content) != 1:
            return None
        return message.append_text(content[0], models.delta.content, self.wanted)

    def _take_in(self, event: AssistantStreamEvent) -> Iterator[Callback]:
        if "on_event" in self.wanted:
            yield "on_event", (event,)
        envelope = raw_json(event)
        raw: Any = envelope.get("data")
        if self._undecided is not None:
            yield from self._decide(raw)
        if raw.__class__ is dict:
            name: Any = envelope.get("event")
            kind: Any = raw.get("object")
            known = kind.__class__ is str and kind in self._table
            take_in = self._table.get(kind if known else _KIND_OF.get(name, ""))
            if take_in is not None:
                yield from take_in(self, event.data, raw, str(name).rpartition(".")[2])

    def end(self) -> Iterator[Callback]:
        """The stream has ended regularly."""
        yield from self.flush()
        yield from self._settle()
        if self.status != "requires_action":  # otherwise the step continues once the outputs are submitted
            yield from self._end_step()

    def flush(self) -> Iterator[Callback]:
        """No event follows for now."""
        if self._undecided is not None:
            yield from self._decide(None)

    def next_round(self, submitted: frozenset[str]) -> None:
        """The outputs of these calls are submitted: the next status counts as new, even if it is the same."""
        self._answered = submitted
        self._last_status = None

    def _on_thread(self, data: Any, raw: dict[str, Any], moment: str) -> Iterator[Callback]:
        self.thread_id = self.thread_id or as_id(raw.get("id"))
        if "on_thread_created" in self.wanted:
            yield "on_thread_created", (_as(Thread, data, raw),)

    def _on_run(self, data: Any, raw: dict[str, Any], moment: str) -> Iterator[Callback]:
        run = _as(Run, data, raw)
        self.run_id = as_id(raw.get("id")) or self.run_id
        self.thread_id = as_id(raw.get("thread_id")) or self.thread_id
        status = as_text(run.status)
        if self._run_done and status not in TERMINAL:
            return  # it comes late
        wanted = self.wanted
        if self.run is None and "on_run_created" in wanted:
            yield "on_run_created", (run,)
        self.run = run
        if status == self._last_status:
            return  # some servers send it twice
        if status != "requires_action":
            self._answered = frozenset[str]()  # once the run has continued, the same ids are other calls
        elif self._answered and pending_call_ids(run) <= self._answered:
            return  # some servers replay what was before the outputs
        self._last_status = status
        if "on_run_updated" in wanted:
            yield "on_run_updated", (run,)
        if status == "requires_action":
            yield from self._settle()
            if "on_run_requires_action" in wanted:
                yield "on_run_requires_action", (run,)
        elif status in TERMINAL and not self._run_done:
            self._run_done = True
            yield from self._settle()
            yield from self._end_step()
            if "on_run_done" in wanted:
                yield "on_run_done", (run,)

    def _on_message(self, data: Any, raw: dict[str, Any], moment: str) -> Iterator[Callback]:
        self._note_ids(raw)
        is_final = _is_final(raw, moment, FINAL_MESSAGE)
        message = self._find_message(as_text(raw.get("id")), is_final)
        if message is None:
            message = yield from self._begin_message(as_text(raw.get("id")), raw)
            message.is_created(raw)
        elif not is_final and message.final is None:
            message.replace_unstreamed(raw)
        if is_final:
            whole = _as(Message, data, raw)
            self.unstreamed_text = "" if message.final is not None else _unstreamed_text(message, whole)
            message.final = whole  # before its callbacks, which see it as the current message
            yield from self._done("message", message, whole)
            message.finalize(whole)

    def _on_message_delta(self, data: Any, raw: dict[str, Any], moment: str) -> Iterator[Callback]:
        id = as_text(raw.get("id"))
        message = self._find_message_of_delta(id)
        if message is None:
            message = yield from self._begin_message(id, self._minimal("thread.message", id))
        delta: Any = raw.get("delta")
        if message.final is not None or delta.__class__ is not dict:
            return
        if message.is_undecided(delta):
            self._undecided = message, data, raw
            return
        models: Any = _as(MessageDeltaEvent, data, raw).delta
        for key, value in delta.items():
            if key == "content":
                yield from message.add_items(value, models.content, self.wanted)
            elif value is not None:
                message.snapshots.freeze_all()
                message.node[key] = value
        if "on_message_delta" in self.wanted:
            yield "on_message_delta", (models, message.snapshot())

    def _decide(self, following: Any) -> Iterator[Callback]:
        assert self._undecided is not None
        (message, data, raw), self._undecided = self._undecided, None
        message.decide(following if following.__class__ is dict else {})
        yield from self._on_message_delta(data, raw, "")

    def _find_message(self, id: str | None, is_final: bool) -> PartialMessage | None:
        """The message of this id. A final one of an unknown id is the unfinished one, which was renamed."""
        message = self._messages.get(id)
        if message is None and is_final and (message := self.unfinished_message) is not None:
            self._messages[id] = message
            message.id = id
        return message

    def _find_message_of_delta(self, id: str | None) -> PartialMessage | None:
        """The message of this id. A delta without an id, or of an unknown one before all others, is of the last."""
        if id is None and self._message is not None:
            return self._message
        message = self._messages.get(id)
        if message is None and (unfinished := self.unfinished_message) is not None and not unfinished.has_deltas:
            message = self._messages[id] = unfinished
        return message

    def _begin_message(self, id: str | None, raw: dict[str, Any]) -> Generator[Callback, None, PartialMessage]:
        yield from self._end_message()
        message = self._message = self._messages[id] = PartialMessage(id, raw)
        yield from self._created("message", message)
        return message

    def _on_step(self, data: Any, raw: dict[str, Any], moment: str) -> Iterator[Callback]:
        self._note_ids(raw)
        id = as_text(raw.get("id"))
        step = self._steps.get(id)
        is_final = _is_final(raw, moment, FINAL_STEP)
        if step is None:
            step = yield from self._begin_step(id, raw)
        elif not is_final and step.final is None:
            step.replace_unstreamed(raw)
        if is_final:
            whole = _as(RunStep, data, raw)
            yield from self._done("run_step", step, whole)
            step.finalize(whole)

    def _on_step_delta(self, data: Any, raw: dict[str, Any], moment: str) -> Iterator[Callback]:
        id = as_text(raw.get("id"))
        step = self._steps.get(id) if id is not None or self._step is None else self._step
        if step is None:
            step = yield from self._begin_step(id, self._minimal("thread.run.step", id))
        delta: Any = raw.get("delta")
        details: Any = delta.get("step_details") if delta.__class__ is dict else None
        if step.final is not None or details.__class__ is not dict:
            return
        models: Any = _as(RunStepDeltaEvent, data, raw).delta
        step.snapshots.freeze_all()
        step.has_deltas = True
        node = step.node.object_at("step_details")
        for key, value in details.items():
            if key == "tool_calls":
                yield from step.add_items(value, models.step_details.tool_calls, self.wanted)
            elif value is not None:
                node[key] = value
                if key == "type":
                    step.node.setdefault("type", value)
        if "on_run_step_delta" in self.wanted:
            yield "on_run_step_delta", (models, step.snapshot())

    def _begin_step(self, id: str | None, raw: dict[str, Any]) -> Generator[Callback, None, PartialStep]:
        yield from self._end_step()
        step = self._step = self._steps[id] = PartialStep(id, raw)
        step.silent_parts = self._shown_before
        yield from self._created("run_step", step)
        return step

    _table: ClassVar[dict[str | None, Callable[[RunState, Any, dict[str, Any], str], Iterator[Callback]]]] = {
        "thread": _on_thread,
        "thread.run": _on_run,
        "thread.run.step": _on_step,
        "thread.run.step.delta": _on_step_delta,
        "thread.message": _on_message,
        "thread.message.delta": _on_message_delta,
    }

    def _created(self, kind: str, partial: Partial[Any]) -> Iterator[Callback]:
        if (name := f"on_{kind}_created") in self.wanted:
            yield name, (partial.snapshot(),)

    def _done(self, kind: str, partial: Partial[M], whole: M | None = None) -> Iterator[Callback]:
        if not partial.done:
            partial.done = True
            if self.wanted:
                whole = partial.to_model() if whole is None else whole
                yield from partial.finish_items(whole, self.wanted)
                if (name := f"on_{kind}_done") in self.wanted:
                    yield name, (whole,)

    def _end_message(self) -> Iterator[Callback]:
        if self._message is not None:
            yield from self._done("message", self._message)

    def _end_step(self) -> Iterator[Callback]:
        if self._step is not None:
            yield from self._done("run_step", self._step)

    def _settle(self) -> Iterator[Callback]:
        """The run has settled: its message is complete, and so are the calls of its step."""
        yield from self._end_message()
        step = self._step
        if step is not None and not step.done and self.wanted:
            yield from step.finish_items(step.to_model(), self.wanted)

    def _minimal(self, kind: str, id: str | None) -> dict[str, Any]:
        """An object that begins with a delta, as it must have been created."""
        raw: dict[str, Any] = {"id": id, "object": kind, "thread_id": self.thread_id, "run_id": self.run_id}
        raw |= {"status": "in_progress"}
        return raw | ({"role": "assistant", "content": []} if kind == "thread.message" else {})

    def _note_ids(self, raw: dict[str, Any]) -> None:
        self.run_id = self.run_id or as_id(raw.get("run_id"))
        self.thread_id = self.thread_id or as_id(raw.get("thread_id"))


# The kind of an event's data, for data without `object`.
_KIND_OF = {
    "thread.created": "thread",
    "thread.message.delta": "thread.message.delta",
    "thread.run.step.delta": "thread.run.step.delta",
    **{f"thread.message.{moment}": "thread.message" for moment in _EARLY | FINAL_MESSAGE},
    **{f"thread.run.step.{moment}": "thread.run.step" for moment in _EARLY | TERMINAL},
    **{f"thread.run.{moment}": "thread.run" for moment in _EARLY | SETTLED | PENDING},
}


def _is_final(raw: dict[str, Any], moment: str, statuses: frozenset[str]) -> bool:
    return moment in statuses or (moment not in _EARLY and as_text(raw.get("status")) in statuses)


def _unstreamed_text(message: PartialMessage, whole: Message) -> str:
    """The text of a message that its deltas have not brought."""
    text = texts_of(whole)
    streamed = message.streamed_text()
    return text[len(streamed) :] if text.startswith(streamed) else ""


def _as(model: type[M], data: Any, raw: dict[str, Any]) -> M:
    """The data as a model of that class, even if the name of the event belongs to another."""
    return data if isinstance(data, model) else model.from_dict(raw)
