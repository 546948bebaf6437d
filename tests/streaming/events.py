"""Events as a test needs them, and how to feed them to what it tests."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import httpx

from assistant_threads import OpenAI
from assistant_threads.streaming.state.run_state import RunState
from tests.support.shared_material import SHARED, interactions, recordings
from threads_api.models import AssistantStreamEvent
from threads_api.operations.runs import ASSISTANT_STREAM_EVENT
from threads_runtime.responses.event_reader import EventReader

CLIENT = OpenAI(api_key="key")

KINDS = ["message", "text", "image_file", "image_url", "refusal", "run_step", "tool_call"]
EVERY_CALLBACK = frozenset(f"on_{kind}_{moment}" for kind in KINDS for moment in ("created", "delta", "done")) | {
    "on_event",
    "on_run_created",
    "on_run_updated",
    "on_run_requires_action",
    "on_run_done",
    "on_thread_created",
}

Event = tuple[str, Any]
DONE = "event: done\ndata: [DONE]\n\n"


def run(status: str, name: str | None = None, **fields: Any) -> Event:
    data = {"id": "run_1", "object": "thread.run", "thread_id": "thread_1", "status": status, **fields}
    return name or f"thread.run.{status}", data


def message(moment: str, content: list[Any] | None = None, id: str = "msg_1", **fields: Any) -> Event:
    status = moment if moment in ("completed", "incomplete") else "in_progress"
    data = {"id": id, "object": "thread.message", "thread_id": "thread_1", "run_id": "run_1", "role": "assistant"}
    return f"thread.message.{moment}", data | {"status": status, "content": content or []} | fields


def text(value: str, annotations: list[Any] | None = None) -> dict[str, Any]:
    return {"type": "text", "text": {"value": value, "annotations": annotations or []}}


def delta(*parts: Any, id: str = "msg_1", **fields: Any) -> Event:
    """A delta of a message; a string is text of the part 0, a pair is text of the part of that index."""
    return "thread.message.delta", {
        "id": id,
        "object": "thread.message.delta",
        "delta": {"content": [_part(part) for part in parts], **fields},
    }


def _part(part: Any) -> Any:
    if isinstance(part, str):
        part = (0, part)
    if isinstance(part, tuple):
        return {"index": part[0], "type": "text", "text": {"value": part[1]}}
    return part


def step(moment: str, details: Any = None, id: str = "step_1", **fields: Any) -> Event:
    status = moment if moment not in ("created", "in_progress") else "in_progress"
    data = {"id": id, "object": "thread.run.step", "thread_id": "thread_1", "run_id": "run_1", "status": status}
    details = details or {"type": "tool_calls", "tool_calls": []}
    return f"thread.run.step.{moment}", data | {"type": details["type"], "step_details": details} | fields


def writes(message_id: str) -> dict[str, Any]:
    return {"type": "message_creation", "message_creation": {"message_id": message_id}}


def function(name: str, arguments: str, id: str = "call_1", **fields: Any) -> dict[str, Any]:
    call = {"name": name, "arguments": arguments, "output": None, **fields}
    return {"id": id, "type": "function", "function": call}


def call_delta(*calls: dict[str, Any], id: str = "step_1") -> Event:
    details = {"type": "tool_calls", "tool_calls": list(calls)}
    return "thread.run.step.delta", {"id": id, "object": "thread.run.step.delta", "delta": {"step_details": details}}


def sse(*events: Event | str) -> bytes:
    """Events as bytes; a string is used unchanged."""
    return b"".join(
        event.encode() if isinstance(event, str) else f"event: {event[0]}\ndata: {json.dumps(event[1])}\n\n".encode()
        for event in events
    )


def read(body: bytes) -> Iterator[AssistantStreamEvent]:
    """The typed events of a body."""
    return read_chunks([body])


def read_chunks(chunks: Iterable[bytes]) -> Iterator[AssistantStreamEvent]:
    request = httpx.Request("POST", "http://127.0.0.1/threads/runs")
    response = httpx.Response(200, headers={"Content-Type": "text/event-stream"}, request=request)
    reader = EventReader(response, ASSISTANT_STREAM_EVENT, CLIENT)
    for chunk in chunks:
        yield from reader.feed(chunk)


def calls(
    events: Iterable[Event | str], wanted: frozenset[str] = EVERY_CALLBACK, state: RunState | None = None
) -> list[tuple[str, Any]]:
    """The callbacks that events mean, each with its last argument as plain JSON: the snapshot, of a delta."""
    return list(made(state or RunState(wanted), read(sse(*events))))


def made(state: RunState, events: Iterable[AssistantStreamEvent]) -> Iterator[tuple[str, Any]]:
    for event in events:
        for name, arguments in state.apply(event):
            yield name, arguments[-1].to_dict()
    for name, arguments in state.end():
        yield name, arguments[-1].to_dict()


def streams() -> list[Path]:
    """The raw streams of other servers."""
    return sorted((SHARED / "wild").glob("*/*.sse"))


def recorded_streams() -> list[tuple[str, bytes]]:
    """The streams of the real service, and the names of their recordings."""
    found: list[tuple[str, bytes]] = []
    for path in recordings():
        for interaction in interactions(path):
            body = interaction["response"]["body"]["string"]
            body = body if isinstance(body, bytes) else body.encode()
            if body.startswith(b"event:"):
                found.append((path.stem, body))
    return found
