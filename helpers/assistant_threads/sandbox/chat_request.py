"""A turn of a run as a request to a chat-completions server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .acts import Turn
from .store import Object

__all__ = ["UnsupportedError", "chat_request"]


class UnsupportedError(Exception):
    """The run asks for something that chat completions don't have."""


def chat_request(turn: Turn, model: str | None = None) -> Object:
    """The body of the request; `model` instead of that of the run. Raises UnsupportedError."""
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
        if not run["parallel_tool_calls"]:  # the default elsewhere too, and not every server knows the field
            body["parallel_tool_calls"] = False
    if run["response_format"] != "auto":
        body["response_format"] = run["response_format"]
    if run["reasoning_effort"] is not None:
        body["reasoning_effort"] = run["reasoning_effort"]
    if run["max_completion_tokens"] is not None:
        spent = sum(step["usage"]["completion_tokens"] for step in turn.steps if step["usage"])
        # The newer max_completion_tokens is known to fewer servers.
        body["max_tokens"] = max(run["max_completion_tokens"] - spent, 1)
    return body


def _messages(turn: Turn) -> Iterator[Object]:
    if turn.run["instructions"]:
        yield {"role": "system", "content": turn.run["instructions"]}
    for message in turn.messages:
        if message["attachments"]:
            raise UnsupportedError(
                f"message {message['id']} has attachments, which a chat-completions server can't read"
            )
        content = [_part(part, message["id"]) for part in message["content"]]
        if all(part["type"] == "text" for part in content):
            # A plain text, for servers that know nothing else.
            text = "\n".join(part["text"] for part in content)
            if text:
                yield {"role": message["role"], "content": text}
        else:
            yield {"role": message["role"], "content": content}
    yield from _done_in_run(turn)


def _done_in_run(turn: Turn) -> Iterator[Object]:
    """What this run said and called: text and the calls after it belong to one message of the model."""
    text: str | None = None
    for step in turn.steps:
        details = step["step_details"]
        if details["type"] == "message_creation":
            if text:
                yield {"role": "assistant", "content": text}
            text = turn.written.get(details["message_creation"]["message_id"])
            continue
        calls: list[Any] = details["tool_calls"]
        asked = [
            {"id": call["id"], "type": "function", "function": _without_output(call["function"])} for call in calls
        ]
        yield {"role": "assistant", "content": text, "tool_calls": asked}
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
                f"message {message_id} has an image kept as a file, which a chat-completions server can't read; "
                "give it as an image_url"
            )


def _tool(tool: Object) -> Object:
    if tool["type"] != "function":
        raise UnsupportedError(f"a chat-completions server has no {tool['type']} tool, only functions")
    return tool
