"""Content in the form of the conventions: messages of parts, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, cast

__all__ = ["finish_reason", "instructions", "messages"]

_INCOMPLETE = {"max_tokens": "length", "max_completion_tokens": "length", "max_prompt_tokens": "length"}


def instructions(text: str) -> str:
    """The value of `gen_ai.system_instructions`."""
    return json.dumps([_text(text)], ensure_ascii=False)


def messages(items: Iterable[Any], **fields: str) -> str:
    """The value of `gen_ai.input.messages` or `gen_ai.output.messages`; `fields` are added to each message."""
    return json.dumps([_message(each) | fields for each in items], ensure_ascii=False)


def finish_reason(status: str, incomplete: object) -> str:
    """Why a run that ended generated no more. `incomplete` is the reason that an incomplete run has."""
    if status == "completed":
        return "stop"
    return _INCOMPLETE.get(str(incomplete), str(incomplete)) if status == "incomplete" else "error"


def _message(message: Any) -> dict[str, Any]:
    fields = _fields(message)
    content: Any = fields.get("content")
    parts: list[Any] = content if content.__class__ is list else [content or ""]
    return {"role": fields.get("role"), "parts": [_part(each) for each in parts]}


def _part(part: Any) -> Any:
    if isinstance(part, str):
        return _text(part)
    fields = _fields(part)
    if (text := fields.get("text")) is not None:
        return _text(text if isinstance(text, str) else _fields(text).get("value"))
    if (file := _fields(fields.get("image_file")).get("file_id")) is not None:
        return {"type": "file", "modality": "image", "file_id": file}
    if (url := _fields(fields.get("image_url")).get("url")) is not None:
        return {"type": "uri", "modality": "image", "uri": url}
    return part


def _text(text: object) -> dict[str, Any]:
    return {"type": "text", "content": text}


def _fields(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}
