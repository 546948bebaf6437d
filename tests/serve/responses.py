"""Streams of the Responses API as the vendor sends them, for the loopback server."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tests.support.loopback import Reply, reply

Item = Mapping[str, Any]

USAGE = {
    "input_tokens": 70,
    "input_tokens_details": {"cached_tokens": 64},
    "output_tokens": 30,
    "output_tokens_details": {"reasoning_tokens": 20},
    "total_tokens": 100,
}


def message(*texts: str, annotations: Sequence[Item] = (), identifier: str = "msg_1") -> Item:
    """A message with one part, whose text is streamed in these pieces."""
    part = {"type": "output_text", "text": "".join(texts), "annotations": list(annotations), "logprobs": []}
    content = [part]
    return {"type": "message", "id": identifier, "role": "assistant", "status": "completed", "content": content} | {
        "_pieces": texts
    }


def refusal(text: str) -> Item:
    content = [{"type": "refusal", "refusal": text}]
    return {"type": "message", "id": "msg_r", "role": "assistant", "status": "completed", "content": content}


def call(name: str, arguments: str, call_id: str = "call_1") -> Item:
    return {
        "type": "function_call",
        "id": f"fc_{call_id}",
        "call_id": call_id,
        "name": name,
        "arguments": arguments,
        "status": "completed",
    }


def reasoning(secret: str = "gAAAAB") -> Item:
    return {"type": "reasoning", "id": "rs_1", "summary": [], "encrypted_content": secret, "status": None}


def code(source: str, *outputs: Item, identifier: str = "ci_1") -> Item:
    return {
        "type": "code_interpreter_call",
        "id": identifier,
        "status": "completed",
        "code": source,
        "container_id": "cntr_1",
        "outputs": list(outputs) or None,
    }


def response(items: Sequence[Item], status: str = "completed", **fields: Any) -> dict[str, Any]:
    bare = [{name: value for name, value in item.items() if name != "_pieces"} for item in items]
    return {
        "id": "resp_1",
        "object": "response",
        "created_at": 1_800_000_000,
        "status": status,
        "error": None,
        "incomplete_details": None,
        "model": "gpt-5",
        "output": bare,
        "usage": USAGE,
    } | fields


def events(*items: Item, status: str = "completed", **fields: Any) -> list[dict[str, Any]]:
    """All events of a response."""
    started = response((), "in_progress", usage=None) | {name: fields[name] for name in ("id",) if name in fields}
    found: list[dict[str, Any]] = [
        {"type": "response.created", "response": started},
        {"type": "response.in_progress", "response": started},
    ]
    for index, item in enumerate(items):
        place = {"output_index": index, "item_id": item.get("id")}
        bare = {name: value for name, value in item.items() if name != "_pieces"}
        empty = {"status": "in_progress"} | {name: "" for name in ("arguments", "code") if name in bare}
        found.append({"type": "response.output_item.added", "output_index": index, "item": bare | empty})
        match item["type"]:
            case "message":
                for number, part in enumerate(item["content"]):
                    found += _part(part, place | {"content_index": number}, item.get("_pieces"))
            case "function_call":
                pieces = [item["arguments"][at : at + 5] for at in range(0, len(item["arguments"]), 5)]
                found += [{"type": "response.function_call_arguments.delta", "delta": each} | place for each in pieces]
                done = {"type": "response.function_call_arguments.done", "arguments": item["arguments"]}
                found.append(done | place)
            case "code_interpreter_call":
                found.append({"type": "response.code_interpreter_call.in_progress"} | place)
                pieces = [item["code"][at : at + 4] for at in range(0, len(item["code"]), 4)]
                found += [
                    {"type": "response.code_interpreter_call_code.delta", "delta": each} | place for each in pieces
                ]
                found.append({"type": "response.code_interpreter_call_code.done", "code": item["code"]} | place)
                found.append({"type": "response.code_interpreter_call.interpreting"} | place)
                found.append({"type": "response.code_interpreter_call.completed"} | place)
            case _:
                pass
        found.append({"type": "response.output_item.done", "output_index": index, "item": bare})
    found.append({"type": f"response.{status}", "response": response(items, status, **fields)})
    return found


def _part(part: Mapping[str, Any], place: Mapping[str, Any], pieces: Sequence[str] | None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [{"type": "response.content_part.added", "part": dict(part) | {"text": ""}, **place}]
    if part["type"] == "refusal":
        return [*found, {"type": "response.refusal.delta", "delta": part["refusal"], **place}]
    announced = list(part["annotations"])
    sent = ""
    for piece in pieces or [part["text"]]:
        found.append({"type": "response.output_text.delta", "delta": piece, "logprobs": [], **place})
        sent += piece
        while announced and announced[0].get("index", len(part["text"])) <= len(sent):
            found.append(_annotation(announced.pop(0), place))
    found += [_annotation(each, place) for each in announced]
    return [*found, {"type": "response.output_text.done", "text": part["text"], **place}]


def _annotation(annotation: Item, place: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "response.output_text.annotation.added", "annotation": dict(annotation), **place}


def sse(*sent: Mapping[str, Any]) -> bytes:
    numbered = [{**each, "sequence_number": number} for number, each in enumerate(sent)]
    return b"".join(f"event: {each['type']}\ndata: {json.dumps(each)}\n\n".encode() for each in numbered)


def streamed(*items: Item, status: str = "completed", **fields: Any) -> Reply:
    """A streamed response with these items."""
    return stream_of(*events(*items, status=status, **fields))


def stream_of(*sent: Mapping[str, Any]) -> Reply:
    return reply(sse(*sent), headers={"Content-Type": "text/event-stream; charset=utf-8"})


def whole(*items: Item, status: str = "completed", **fields: Any) -> Reply:
    """The same from a server that doesn't stream."""
    return reply(response(items, status, **fields))
