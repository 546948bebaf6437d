"""Threads as conversations of the Responses API, and assistants as the settings of its prompts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..received import as_list, as_object, objects

__all__ = ["to_conversation", "to_prompt"]

_FIELDS = ("model", "instructions", "temperature", "top_p")
_DEFAULTS = {"temperature": 1, "top_p": 1}  # some models refuse even these


def to_conversation(thread: Mapping[str, Any], messages: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The body of `POST /conversations`: `metadata`, and `items`, oldest first.

    `items` is also an `input` of `POST /responses`. The conversation takes 20 items at once; the rest goes to
    `POST /conversations/{id}/items`.
    """
    items = [each for each in map(_item, messages) if each["content"]]
    return {"metadata": thread.get("metadata") or {}, "items": items}


def to_prompt(assistant: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of `POST /responses` for what an assistant had. Ids of files and vector stores stay as they are."""
    given = {name: assistant.get(name) for name in _FIELDS}
    prompt = {name: value for name, value in given.items() if value is not None and value != _DEFAULTS.get(name)}
    if assistant.get("reasoning_effort"):
        prompt["reasoning"] = {"effort": assistant["reasoning_effort"]}
    if fields := as_object(assistant.get("response_format")):
        prompt["text"] = {"format": {"type": fields.get("type"), **(fields.get("json_schema") or {})}}
    resources: dict[str, Any] = assistant.get("tool_resources") or {}
    prompt["tools"] = [_tool(tool, resources) for tool in objects(as_list(assistant.get("tools")))]
    return prompt


def _item(message: Mapping[str, Any]) -> dict[str, Any]:
    role = "assistant" if message.get("role") == "assistant" else "user"
    parts = [each for part in as_list(message.get("content")) for each in _parts(part, role)]
    return {"type": "message", "role": role, "content": parts}


def _parts(part: Any, role: str) -> list[dict[str, Any]]:
    fields = as_object(part) or {"type": "text", "text": part}
    kind = str(fields.get("type"))
    value: Any = fields.get(kind)
    inner = as_object(value) or {}
    if kind in ("text", "refusal"):
        text = inner.get("value") if inner else value
        return [{"type": "output_text" if role == "assistant" else "input_text", "text": text}] if text else []
    if role == "assistant":  # images of the assistant are not an input
        return [{"type": "output_text", "text": f"[image: {inner.get('file_id') or inner.get('url')}]"}]
    source = {"file_id": inner["file_id"]} if inner.get("file_id") else {"image_url": inner.get("url")}
    return [{"type": "input_image", "detail": inner.get("detail") or "auto", **source}]


def _tool(tool: Mapping[str, Any], resources: Mapping[str, Any]) -> dict[str, Any]:
    kind = str(tool.get("type"))
    own: dict[str, Any] = resources.get(kind) or {}
    match kind:
        case "function":
            function: dict[str, Any] = tool.get("function") or {}
            # True is the default there, and was not here.
            return {"type": "function", **function, "strict": bool(function.get("strict"))}
        case "file_search":
            options: dict[str, Any] = tool.get("file_search") or {}
            return {"type": kind, "vector_store_ids": own.get("vector_store_ids") or [], **options}
        case "code_interpreter":
            return {"type": kind, "container": {"type": "auto", "file_ids": own.get("file_ids") or []}}
        case _:
            return dict(tool)
