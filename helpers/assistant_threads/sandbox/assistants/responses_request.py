"""Converts a turn of a run to the body of a request of the Responses API."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..model.actions import Turn
from ..model.store import Object
from .images import image_url
from .searches import search_definition, search_function
from .upstream_copies import Copied

__all__ = ["ITEMS", "responses_request"]

ITEMS = "items"
"""The key in the memory of a run for the output of its earlier turns, as input items."""

# The vendor's minimum.
_MIN_OUTPUT_TOKENS = 16
_ENCRYPTED = "reasoning.encrypted_content"


def responses_request(
    turn: Turn,
    model: str,
    items: Sequence[Object],
    *,
    copied: Copied,
    container: str | None = None,
    background: bool = False,
) -> Object:
    """The body of the request. `items` is the output of this run so far, `container` the one that it has used.

    In the background, the response goes on without the connection, and is stored there.
    """
    searched = bool(copied.vector_stores)
    run = turn.run
    body: Object = {
        "model": model,
        "input": [*_messages(turn), *_with_outputs(items, turn)],
        "stream": True,
        # The server of the threads is this one; reasoning comes back encrypted, and is sent again in the next round.
        "store": background,
        "include": [_ENCRYPTED],
    }
    if background:
        body["background"] = True
    if run["instructions"]:
        body["instructions"] = run["instructions"]
    if run["tools"]:
        tools = [_tool(tool, turn, copied, container) for tool in run["tools"]]
        # A call that was forced once would be forced forever.
        forced = items and run["tool_choice"] != "none"
        choice = "auto" if forced else _tool_choice(run, searched)
        body |= {"tools": tools, "tool_choice": choice}
        if not run["parallel_tool_calls"]:
            body["parallel_tool_calls"] = False
        if turn.has_tool("code_interpreter"):
            body["include"].append("code_interpreter_call.outputs")
        if searched:
            body["include"].append("file_search_call.results")
    body |= {name: run[name] for name in ("temperature", "top_p") if turn.is_given(name)}
    if run["response_format"] != "auto":
        body["text"] = {"format": _text_format(run["response_format"])}
    if run["reasoning_effort"] is not None:
        body["reasoning"] = {"effort": run["reasoning_effort"]}
    if run["max_completion_tokens"] is not None:
        used = sum(step["usage"]["completion_tokens"] for step in turn.steps if step["usage"])
        body["max_output_tokens"] = max(run["max_completion_tokens"] - used, _MIN_OUTPUT_TOKENS)
    return body


def _messages(turn: Turn) -> Iterator[Object]:
    for message in turn.messages:
        if message["role"] == "assistant":
            text = "\n".join(_assistant_text(part) for part in message["content"])
            if text:
                yield {"role": "assistant", "content": text}
            continue
        content = [_input_part(part, turn, message["id"]) for part in message["content"]]
        yield {"role": message["role"], "content": content}


def _assistant_text(part: Object) -> str:
    match part["type"]:
        case "text":
            return str(part["text"]["value"])
        case "refusal":
            return str(part["refusal"])
        case "image_url":
            return f"[image: {part['image_url']['url']}]"
        case _:  # an image in a message of the assistant is not an input
            return f"[image: {part['image_file']['file_id']}]"


def _input_part(part: Object, turn: Turn, message_id: str) -> Object:
    if part["type"] == "text":
        return {"type": "input_text", "text": part["text"]["value"]}
    url, detail = image_url(part, turn, message_id)
    return {"type": "input_image", "image_url": url, "detail": detail}


def _with_outputs(items: Sequence[Object], turn: Turn) -> Iterator[Object]:
    """The items, and after each call of an application's function its output, in order."""
    done = {item["call_id"] for item in items if item["type"] == "function_call_output"}
    outputs = iter(
        call["function"]["output"]
        for step in turn.steps
        for call in step["step_details"].get("tool_calls", ())
        if call["type"] == "function"
    )
    answers: list[Object] = []
    for item in items:
        if item["type"] != "function_call":
            yield from answers
            answers = []
        yield item
        if item["type"] == "function_call" and item["call_id"] not in done:
            output = next(outputs, None) or ""
            answers.append({"type": "function_call_output", "call_id": item["call_id"], "output": output})
    yield from answers


def _tool(tool: Object, turn: Turn, copied: Copied, container: str | None) -> Object:
    match tool["type"]:
        case "function":
            return {"type": "function"} | _function(tool["function"])
        case "code_interpreter":
            ids = list(copied.code_files.values())
            automatic = {"type": "auto"} | ({"file_ids": ids} if ids else {})
            return {"type": "code_interpreter", "container": container or automatic}
        case _ if copied.vector_stores:
            # The options have the same names in both APIs.
            options: Object = tool.get("file_search") or {}
            return {"type": "file_search", "vector_store_ids": list(copied.vector_stores), **options}
        case _:
            name = search_function(turn.run)
            assert name is not None
            return {"type": "function"} | _function(search_definition(name))


def _function(function: Object) -> Object:
    # `strict` is true by default in this API, false in that of the assistants.
    parameters: Object = function.get("parameters") or {"type": "object", "properties": {}}
    return {**function, "parameters": parameters, "strict": function.get("strict") or False}


def _tool_choice(run: Object, searched: bool) -> Any:
    choice: Any = run["tool_choice"]
    if isinstance(choice, str):
        return choice
    if choice["type"] == "function":
        return {"type": "function", "name": choice["function"]["name"]}
    if choice["type"] == "file_search" and not searched:
        return {"type": "function", "name": search_function(run)}
    return {"type": choice["type"]}


def _text_format(chosen: Object) -> Object:
    return {"type": chosen["type"], **chosen.get("json_schema", {})}
