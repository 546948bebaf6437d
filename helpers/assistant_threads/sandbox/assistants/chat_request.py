"""Converts a turn of a run to the body of a chat-completions request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..model.actions import Turn
from ..model.store import Object
from .images import UnsupportedError, image_url
from .searches import search_definition, search_function

__all__ = ["chat_request", "check_supported"]


def check_supported(run: Object, messages: Sequence[Object]) -> None:
    """Raise UnsupportedError if the run needs a tool, or a message part, that chat completions lack."""
    for tool in run["tools"]:
        if tool["type"] not in ("function", "file_search"):
            raise UnsupportedError(f"chat-completions servers do not support the tool '{tool['type']}'")
    for message in messages:
        for attachment in message["attachments"]:
            tools: list[Object] = attachment.get("tools") or []
            if any(tool["type"] == "code_interpreter" for tool in tools):
                raise UnsupportedError(
                    f"message {message['id']} has an attachment for the tool 'code_interpreter', which "
                    "chat-completions servers do not support"
                )


def chat_request(turn: Turn, model: str | None = None) -> Object:
    """The body of the request; `model` overrides the model of the run. Raises UnsupportedError."""
    run = turn.run
    check_supported(run, turn.messages)
    body: Object = {
        "model": model or run["model"],
        "messages": list(_messages(turn)),
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    # Some models refuse these, and the defaults of others differ from those of the API.
    body |= {name: run[name] for name in ("temperature", "top_p") if turn.is_given(name)}
    if run["tools"]:
        body |= {"tools": _tools(run), "tool_choice": _tool_choice(run)}
        if not run["parallel_tool_calls"]:  # True is the default, and not every server knows the field
            body["parallel_tool_calls"] = False
    if run["response_format"] != "auto":
        body["response_format"] = run["response_format"]
    if run["reasoning_effort"] is not None:
        body["reasoning_effort"] = run["reasoning_effort"]
    if run["max_completion_tokens"] is not None:
        used = sum(step["usage"]["completion_tokens"] for step in turn.steps if step["usage"])
        # Fewer servers know max_completion_tokens, which replaces it where it is refused.
        body["max_tokens"] = max(run["max_completion_tokens"] - used, 1)
    return body


def _messages(turn: Turn) -> Iterator[Object]:
    if turn.run["instructions"]:
        yield {"role": "system", "content": turn.run["instructions"]}
    for message in turn.messages:
        content = [_part(part, turn, message["id"]) for part in message["content"]]
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
        requested = [{"id": call["id"], "type": "function", "function": _function(turn.run, call)} for call in calls]
        yield {"role": "assistant", "content": text, "tool_calls": requested}
        text = None
        for call in calls:
            yield {"role": "tool", "tool_call_id": call["id"], "content": _output(call)}
    if text:
        yield {"role": "assistant", "content": text}


def _function(run: Object, call: Object) -> Object:
    if call["type"] == "file_search":
        return {"name": search_function(run), "arguments": "{}"}  # the step doesn't keep the query
    return {"name": call["function"]["name"], "arguments": call["function"]["arguments"]}


def _output(call: Object) -> str:
    if call["type"] == "file_search":
        results: list[Any] = call["file_search"]["results"]
        return "\n\n".join(f"{result['file_name']}:\n{result['content'][0]['text']}" for result in results)
    return call["function"]["output"] or ""


def _part(part: Object, turn: Turn, message_id: str) -> Object:
    match part["type"]:
        case "text":
            return {"type": "text", "text": part["text"]["value"]}
        case "refusal":
            return {"type": "text", "text": part["refusal"]}
        case _:
            url, detail = image_url(part, turn, message_id)
            return {"type": "image_url", "image_url": {"url": url, "detail": detail}}


def _tools(run: Object) -> list[Object]:
    name = search_function(run)
    tools: list[Object] = [tool for tool in run["tools"] if tool["type"] == "function"]
    if name is None:
        return tools
    return [*tools, {"type": "function", "function": search_definition(name)}]


def _tool_choice(run: Object) -> Any:
    choice = run["tool_choice"]
    if not isinstance(choice, str) and choice["type"] == "file_search":
        return {"type": "function", "function": {"name": search_function(run)}}
    return choice
