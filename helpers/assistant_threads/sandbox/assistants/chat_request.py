"""Converts a turn of a run to the body of a chat-completions request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model.actions import Turn
from ..model.store import Object

__all__ = ["UnsupportedError", "chat_request"]


class UnsupportedError(Exception):
    """The run needs a feature that chat completions lack."""


def chat_request(turn: Turn, model: str | None = None) -> Object:
    """The body of the request; `model` overrides the model of the run. Raises UnsupportedError."""
    run = turn.run
    body: Object = {
        "model": model or run["model"],
        "messages": list(_messages(turn)),
        "stream": True,
        "stream_options": {"include_usage": True},
        "temperature": run["temperature"],
        "top_p": run["top_p"],
    }
    if run["tools"]:
        body |= {"tools": [_tool(tool) for tool in run["tools"]], "tool_choice": run["tool_choice"]}
        if not run["parallel_tool_calls"]:  # True is the default, and not every server knows the field
            body["parallel_tool_calls"] = False
    if run["response_format"] != "auto":
        body["response_format"] = run["response_format"]
    if run["reasoning_effort"] is not None:
        body["reasoning_effort"] = run["reasoning_effort"]
    if run["max_completion_tokens"] is not None:
        used = sum(step["usage"]["completion_tokens"] for step in turn.steps if step["usage"])
        # Fewer servers know the newer max_completion_tokens.
        body["max_tokens"] = max(run["max_completion_tokens"] - used, 1)
    return body


def _messages(turn: Turn) -> Iterator[Object]:
    if turn.run["instructions"]:
        yield {"role": "system", "content": turn.run["instructions"]}
    for message in turn.messages:
        if message["attachments"]:
            raise UnsupportedError(
                f"message {message['id']} has attachments, which chat-completions servers do not support"
            )
        content = [_part(part, message["id"]) for part in message["content"]]
        if all(part["type"] == "text" for part in content):
            # A string, for servers that do not accept a list of parts.
            text = "\n".join(part["text"] for part in content)
            if text:
                yield {"role": message["role"], "content": text}
        else:
            yield {"role": message["role"], "content": content}
    yield from _from_steps(turn)


def _from_steps(turn: Turn) -> Iterator[Object]:
    """The messages and tool calls of this run. A text and the calls that follow it form one message."""
    text: str | None = None
    for step in turn.steps:
        details = step["step_details"]
        if details["type"] == "message_creation":
            if text:
                yield {"role": "assistant", "content": text}
            text = turn.written.get(details["message_creation"]["message_id"])
            continue
        calls: list[Any] = details["tool_calls"]
        requested = [
            {"id": call["id"], "type": "function", "function": _without_output(call["function"])} for call in calls
        ]
        yield {"role": "assistant", "content": text, "tool_calls": requested}
        text = None
        for call in calls:
            yield {"role": "tool", "tool_call_id": call["id"], "content": call["function"]["output"] or ""}
    if text:
        yield {"role": "assistant", "content": text}


def _without_output(function: Object) -> Object:
    return {"name": function["name"], "arguments": function["arguments"]}


def _part(part: Object, message_id: str) -> Object:
    match part["type"]:
        case "text":
            return {"type": "text", "text": part["text"]["value"]}
        case "refusal":
            return {"type": "text", "text": part["refusal"]}
        case "image_url":
            return {"type": "image_url", "image_url": part["image_url"]}
        case _:
            raise UnsupportedError(
                f"message {message_id} contains an image_file, which chat-completions servers do not support; "
                "use image_url instead"
            )


def _tool(tool: Object) -> Object:
    if tool["type"] != "function":
        raise UnsupportedError(f"chat-completions servers do not support the {tool['type']} tool, only functions")
    return tool
