"""The default assistant: repeats the last user message and calls functions that it mentions."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Sequence
from typing import Any

from ..model.actions import Action, FileSearch, Passage, TextDelta, Turn
from ..model.store import Object
from .citations import quote_passage
from .script import FunctionCall, Text

__all__ = ["Echo"]


class Echo:
    """Echoes the last user message.

    A function is called if `tool_choice` requires it or if the message contains a word of its name ("weather" for
    `get_weather`); the reply then starts with the outputs. With the `file_search` tool, the files are searched for the
    message, and the reply ends with a quote of the best passage and a citation.
    """

    async def turn(self, turn: Turn) -> AsyncIterator[Action]:
        outputs = [
            f"{call['function']['name']} returned {call['function']['output']}"
            for step in turn.steps
            for call in step["step_details"].get("tool_calls", [])
            if call["type"] == "function"
        ]
        calls = [] if outputs else _calls(turn)
        for index, call in enumerate(calls):
            for action in call.actions(index):
                yield action
        if calls:
            return
        passages: Sequence[Passage] = ()
        if turn.has_tool("file_search") and turn.run["tool_choice"] != "none" and turn.last_user_text:
            passages = await turn.search(turn.last_user_text)
            if passages:
                yield FileSearch([passage.result() for passage in passages])
        said = turn.last_user_text
        text = f"You said: {said}" if said else "Say something."
        for action in Text("\n".join(["; ".join(outputs) + ".", text]) if outputs else text).actions(0):
            yield action
        if passages:
            yield TextDelta(f"\n{passages[0].filename}: ")
            for action in quote_passage(0, 0, passages[0]):
                yield action


def _calls(turn: Turn) -> list[FunctionCall]:
    functions = [tool["function"] for tool in turn.run["tools"] if tool["type"] == "function"]
    choice = turn.run["tool_choice"]
    text = turn.last_user_text
    if choice == "none" or not functions:
        return []
    if not isinstance(choice, str):
        chosen = [each for each in functions if each["name"] == choice.get("function", {}).get("name")]
    else:
        chosen = [each for each in functions if _mentioned(each["name"], text)]
        chosen = chosen or (functions[:1] if choice == "required" else [])
    if not turn.run["parallel_tool_calls"]:
        chosen = chosen[:1]
    return [FunctionCall(each["name"], json.dumps(_arguments(each.get("parameters", {}), text))) for each in chosen]


def _mentioned(name: str, text: str) -> bool:
    said = {word.lower() for word in re.findall(r"[A-Za-z]+", text)}
    words = [word.lower() for word in re.findall(r"[A-Z]?[a-z]+", name) if len(word) > 3]
    return any(word in said for word in words)


def _arguments(schema: Object, text: str) -> Object:
    """Values for the required parameters: taken from the text if possible, otherwise any of the right type."""
    properties: Object = schema.get("properties", {})
    return {name: _value(properties.get(name, {}), text) for name in schema.get("required", properties)}


def _value(schema: Object, text: str) -> Any:
    for name in ("const", "default"):
        if name in schema:
            return schema[name]
    if schema.get("enum"):
        return next((each for each in schema["enum"] if str(each).lower() in text.lower()), schema["enum"][0])
    kinds: str | list[str] = schema.get("type", "string")
    kind = kinds if isinstance(kinds, str) else kinds[0]
    match kind:
        case "integer" | "number":
            found = re.search(r"-?\d+(\.\d+)?", text)
            value = float(found[0]) if found else 0.0
            return int(value) if kind == "integer" else value
        case "boolean":
            return True
        case "array":
            return []
        case "object":
            return _arguments(schema, text)
        case "null":
            return None
        case _:
            # A capitalized name within a sentence, such as a city; otherwise the whole text.
            names = re.findall(r"(?<=[a-z,] )[A-Z]\w+(?: [A-Z]\w+)*", text)
            return names[-1] if names else text
