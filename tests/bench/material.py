"""What both clients and the limit are given: the same bytes, from memory."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import httpx

__all__ = [
    "CHUNK", "PARTS", "Memory", "annotation_stream", "chunks", "message", "message_page", "text_stream",
    "tool_call_stream",
]  # fmt: skip

CHUNK = 4096

_RUN = {
    "id": "run_1", "object": "thread.run", "created_at": 1, "thread_id": "thread_1", "assistant_id": "asst_1",
    "status": "queued", "model": "m", "instructions": "", "tools": [], "metadata": {}, "usage": None,
}  # fmt: skip
_STEP = {"id": "step_1", "object": "thread.run.step", "created_at": 1, "run_id": "run_1", "thread_id": "thread_1"}

PARTS: dict[str, Any] = {
    "content": [{"type": "text", "text": f"part {index}"} for index in range(20)],
    "attachments": [{"file_id": f"file-{index}", "tools": [{"type": "file_search"}]} for index in range(10)],
}
"""The arguments of a `messages.create` with 20 parts and 10 attachments."""


def message(index: int) -> dict[str, Any]:
    """A message as the service sends it, with one cited file."""
    text = f"The answer number {index} is long enough to be typical of what an assistant writes. [{index}]"
    cited = {"type": "file_citation", "text": f"[{index}]", "file_citation": {"file_id": f"file-{index}"}}
    return {
        "id": f"msg_{index}", "object": "thread.message", "created_at": 1_700_000_000 + index,
        "assistant_id": "asst_1", "thread_id": "thread_1", "run_id": f"run_{index}", "role": "assistant",
        "content": [
            {"type": "text", "text": {"value": text, "annotations": [{**cited, "start_index": 78, "end_index": 81}]}}
        ],
        "attachments": [], "metadata": {},
    }  # fmt: skip


def message_page(count: int = 100, first: int = 0, *, has_more: bool = False) -> bytes:
    """A page of messages as JSON text."""
    data = [message(index) for index in range(first, first + count)]
    ends = {"first_id": data[0]["id"], "last_id": data[-1]["id"]}
    return json.dumps({"object": "list", "data": data, **ends, "has_more": has_more}).encode()


def text_stream(count: int) -> bytes:
    """A run that writes one text of so many deltas."""
    deltas = ({"index": 0, "type": "text", "text": {"value": f"token{index} "}} for index in range(count))
    whole = "".join(f"token{index} " for index in range(count))
    return _message_stream(deltas, {"type": "text", "text": {"value": whole, "annotations": []}})


def annotation_stream(count: int) -> bytes:
    """A run that writes one text with so many citations, one in each delta."""
    cited = [
        {
            "type": "file_citation", "text": f"[{index}]", "start_index": index, "end_index": index + 3,
            "file_citation": {"file_id": f"file_{index}"},
        }
        for index in range(count)
    ]  # fmt: skip
    deltas = (
        {"index": 0, "type": "text", "text": {"value": each["text"], "annotations": [{"index": index, **each}]}}
        for index, each in enumerate(cited)
    )
    whole = "".join(str(each["text"]) for each in cited)
    return _message_stream(deltas, {"type": "text", "text": {"value": whole, "annotations": cited}})


def tool_call_stream(count: int) -> bytes:
    """A run with one step of so many calls of functions, one in each delta."""
    calls = [
        {"id": f"call_{index}", "type": "function", "function": {"name": "f", "arguments": "{}", "output": None}}
        for index in range(count)
    ]
    details = {"type": "tool_calls", "tool_calls": calls}
    deltas = ({"type": "tool_calls", "tool_calls": [{"index": index, **call}]} for index, call in enumerate(calls))
    identity = {"id": "step_1", "object": "thread.run.step.delta"}
    return b"".join(
        (
            _event("thread.run.created", _RUN),
            _event("thread.run.step.created", _step("in_progress", {"type": "tool_calls", "tool_calls": []})),
            *(_event("thread.run.step.delta", {**identity, "delta": {"step_details": delta}}) for delta in deltas),
            _event("thread.run.step.completed", _step("completed", details)),
            *_end(),
        )
    )


def chunks(body: bytes) -> list[bytes]:
    """The body as a network might cut it."""
    return [body[start : start + CHUNK] for start in range(0, len(body), CHUNK)]


class Memory(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Responds to every request with the same body, at once or in chunks."""

    def __init__(self, body: bytes, *, stream: bool = False) -> None:
        self._body = body
        self._chunks = chunks(body)
        self._stream = stream
        self._headers = {"Content-Type": "text/event-stream" if stream else "application/json"}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers=self._headers, content=iter(self._chunks) if self._stream else self._body)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers=self._headers, content=self._body)


def _step(status: str, details: dict[str, Any]) -> dict[str, Any]:
    return {**_STEP, "type": "tool_calls", "status": status, "step_details": details}


def _event(name: str, data: Any) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n".encode()


def _end() -> tuple[bytes, bytes]:
    return _event("thread.run.completed", {**_RUN, "status": "completed"}), b"event: done\ndata: [DONE]\n\n"


def _message_stream(deltas: Iterable[dict[str, Any]], whole: dict[str, Any]) -> bytes:
    opened = {**message(1), "id": "msg_1", "status": "in_progress", "content": []}
    identity = {"id": "msg_1", "object": "thread.message.delta"}
    return b"".join(
        (
            _event("thread.run.created", _RUN),
            _event("thread.message.created", opened),
            *(_event("thread.message.delta", {**identity, "delta": {"content": [delta]}}) for delta in deltas),
            _event("thread.message.completed", {**opened, "status": "completed", "content": [whole]}),
            *_end(),
        )
    )
