"""A pure state machine for runs: each method takes one input and returns the events that follow from it.

Events are its only output: the objects that they carry are the state to store, and a stream is these events one by
one. They come in the same order as from the service.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from ..errors import RefusedError
from . import actions
from .objects import NewId, new_message
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
    actions.CallDelta: "function",
    actions.CodeDelta: "code_interpreter",
    actions.FileSearch: "file_search",
}
_NOTHING = actions.Usage(0, 0)
_ONE_TOKEN = actions.Usage(0, 1)
_Call: TypeAlias = actions.CallDelta | actions.CodeDelta | actions.FileSearch | actions.OtherCall
_ENDED_AT = {"completed": "completed_at", "failed": "failed_at", "cancelled": "cancelled_at"}


class RunMachine:
    """A run from its creation to its end.

    For a run that needs tool outputs, `step` is the step with the calls, `usages` the usage of the steps before it.
    """

    def __init__(self, run: Object, new_id: NewId, step: Object | None = None, usages: Sequence[Object] = ()) -> None:
        self.run = run
        self._new_id = new_id
        self._step: Object | None = step
        self._message: Object | None = None
        self._used = sum(map(_parsed, usages), _NOTHING)  # by the completed steps
        self._prompt_tokens = 0
        self._tokens = _NOTHING  # of the current step
        if step is not None and run["usage"]:
            self._tokens = _parsed(run["usage"]) - self._used

    @property
    def waiting_step(self) -> Object | None:
        """The step whose calls need outputs. It must be stored separately: no event carries it with its calls."""
        return self._step if self.run["status"] == "requires_action" else None

    @property
    def active(self) -> bool:
        return self.run["status"] in ACTIVE

    # Status changes, one method each

    def create(self) -> list[Event]:
        return [self._event("thread.run.created", self.run), self._event("thread.run.queued", self.run)]

    def begin(self, now: int, prompt_tokens: int = 0) -> list[Event]:
        """Start the assistant's turn; `prompt_tokens` is added to the usage of each of its steps.

        No events follow if it is in progress, as after a restart.
        """
        self._prompt_tokens = prompt_tokens
        return [] if self.run["status"] == "in_progress" else self._set_status("in_progress", now)

    def end_turn(self, now: int) -> list[Event]:
        """End the assistant's turn: the run completes, or requires the outputs of the functions that were called."""
        events = self._end_message(now, "completed")
        calls = self._calls("function")
        if not calls:
            return [*events, *self._close_step(now), *self._set_status("completed", now)]
        required = [call | {"function": {k: v for k, v in call["function"].items() if k != "output"}} for call in calls]
        self.run["required_action"] = {
            "type": "submit_tool_outputs",
            "submit_tool_outputs": {"tool_calls": copy.deepcopy(required)},
        }
        self.run["usage"] = self._usage()
        return [*events, *self._set_status("requires_action", now)]

    def submit(self, outputs: Sequence[Mapping[str, str]], now: int) -> list[Event]:
        """Add the outputs of the calls. Raises RefusedError unless there is exactly one for each."""
        if self.run["status"] != "requires_action" or self._step is None:
            raise RefusedError(f'Runs in status "{self.run["status"]}" do not accept tool outputs.')
        calls: list[Any] = self._step["step_details"]["tool_calls"]
        by_call = {output.get("tool_call_id"): output.get("output", "") for output in outputs}
        if len(by_call) != len(outputs) or by_call.keys() != {call["id"] for call in calls}:
            raise RefusedError(
                f"Expected tool outputs for call_ids {[call['id'] for call in calls]}, "
                f"got {[output.get('tool_call_id') for output in outputs]}",
                param="tool_outputs",
            )
        for call in calls:
            call["function"]["output"] = by_call[call["id"]]
        self.run |= {"required_action": None, "usage": None}
        return [*self._close_step(now), *self._set_status("queued", now)]

    def request_cancel(self, now: int) -> list[Event]:
        """Start to cancel the run. Raises RefusedError if it has ended."""
        if "cancelling" not in _NEXT.get(self.run["status"], ()):
            raise RefusedError(f"Cannot cancel run with status '{self.run['status']}'.")
        return self._set_status("cancelling", now)

    def cancel(self, now: int) -> list[Event]:
        return [*self._interrupt(now, "cancelled", "run_cancelled"), *self._set_status("cancelled", now)]

    def expire(self, now: int, reason: str | None = None) -> list[Event]:
        """Expire the run; `reason` if it is another than the time."""
        if reason:
            self.run["last_error"] = {"code": "server_error", "message": reason}
        return [*self._interrupt(now, "expired", "run_expired"), *self._set_status("expired", now)]

    def fail(self, failure: actions.Fail, now: int) -> list[Event]:
        self.run["last_error"] = {"code": failure.code, "message": failure.message}
        return [*self._interrupt(now, "failed", "run_failed"), *self._set_status("failed", now)]

    def end_incomplete(self, reason: str, now: int) -> list[Event]:
        """End the run at its token limit; the message so far is kept as incomplete."""
        self.run["incomplete_details"] = {"reason": reason}
        events = self._end_message(now, "incomplete", "max_tokens")
        return [*events, *self._close_step(now), *self._set_status("incomplete", now)]

    # Actions of the assistant

    def apply(self, action: actions.Action, now: int) -> list[Event]:
        """Apply one action of the assistant."""
        match action:
            case actions.TextDelta() | actions.RefusalDelta() | actions.Image():
                return self._end_at_limit(now) or self._add_content(action, now)
            case actions.CallDelta() | actions.CodeDelta() | actions.FileSearch() | actions.OtherCall():
                return self._end_at_limit(now) or self._add_to_call(action, now)
            case actions.NextStep():
                return [] if self._calls("function") else self._close_step(now)
            case actions.Usage():
                if self._step is None:
                    self._used = self._used + action
                else:
                    self._tokens = action
                return []
            case actions.Fail():
                return self.fail(action, now)
            case actions.Expire():
                return self.expire(now, action.message)
            case actions.Incomplete():
                return self.end_incomplete(action.reason, now)
            case _:
                raise TypeError(f"{action!r} is not an action of a run")

    def _add_content(self, action: actions.TextDelta | actions.RefusalDelta | actions.Image, now: int) -> list[Event]:
        events = [] if self._message else self._open_message(now)
        assert self._message is not None
        content: list[Any] = self._message["content"]
        delta: Object
        match action:
            case actions.Image():
                content.append({"type": "image_file", "image_file": {"file_id": action.file_id, "detail": "auto"}})
                delta = copy.deepcopy(content[-1])
            case actions.RefusalDelta():
                part, _ = _open_part(content, {"type": "refusal", "refusal": ""})
                part["refusal"] += action.value
                delta = {"type": "refusal", "refusal": action.value}
            case actions.TextDelta():
                part, new = _open_part(content, {"type": "text", "text": {"value": "", "annotations": []}})
                start, first = len(part["text"]["value"]), len(part["text"]["annotations"])
                annotations = [_located(each, action.value, start) for each in action.annotations]
                part["text"]["value"] += action.value
                part["text"]["annotations"] += [_without_quote(each) for each in annotations]
                text: Object = {"value": action.value}
                if new or annotations:  # the service sends the empty list with the first delta only
                    text["annotations"] = [{"index": first + offset, **each} for offset, each in enumerate(annotations)]
                delta = {"type": "text", "text": text}
        addition = {"content": [{"index": len(content) - 1, **delta}]}
        events.append(_delta("thread.message.delta", self._message["id"], addition))
        self._tokens += _ONE_TOKEN
        return events

    def _add_to_call(self, action: _Call, now: int) -> list[Event]:
        kind = action.kind if isinstance(action, actions.OtherCall) else _KINDS[type(action)]
        whole = isinstance(action, actions.FileSearch | actions.OtherCall)
        events = self._end_message(now, "completed")
        if self._step is not None and (whole or not self._calls(kind)):
            events += self._close_step(now)
        if self._step is None:
            events += self._open_step("tool_calls", {"tool_calls": []}, now)
        assert self._step is not None
        calls: list[Any] = self._step["step_details"]["tool_calls"]
        index = action.index if isinstance(action, actions.CallDelta) else 0
        if index == len(calls):
            calls.append({"id": self._new_id("call"), "type": kind, kind: _new_call(action)})
            events.append(self._call_delta(index, copy.deepcopy(calls[index])))
        call = calls[index][kind]
        added: Object = {}
        match action:
            case actions.CallDelta() if action.arguments:
                call["arguments"] += action.arguments
                added = {"arguments": action.arguments}
            case actions.CodeDelta() if action.input or action.outputs:
                call["input"] += action.input
                first = len(call["outputs"])
                call["outputs"] += copy.deepcopy(list(action.outputs))
                outputs = [{"index": first + offset, **each} for offset, each in enumerate(action.outputs)]
                added = ({"input": action.input} if action.input else {}) | ({"outputs": outputs} if outputs else {})
            case actions.FileSearch():
                call |= {"ranking_options": _ranking(self.run), "results": copy.deepcopy(list(action.results))}
            case _:
                pass
        if added:
            events.append(self._call_delta(index, {"type": kind, kind: added}))
        self._tokens += _ONE_TOKEN
        return events

    def _call_delta(self, index: int, call: Object) -> Event:
        assert self._step is not None
        details = {"type": "tool_calls", "tool_calls": [{"index": index, **call}]}
        return _delta("thread.run.step.delta", self._step["id"], {"step_details": details})

    def _end_at_limit(self, now: int) -> list[Event]:
        """End the run if its token limit leaves no room for another delta; each counts as one token."""
        limit = self.run["max_completion_tokens"]
        if limit is None or self._total().completion_tokens < limit:
            return []
        return self.end_incomplete("max_completion_tokens", now)

    def _total(self) -> actions.Usage:
        return self._used + self._tokens if self._step else self._used

    def _calls(self, kind: str) -> list[Any]:
        """The calls of the current step, if they are of this kind."""
        calls: list[Any] = self._step["step_details"].get("tool_calls", []) if self._step else []
        return calls if calls and calls[0]["type"] == kind else []

    # Steps and messages

    def _open_message(self, now: int) -> list[Event]:
        events = self._close_step(now)
        empty: Object = {"role": "assistant", "content": []}
        self._message = new_message(empty, self.run["thread_id"], now, self._new_id) | {
            "assistant_id": self.run["assistant_id"],
            "run_id": self.run["id"],
            "status": "in_progress",
            "completed_at": None,
        }
        details = {"message_creation": {"message_id": self._message["id"]}}
        events += self._open_step("message_creation", details, now)
        created = [self._event(f"thread.message.{name}", self._message) for name in ("created", "in_progress")]
        return events + created

    def _open_step(self, kind: str, details: Object, now: int) -> list[Event]:
        self._tokens = actions.Usage(self._prompt_tokens, 0)
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

    def _end_message(self, now: int, status: str, reason: str | None = None) -> list[Event]:
        """End the message in progress, if there is one."""
        message = self._message
        if message is None:
            return []
        message["status"] = status
        message[f"{status}_at"] = now
        message["incomplete_details"] = {"reason": reason} if reason else None
        self._message = None
        return [self._event(f"thread.message.{status}", message)]

    def _close_step(self, now: int) -> list[Event]:
        return [*self._end_message(now, "completed"), *self._end_step(now, "completed")]

    def _end_step(self, now: int, status: str) -> list[Event]:
        """End the step in progress, if there is one."""
        step = self._step
        if step is None:
            return []
        step["status"] = status
        step[f"{status}_at"] = now
        step["usage"] = _as_object(self._tokens)
        if status == "failed":
            code = self.run["last_error"]["code"]
            step["last_error"] = self.run["last_error"] | ({"code": "server_error"} if code == "invalid_prompt" else {})
        self._used = self._total()
        self._step = None
        return [self._event(f"thread.run.step.{status}", step)]

    def _interrupt(self, now: int, status: str, reason: str) -> list[Event]:
        return [*self._end_message(now, "incomplete", reason), *self._end_step(now, status)]

    def _set_status(self, status: str, now: int) -> list[Event]:
        run = self.run
        if status not in _NEXT.get(run["status"], ()):
            raise RuntimeError(f"invalid status change of a run: {run['status']} to {status}")
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
        return _as_object(self._total())

    @staticmethod
    def _event(name: str, data: Object) -> Event:
        return name, copy.deepcopy(data)


def _delta(name: str, identifier: str, delta: Object) -> Event:
    return name, {"id": identifier, "object": name, "delta": delta}


def _open_part(content: list[Any], empty: Object) -> tuple[Object, bool]:
    """The last content part, or `empty` appended if that has another type; and whether it is new."""
    new = not content or content[-1]["type"] != empty["type"]
    if new:
        content.append(empty)
    return content[-1], new


def _ranking(run: Object) -> Object:
    """How the file search of a run ranks its results."""
    tools: list[Object] = run["tools"]
    options: list[Object] = [tool.get("file_search", {}) for tool in tools if tool["type"] == "file_search"]
    threshold = options[0].get("ranking_options", {}).get("score_threshold", 0.0) if options else 0.0
    return {"ranker": "default_2024_08_21", "score_threshold": threshold}


def _located(annotation: Object, text: str, start: int) -> Object:
    """A copy of an annotation with its position in the message; `text` begins at `start`."""
    annotation = copy.deepcopy(annotation)
    if "start_index" not in annotation:
        begin = start + max(text.find(annotation["text"]), 0)
        annotation |= {"start_index": begin, "end_index": begin + len(annotation["text"])}
    return annotation


def _without_quote(annotation: Object) -> Object:
    """An annotation as stored: the service sends the quote of a citation in deltas only."""
    citation: Object = annotation.get("file_citation", {})
    if "quote" not in citation:
        return annotation
    return annotation | {"file_citation": {key: value for key, value in citation.items() if key != "quote"}}


def _new_call(action: _Call) -> Object:
    match action:
        case actions.CallDelta():
            return {"name": action.name, "arguments": "", "output": None}
        case actions.CodeDelta():
            return {"input": "", "outputs": []}
        case actions.FileSearch():
            return {}
        case actions.OtherCall():
            return copy.deepcopy(action.call)


def _parsed(usage: Object) -> actions.Usage:
    cached: int = usage.get("prompt_token_details", {}).get("cached_tokens", 0)
    reasoning: int = usage.get("completion_tokens_details", {}).get("reasoning_tokens", 0)
    return actions.Usage(usage["prompt_tokens"], usage["completion_tokens"], cached, reasoning)


def _as_object(usage: actions.Usage) -> Object:
    return {
        "prompt_tokens": usage.prompt_tokens,
        "completion_tokens": usage.completion_tokens,
        "total_tokens": usage.prompt_tokens + usage.completion_tokens,
        "prompt_token_details": {"cached_tokens": usage.cached_tokens},
        "completion_tokens_details": {"reasoning_tokens": usage.reasoning_tokens},
    }
