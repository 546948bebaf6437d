"""Creates the objects of the API: identifiers, defaults, and fields in the order of the service."""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from typing import Any, TypeAlias

from ..errors import RefusedError
from .store import Object, Store

__all__ = [
    "RUN_SECONDS",
    "NewId",
    "as_event",
    "as_response",
    "id_maker",
    "new_assistant",
    "new_message",
    "new_run",
    "new_thread",
    "resource_ids",
    "tool_resources",
]

RUN_SECONDS = 600
"""Seconds until a run expires, including the time it waits for tool outputs."""

NewId: TypeAlias = Callable[[str], str]

_ALPHABET = string.ascii_letters + string.digits
# The service sends these fields of a message in events only.
_EVENT_ONLY = ("status", "incomplete_details", "incomplete_at", "completed_at")
_RUN_SETTINGS = (
    ("temperature", 1.0),
    ("top_p", 1.0),
    ("reasoning_effort", None),
    ("max_completion_tokens", None),
    ("max_prompt_tokens", None),
)


def id_maker(seed: int | None = None) -> NewId:
    """A function that creates identifiers from a prefix and 24 characters; reproducible with a seed."""
    source = random.SystemRandom() if seed is None else random.Random(seed)  # noqa: S311 - identifiers, not secrets

    def new_id(prefix: str) -> str:
        return f"{prefix}_{''.join(source.choices(_ALPHABET, k=24))}"

    return new_id


def new_assistant(body: Object, now: int, new_id: NewId) -> Object:
    tools: list[Any] = body.get("tools") or []
    return {
        "id": new_id("asst"),
        "object": "assistant",
        "created_at": now,
        "name": body.get("name"),
        "description": body.get("description"),
        "model": body["model"],
        "instructions": body.get("instructions"),
        "tools": tools,
        "top_p": _value_or(body, "top_p", 1.0),
        "temperature": _value_or(body, "temperature", 1.0),
        "reasoning_effort": body.get("reasoning_effort"),
        "tool_resources": tool_resources(body.get("tool_resources"), tools),
        "metadata": body.get("metadata") or {},
        "response_format": body.get("response_format") or "auto",
    }


def new_thread(body: Object, now: int, new_id: NewId) -> Object:
    return {
        "id": new_id("thread"),
        "object": "thread",
        "created_at": now,
        "metadata": body.get("metadata") or {},
        "tool_resources": tool_resources(body.get("tool_resources"), []),
    }


def new_message(body: Object, thread_id: str, now: int, new_id: NewId, path: str = "") -> Object:
    """A message that the application adds; `path` is its path in the request body, such as "messages[0]."."""
    content = body["content"]
    parts: list[Any] = [{"type": "text", "text": content}] if isinstance(content, str) else content
    if not all(part.get("text", True) for part in parts):
        raise RefusedError("Message content must be non-empty.", param=f"{path}content")
    return {
        "id": new_id("msg"),
        "object": "thread.message",
        "created_at": now,
        "assistant_id": None,
        "thread_id": thread_id,
        "run_id": None,
        "status": "completed",
        "incomplete_details": None,
        "incomplete_at": None,
        "completed_at": now,
        "role": body["role"],
        "content": [_content_block(part) for part in parts],
        "attachments": body.get("attachments") or [],
        "metadata": body.get("metadata") or {},
    }


def new_run(body: Object, assistant: Object, thread_id: str, now: int, new_id: NewId) -> Object:
    instructions = assistant["instructions"] if body.get("instructions") is None else body["instructions"]
    if body.get("additional_instructions"):
        instructions = "\n".join(filter(None, [instructions, body["additional_instructions"]]))
    strategy = body.get("truncation_strategy") or {"type": "auto"}
    settings = {name: _value_or(body, name, assistant.get(name, default)) for name, default in _RUN_SETTINGS}
    return {
        "id": new_id("run"),
        "object": "thread.run",
        "created_at": now,
        "assistant_id": assistant["id"],
        "thread_id": thread_id,
        "status": "queued",
        "started_at": None,
        "expires_at": now + RUN_SECONDS,
        "cancelled_at": None,
        "failed_at": None,
        "completed_at": None,
        "required_action": None,
        "last_error": None,
        "model": body.get("model") or assistant["model"],
        "instructions": instructions,
        "tools": assistant["tools"] if body.get("tools") is None else body["tools"],
        "tool_resources": body.get("tool_resources") or assistant["tool_resources"],
        "metadata": body.get("metadata") or {},
        **settings,
        "truncation_strategy": {"type": strategy["type"], "last_messages": strategy.get("last_messages")},
        "incomplete_details": None,
        "usage": None,
        "response_format": body.get("response_format") or assistant["response_format"],
        "tool_choice": body.get("tool_choice") or "auto",
        "parallel_tool_calls": body.get("parallel_tool_calls", True),
    }


def tool_resources(requested: Object | None, tools: list[Any]) -> Object:
    """The resources of the tools; every tool has an entry, even if it is empty."""
    requested = requested or {}
    used = {tool["type"] for tool in tools}
    resources: Object = {}
    if "code_interpreter" in used | requested.keys():
        resources["code_interpreter"] = {"file_ids": requested.get("code_interpreter", {}).get("file_ids", [])}
    if "file_search" in used | requested.keys():
        resources["file_search"] = {"vector_store_ids": requested.get("file_search", {}).get("vector_store_ids", [])}
    return resources


def resource_ids(store: Store, run: Object, tool: str, name: str) -> list[str]:
    """The ids in a field of the resources of a tool: those of the assistant, or of the run, and those of the thread."""
    thread = store.find("thread", run["thread_id"])
    owners = [run] if thread is None else [run, thread]
    resources: list[Object] = [owner["tool_resources"] or {} for owner in owners]
    found: list[Object] = [each.get(tool) or {} for each in resources]
    return list(dict.fromkeys(each for part in found for each in part.get(name) or ()))


def as_response(item: Object, include: list[str] | None = None) -> Object:
    """An object as sent in a response, which omits some fields of events."""
    if item["object"] == "thread.message":
        return {key: value for key, value in item.items() if key not in _EVENT_ONLY}
    return as_event(item, include)


def as_event(item: Object, include: list[str] | None = None) -> Object:
    """An object as sent in an event: without the fields that need `include`."""
    if item["object"] == "thread.run.step" and item["type"] == "tool_calls" and not include:
        calls = [_without_passages(call) for call in item["step_details"]["tool_calls"]]
        return item | {"step_details": {"type": "tool_calls", "tool_calls": calls}}
    return item


def _without_passages(call: Object) -> Object:
    results = call.get("file_search", {}).get("results")
    if not results:
        return call
    bare = [{key: value for key, value in result.items() if key != "content"} for result in results]
    return call | {"file_search": call["file_search"] | {"results": bare}}


def _content_block(part: Object) -> Object:
    kind: str = part["type"]
    if kind == "text":
        return {"type": "text", "text": {"value": part["text"], "annotations": []}}
    return {"type": kind, kind: {"detail": "auto"} | part[kind]}


def _value_or(body: Object, name: str, default: Any) -> Any:
    value = body.get(name)
    return default if value is None else value
