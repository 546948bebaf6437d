"""What answers when nothing else was asked for: repeats the user, and calls functions whose names come up."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from typing import Any

from .acts import Act, Turn
from .script import FunctionCall, Text
from .store import Object

__all__ = ["Echo"]


class Echo:
    """Echoes the last message of the user.

    A function is called when `tool_choice` asks for it or when a word of its name is in the message ("weather" for
    `get_weather`); its outputs are repeated in the answer.
    """

    async def turn(self, turn: Turn) -> AsyncIterator[Act]:
        outputs = [
            f"{call['function']['name']} gave {call['function']['output']}"
            for step in turn.steps
            for call in step["step_details"].get("tool_calls", [])
            if call["type"] == "function"
        ]
        calls = [] if outputs else _calls(turn)
        for index, call in enumerate(calls):
            for act in call.acts(index):
                yield act
        if not calls:
            said = turn.last_user_text
            text = f"You said: {said}" if said else "You said nothing yet."
            for act in Text("\n".join(["; ".join(outputs) + ".", text]) if outputs else text).acts(0):
                yield act


def _calls(turn: Turn) -> list[FunctionCall]:
    functions = [tool["function"] for tool in turn.run["tools"] if tool["type"] == "function"]
    choice = turn.run["tool_choice"]
    text = turn.last_user_text
    if choice == "none" or not functions:
        return []
    if not isinstance(choice, str):
        wanted = [each for each in functions if each["name"] == choice.get("function", {}).get("name")]
    else:
        wanted = [each for each in functions if _mentioned(each["name"], text)]
        wanted = wanted or (functions[:1] if choice == "required" else [])
    if not turn.run["parallel_tool_calls"]:
        wanted = wanted[:1]
    return [FunctionCall(each["name"], json.dumps(_arguments(each.get("parameters", {}), text))) for each in wanted]


def _mentioned(name: str, text: str) -> bool:
    said = {word.lower() for word in re.findall(r"[A-Za-z]+", text)}
    words = [word.lower() for word in re.findall(r"[A-Z]?[a-z]+", name) if len(word) > 3]
    return any(word in said for word in words)


def _arguments(schema: Object, text: str) -> Object:
    """Values for the required arguments: from the text where it is plain what is meant, else of the right type."""
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
            # A name in the middle of a sentence, such as a city; else all that was said.
            names = re.findall(r"(?<=[a-z,] )[A-Z]\w+(?: [A-Z]\w+)*", text)
            return names[-1] if names else text
