"""Decodes the events of a response of the Responses API to actions.

Function calls end an assistant's turn, so they have to be its last step. What a model sends after them is left for the
next turn.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeAlias, cast

from attrs import frozen

from ..model.actions import (
    Action,
    CallDelta,
    CodeDelta,
    Fail,
    FileSearch,
    Incomplete,
    NextStep,
    OtherCall,
    RefusalDelta,
    TextDelta,
    Usage,
)
from ..model.store import Object
from .model_server import as_object, objects_in
from .responses_text import ContainerFile, TextPart
from .upstream_errors import Refused, refused_by_event

__all__ = ["CodeImage", "Created", "Decoded", "ResponsesDecoder"]

_IN_PROGRESS = frozenset({"queued", "in_progress"})
_SILENT = frozenset({"reasoning", "function_call_output", "compaction"})


@frozen
class CodeImage:
    """An image that the code interpreter has made: a data URL or another."""

    url: str


@frozen
class Created:
    """The response exists at the model's server."""

    response_id: str


Decoded: TypeAlias = Action | ContainerFile | CodeImage | Refused


class ResponsesDecoder:
    """The state of one response; `first_message` numbers its messages within the turn."""

    def __init__(self, first_message: int = 0) -> None:
        self.items: list[Object] = []
        """The output, complete once the response is."""
        self.held = ""
        """Text that followed function calls."""
        self.messages = first_message
        self.ended = False
        """Whether the response has ended, in whatever way."""
        self._keys: dict[str, str] = {}  # of items, by their ids
        self._latest = ""  # key
        self._open: str | None = None  # the latest item
        self._step_ends = False
        self._part: TextPart | None = None
        self._end_of_message = 0
        self._refusal = ""
        self._code = ""
        self._calls: dict[str, str] = {}  # arguments received, by item id, in order of the calls

    def feed(self, data: bytes) -> Iterator[Decoded | Created]:
        """What follows from one event. Raises ValueError unless it is JSON of the right shape."""
        if data.strip() == b"[DONE]" or self.ended:
            return
        event = as_object(json.loads(data))
        if event.get("type") == "response.created":
            response_id = as_object(event.get("response") or {}).get("id")
            if response_id:
                yield Created(str(response_id))
            return
        for each in self._event(event):
            yield from self._separated(each)

    def _event(self, event: Object) -> Iterator[Decoded]:
        key = self._key(event)
        match event.get("type"):
            case "response.output_item.added":
                yield from self._begin(as_object(event.get("item")), key)
            case "response.content_part.added" if as_object(event.get("part") or {}).get("type") == "output_text":
                yield from self._begin({"type": "message"}, key)
                self._next_part()
            case "response.output_text.delta" if event.get("delta"):
                yield from self._text(key, str(event["delta"]))
            case "response.output_text.annotation.added":
                if self._part is not None and not self._calls:
                    yield self._part.add_annotation(as_object(event.get("annotation")))
            case "response.refusal.delta" if event.get("delta"):
                yield from self._begin({"type": "message"}, key)
                self._refusal += str(event["delta"])
                yield RefusalDelta(str(event["delta"]))
            case "response.function_call_arguments.delta" if event.get("delta"):
                if key in self._calls:  # else its name is not known before it is complete
                    yield self._arguments(key, str(event["delta"]))
            case "response.code_interpreter_call_code.delta" if event.get("delta"):
                if self._open == key:
                    self._code += str(event["delta"])
                    yield CodeDelta(input=str(event["delta"]))
            case "response.output_item.done":
                yield from self._finish(as_object(event.get("item")), key)
            case "response.completed" | "response.incomplete" | "response.failed":
                yield from self._end(as_object(event.get("response")), str(event["type"]).removeprefix("response."))
            case "error":
                self.ended = True
                yield refused_by_event(event)
            case _:
                pass

    def _key(self, event: Object) -> str:
        """A key for the item that an event belongs to: its index or its id, whichever came first, else the latest."""
        index, item = event.get("output_index"), event.get("item")
        identifier: Any = cast(Object, item).get("id") if isinstance(item, dict) else event.get("item_id")
        if isinstance(identifier, str):
            if index is not None and self._keys.get(identifier) != identifier:
                self._keys[identifier] = str(index)
            self._latest = self._keys.setdefault(identifier, identifier)
        elif index is not None:
            self._latest = str(index)
        return self._latest

    def whole(self, data: bytes) -> Iterator[Decoded]:
        """What follows from a response as one object; nothing as long as it is in progress."""
        response = as_object(json.loads(data))
        status = str(response.get("status") or "completed")
        if status in _IN_PROGRESS:
            return
        for each in self._end(response, status):
            yield from self._separated(each)

    def end(self) -> Iterator[Decoded]:
        """What follows after the last event."""
        if not self.ended:
            yield Fail("The model's response ended unexpectedly.")

    # Items

    def _begin(self, item: Object, key: str) -> Iterator[Action]:
        kind = str(item.get("type"))
        if kind in _SILENT or (self._calls and kind != "function_call") or self._open == key:
            return
        if kind not in ("message", "function_call", "code_interpreter_call"):
            return  # these begin when they are complete
        if kind == "function_call":
            if key not in self._calls:
                yield from self._next_step()
                self._open = None
                self._calls[key] = ""
                yield CallDelta(len(self._calls) - 1, str(item.get("name") or ""))
            return
        self._code = self._refusal = ""
        self._end_of_message = 0
        self._part = None
        if kind == "message":  # it may turn out to be empty
            self._step_ends = self._step_ends or self._open is not None
            self.messages += 1
        else:
            yield from self._next_step()
            yield CodeDelta()
        self._open = key

    def _separated(self, decoded: Decoded) -> Iterator[Decoded]:
        """End the step in progress if this is the first of another message."""
        if self._step_ends and isinstance(decoded, TextDelta | RefusalDelta | ContainerFile):
            yield from self._next_step()
        yield decoded

    def _next_step(self) -> Iterator[Action]:
        """End the step in progress. The usage of a response comes last: it is that of the response's last step."""
        if self._open is not None:
            self._step_ends = False
            yield Usage(0, 0)
            yield NextStep()

    def _text(self, key: str, value: str) -> Iterator[Action]:
        if self._calls:
            self.held += value
            return
        yield from self._begin({"type": "message"}, key)
        yield (self._part or self._next_part()).add_text(value)

    def _next_part(self) -> TextPart:
        if self._part is not None:
            self._end_of_message = self._part.end
        self._part = TextPart(self._end_of_message, self.messages - 1)
        return self._part

    def _arguments(self, key: str, value: str) -> CallDelta:
        self._calls[key] += value
        return CallDelta(list(self._calls).index(key), arguments=value)

    def _finish(self, item: Object, key: str) -> Iterator[Decoded]:
        self.items.append(item)
        kind = str(item.get("type"))
        if kind in _SILENT:
            return
        if self._calls and kind != "function_call":
            if kind == "message" and not self.held:
                self.held = "".join(str(part.get("text") or "") for part in objects_in(item.get("content")))
            return
        match kind:
            case "message":
                yield from self._begin(item, key)
                yield from self._finish_message(item)
            case "function_call":
                yield from self._begin(item, key)
                missing = str(item.get("arguments") or "")[len(self._calls[key]) :]
                if missing:
                    yield self._arguments(key, missing)
            case "code_interpreter_call":
                yield from self._begin(item, key)
                yield from self._finish_code(item)
            case _:
                yield from self._next_step()
                self._open = key
                if kind == "file_search_call":
                    yield FileSearch([_search_result(each) for each in objects_in(item.get("results"))])
                else:
                    kept = {name: value for name, value in item.items() if name not in ("id", "type")}
                    yield OtherCall(kind, kept)

    def _finish_message(self, item: Object) -> Iterator[Decoded]:
        parts = list(objects_in(item.get("content")))
        texts = [part for part in parts if part.get("type") == "output_text"]
        # The parts before the last one are complete if a later one has begun.
        if self._part is None:
            for part in texts:
                yield from self._next_part().finish(str(part.get("text") or ""), _annotations(part))
        elif texts:
            yield from self._part.finish(str(texts[-1].get("text") or ""), _annotations(texts[-1]))
        refusal = "".join(str(part.get("refusal") or "") for part in parts if part.get("type") == "refusal")
        if refusal[len(self._refusal) :]:
            yield RefusalDelta(refusal[len(self._refusal) :])

    def _finish_code(self, item: Object) -> Iterator[Decoded]:
        missing = str(item.get("code") or "")[len(self._code) :]
        if missing:
            yield CodeDelta(input=missing)
        for output in objects_in(item.get("outputs")):
            if output.get("type") == "image":
                yield CodeImage(str(output.get("url") or ""))
            else:
                yield CodeDelta(outputs=[{"type": "logs", "logs": str(output.get("logs") or "")}])

    # The end

    def _end(self, response: Object, status: str) -> Iterator[Decoded]:
        self.ended = True
        output = list(objects_in(response.get("output")))
        if not self.items and self._open is None and not self._calls:
            for number, item in enumerate(output):
                yield from self._finish(item, f"whole {number}")
        elif not self.items:  # the server announces no items
            self.items = output
        status = str(response.get("status") or status)
        usage = response.get("usage")
        if usage and (status != "failed" or self._open is not None):
            yield _usage(as_object(usage))
        if status == "failed" or response.get("error"):
            yield refused_by_event({"error": response.get("error")})
        elif status == "incomplete":
            reason = as_object(response.get("incomplete_details") or {}).get("reason")
            if reason == "content_filter":
                yield Fail("The model's response was blocked by a content filter.", "invalid_prompt")
            else:
                yield Incomplete("max_completion_tokens")
        elif status == "cancelled":
            yield Fail("The model's response was cancelled.")


def _search_result(result: Object) -> Object:
    return {
        "file_id": str(result.get("file_id") or ""),
        "file_name": str(result.get("filename") or ""),
        "score": float(result.get("score") or 0.0),
        "content": [{"type": "text", "text": str(result.get("text") or "")}],
    }


def _annotations(part: Object) -> list[Object]:
    return list(objects_in(part.get("annotations")))


def _usage(usage: Object) -> Usage:
    def count(*path: str) -> int:
        value: Any = usage
        for name in path:
            value = cast(Object, value).get(name) if isinstance(value, dict) else None
        return int(value or 0)

    return Usage(
        count("input_tokens"),
        count("output_tokens"),
        count("input_tokens_details", "cached_tokens"),
        count("output_tokens_details", "reasoning_tokens"),
    )
