"""The life of a run as a pure state machine: it is told what happens and hands out the events that follow.

Events are all that comes out: whoever keeps the objects they carry has the state, and an `error`-free stream is those
events one by one. The order of events is that of the service.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from . import acts
from .errors import RefusedError
from .objects import NewId
from .store import Object

__all__ = ["ACTIVE", "Event", "RunMachine"]

Event: TypeAlias = tuple[str, Object]

ACTIVE = frozenset({"queued", "in_progress", "requires_action", "cancelling"})
_NEXT: Mapping[str, frozenset[str]] = {
    "queued": frozenset({"in_progress", "cancelling", "failed", "expired"}),
    "in_progress": frozenset({"requires_action", "cancelling", "completed", "failed", "incomplete", "expired"}),
    "requires_action": frozenset({"queued", "cancelling", "expired"}),
    "cancelling": frozenset({"cancelled", "expired"}),
}
_KINDS: Mapping[type, str] = {
    acts.CallDelta: "function",
    acts.CodeDelta: "code_interpreter",
    acts.FileSearchDone: "file_search",
}
_ENDED_AT = {"completed": "completed_at", "failed": "failed_at", "cancelled": "cancelled_at"}


class RunMachine:
    """A run between its creation and its end.

    For a run that waits for tool outputs: `step` is the step that waits, `spent` the usage of the steps before it.
    """

    def __init__(self, run: Object, new_id: NewId, step: Object | None = None, spent: Sequence[Object] = ()) -> None:
        self.run = run
        self._new_id = new_id
        self._step: Object | None = step
        self._message: Object | None = None
        self._spent = list(spent)  # usage of the steps done
        self._prompt_tokens = 0
        self._tokens: dict[str, int] = {"prompt_tokens": 0, "completion_tokens": 0}  # of the step in progress
        if step is not None and run["usage"]:
            self._tokens = {name: run["usage"][name] - sum(each[name] for each in spent) for name in self._tokens}

    @property
    def waiting_step(self) -> Object | None:
        """The step whose outputs the run waits for. No event carries it with its calls; it has to be kept."""
        return self._step if self.run["status"] == "requires_action" else None

    @property
    def active(self) -> bool:
        return self.run["status"] in ACTIVE

    # Changes of status, one method each

    def create(self) -> list[Event]:
        return [self._event("thread.run.created", self.run), self._event("thread.run.queued", self.run)]

    def begin(self, now: int, prompt_tokens: int = 0) -> list[Event]:
        """The assistant's turn starts; `prompt_tokens` is what each of its steps costs to ask for."""
        self._prompt_tokens = prompt_tokens
        return self._move("in_progress", now)

    def end_turn(self, now: int) -> list[Event]:
        """The assistant has done what it wants to: the run is complete, or waits for the functions that it called."""
        events = self._close_message(now)
        calls = self._calls("function")
        if not calls:
            return [*events, *self._close_step(now), *self._move("completed", now)]
        wanted = [call | {"function": {k: v for k, v in call["function"].items() if k != "output"}} for call in calls]
        self.run["required_action"] = {
            "type": "submit_tool_outputs",
            "submit_tool_outputs": {"tool_calls": copy.deepcopy(wanted)},
        }
        self.run["usage"] = self._usage()
        return [*events, *self._move("requires_action", now)]

    def submit(self, outputs: Sequence[Mapping[str, str]], now: int) -> list[Event]:
        """The outputs of all the calls. Raises RefusedError unless they are just those that the run waits for."""
        if self.run["status"] != "requires_action" or self._step is None:
            raise RefusedError(f'Runs in status "{self.run["status"]}" do not accept tool outputs.')
        calls: list[Any] = self._step["step_details"]["tool_calls"]
        given = {output.get("tool_call_id"): output.get("output", "") for output in outputs}
        if len(given) != len(outputs) or given.keys() != {call["id"] for call in calls}:
            raise RefusedError(
                f"Expected tool outputs for call_ids {[call['id'] for call in calls]}, "
                f"got {[output.get('tool_call_id') for output in outputs]}",
                param="tool_outputs",
            )
        for call in calls:
            call["function"]["output"] = given[call["id"]]
        self.run |= {"required_action": None, "usage": None}
        return [*self._close_step(now), *self._move("queued", now)]

    def request_cancel(self, now: int) -> list[Event]:
        """Raises RefusedError when the run is over."""
        if "cancelling" not in _NEXT.get(self.run["status"], ()):
            raise RefusedError(f"Cannot cancel run with status '{self.run['status']}'.")
        return self._move("cancelling", now)

    def cancel(self, now: int) -> list[Event]:
        return [*self._break_off(now, "cancelled", "run_cancelled"), *self._move("cancelled", now)]

    def expire(self, now: int) -> list[Event]:
        return [*self._break_off(now, "expired", "run_expired"), *self._move("expired", now)]

    def fail(self, failure: acts.Failure, now: int) -> list[Event]:
        self.run["last_error"] = {"code": failure.code, "message": failure.message}
        return [*self._break_off(now, "failed", "run_failed"), *self._move("failed", now)]

    def cut_short(self, reason: str, now: int) -> list[Event]:
        """The limit of tokens is reached: what was written stays, as incomplete."""
        self.run["incomplete_details"] = {"reason": reason}
        events = self._end_message(now, "incomplete", "max_tokens") if self._message else []
        return [*events, *self._close_step(now), *self._move("incomplete", now)]

    # The work of the assistant

    def apply(self, act: acts.Act, now: int) -> list[Event]:
        """One thing that the assistant does."""
        match act:
            case acts.TextDelta() | acts.RefusalDelta() | acts.ImageShown():
                return self._cut_at_limit(now) or self._say(act, now)
            case acts.CallDelta() | acts.CodeDelta() | acts.FileSearchDone():
                return self._cut_at_limit(now) or self._call(act, now)
            case acts.EndStep():
                return [] if self._calls("function") else self._close_step(now)
            case acts.Spent():
                self._tokens = {"prompt_tokens": act.prompt_tokens, "completion_tokens": act.completion_tokens}
                return []
            case acts.Failure():
                return self.fail(act, now)
            case acts.CutShort():
                return self.cut_short(act.reason, now)
            case _:
                raise TypeError(f"nothing that happens in a run: {act!r}")

    def _say(self, act: acts.TextDelta | acts.RefusalDelta | acts.ImageShown, now: int) -> list[Event]:
        events = [] if self._message else self._open_message(now)
        assert self._message is not None
        content: list[Any] = self._message["content"]
        delta: Object
        match act:
            case acts.ImageShown():
                content.append({"type": "image_file", "image_file": {"file_id": act.file_id, "detail": "auto"}})
                delta = copy.deepcopy(content[-1])
            case acts.RefusalDelta():
                part, _ = _open_part(content, {"type": "refusal", "refusal": ""})
                part["refusal"] += act.value
                delta = {"type": "refusal", "refusal": act.value}
            case acts.TextDelta():
                part, new = _open_part(content, {"type": "text", "text": {"value": "", "annotations": []}})
                part["text"]["value"] += act.value
                first = len(part["text"]["annotations"])
                part["text"]["annotations"] += copy.deepcopy(list(act.annotations))
                text: Object = {"value": act.value}
                if new or act.annotations:  # the service sends the empty list with the first delta only
                    text["annotations"] = [{"index": first + at, **each} for at, each in enumerate(act.annotations)]
                delta = {"type": "text", "text": text}
        addition = {"content": [{"index": len(content) - 1, **delta}]}
        events.append(_delta("thread.message.delta", self._message["id"], addition))
        self._tokens["completion_tokens"] += 1
        return events

    def _call(self, act: acts.CallDelta | acts.CodeDelta | acts.FileSearchDone, now: int) -> list[Event]:
        kind = _KINDS[type(act)]
        events = self._close_message(now)
        if self._step is not None and (not self._calls(kind) or kind == "file_search"):
            events += self._close_step(now)
        if self._step is None:
            events += self._open_step("tool_calls", {"tool_calls": []}, now)
        assert self._step is not None
        calls: list[Any] = self._step["step_details"]["tool_calls"]
        index = act.index if isinstance(act, acts.CallDelta) else 0
        if index == len(calls):
            calls.append({"id": self._new_id("call"), "type": kind, kind: _new_call(act)})
            events.append(self._call_delta(index, copy.deepcopy(calls[index])))
        call = calls[index][kind]
        added: Object = {}
        match act:
            case acts.CallDelta() if act.arguments:
                call["arguments"] += act.arguments
                added = {"arguments": act.arguments}
            case acts.CodeDelta() if act.input or act.outputs:
                call["input"] += act.input
                first = len(call["outputs"])
                call["outputs"] += copy.deepcopy(list(act.outputs))
                outputs = [{"index": first + at, **each} for at, each in enumerate(act.outputs)]
                added = ({"input": act.input} if act.input else {}) | ({"outputs": outputs} if outputs else {})
            case acts.FileSearchDone():
                ranking = {"ranker": "default_2024_08_21", "score_threshold": 0.0}
                call |= {"ranking_options": ranking, "results": copy.deepcopy(list(act.results))}
            case _:
                pass
        if added:
            events.append(self._call_delta(index, {"type": kind, kind: added}))
        self._tokens["completion_tokens"] += 1
        return events

    def _call_delta(self, index: int, call: Object) -> Event:
        assert self._step is not None
        details = {"type": "tool_calls", "tool_calls": [{"index": index, **call}]}
        return _delta("thread.run.step.delta", self._step["id"], {"step_details": details})

    def _cut_at_limit(self, now: int) -> list[Event]:
        """Ends the run when it has no token left for another piece; each counts as one."""
        most = self.run["max_completion_tokens"]
        if most is None or self._total("completion_tokens") < most:
            return []
        return self.cut_short("max_completion_tokens", now)

    def _total(self, name: str) -> int:
        done: int = sum(usage[name] for usage in self._spent)
        return done + (self._tokens[name] if self._step else 0)

    def _calls(self, kind: str) -> list[Any]:
        """The calls of the step in progress, when they are of that kind."""
        calls: list[Any] = self._step["step_details"].get("tool_calls", []) if self._step else []
        return calls if calls and calls[0]["type"] == kind else []

    # Steps and messages

    def _open_message(self, now: int) -> list[Event]:
        events = self._close_step(now)
        self._message = {
            "id": self._new_id("msg"),
            "object": "thread.message",
            "created_at": now,
            "assistant_id": self.run["assistant_id"],
            "thread_id": self.run["thread_id"],
            "run_id": self.run["id"],
            "status": "in_progress",
            "incomplete_details": None,
            "incomplete_at": None,
            "completed_at": None,
            "role": "assistant",
            "content": [],
            "attachments": [],
            "metadata": {},
        }
        details = {"message_creation": {"message_id": self._message["id"]}}
        events += self._open_step("message_creation", details, now)
        created = [self._event(f"thread.message.{name}", self._message) for name in ("created", "in_progress")]
        return events + created

    def _open_step(self, kind: str, details: Object, now: int) -> list[Event]:
        self._tokens = {"prompt_tokens": self._prompt_tokens, "completion_tokens": 0}
        self._step = {
            "id": self._new_id("step"),
            "object": "thread.run.step",
            "created_at": now,
            "run_id": self.run["id"],
            "assistant_id": self.run["assistant_id"],
            "thread_id": self.run["thread_id"],
            "type": kind,
            "status": "in_progress",
            "cancelled_at": None,
            "completed_at": None,
            "expires_at": self.run["expires_at"],
            "failed_at": None,
            "last_error": None,
            "step_details": {"type": kind, **details},
            "usage": None,
        }
        return [self._event(f"thread.run.step.{name}", self._step) for name in ("created", "in_progress")]

    def _close_message(self, now: int) -> list[Event]:
        return self._end_message(now, "completed") if self._message else []

    def _end_message(self, now: int, status: str, reason: str | None = None) -> list[Event]:
        message = self._message
        assert message is not None
        message["status"] = status
        message[f"{status}_at"] = now
        message["incomplete_details"] = {"reason": reason} if reason else None
        self._message = None
        return [self._event(f"thread.message.{status}", message)]

    def _close_step(self, now: int) -> list[Event]:
        return [*self._close_message(now), *self._end_step(now, "completed")] if self._step else []

    def _end_step(self, now: int, status: str) -> list[Event]:
        step = self._step
        assert step is not None
        step["status"] = status
        step[f"{status}_at"] = now
        step["usage"] = _usage(**self._tokens)
        if status == "failed":
            code = self.run["last_error"]["code"]
            step["last_error"] = self.run["last_error"] | ({"code": "server_error"} if code == "invalid_prompt" else {})
        self._spent.append(step["usage"])
        self._step = None
        return [self._event(f"thread.run.step.{status}", step)]

    def _break_off(self, now: int, status: str, reason: str) -> list[Event]:
        events = self._end_message(now, "incomplete", reason) if self._message else []
        return events + (self._end_step(now, status) if self._step else [])

    def _move(self, status: str, now: int) -> list[Event]:
        run = self.run
        if status not in _NEXT.get(run["status"], ()):
            raise RuntimeError(f"a run that is {run['status']} can't become {status}")
        run["status"] = status
        if status == "in_progress":
            run["started_at"] = now
        if status in _ENDED_AT:
            run[_ENDED_AT[status]] = now
        if status not in ACTIVE:
            run["required_action"] = None
            run["expires_at"] = None
            run["usage"] = self._usage()
        return [self._event(f"thread.run.{status}", run)]

    def _usage(self) -> Object:
        return _usage(self._total("prompt_tokens"), self._total("completion_tokens"))

    @staticmethod
    def _event(name: str, data: Object) -> Event:
        return name, copy.deepcopy(data)


def _delta(name: str, identifier: str, delta: Object) -> Event:
    return name, {"id": identifier, "object": name, "delta": delta}


def _open_part(content: list[Any], empty: Object) -> tuple[Object, bool]:
    """The last part of the content when it is of that type, else the given one, added; and whether it is new."""
    new = not content or content[-1]["type"] != empty["type"]
    if new:
        content.append(empty)
    return content[-1], new


def _new_call(act: acts.CallDelta | acts.CodeDelta | acts.FileSearchDone) -> Object:
    match act:
        case acts.CallDelta():
            return {"name": act.name, "arguments": "", "output": None}
        case acts.CodeDelta():
            return {"input": "", "outputs": []}
        case acts.FileSearchDone():
            return {}


def _usage(prompt_tokens: int, completion_tokens: int) -> Object:
    return {
        "prompt_tokens": prompt_tokens,
        "completion_tokens": completion_tokens,
        "total_tokens": prompt_tokens + completion_tokens,
        "prompt_token_details": {"cached_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": 0},
    }
