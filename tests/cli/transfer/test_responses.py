"""Threads and assistants as the Responses API takes them."""

from __future__ import annotations

from typing import Any

import pytest

from assistant_threads.cli.transfer.responses import to_conversation, to_prompt

TOOLS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (
        {"type": "file_search", "file_search": {"max_num_results": 5}},
        {"type": "file_search", "vector_store_ids": ["vs_1"], "max_num_results": 5},
    ),
    (
        {"type": "code_interpreter"},
        {"type": "code_interpreter", "container": {"type": "auto", "file_ids": ["file-1"]}},
    ),
    (
        {"type": "function", "function": {"name": "f", "strict": True}},
        {"type": "function", "name": "f", "strict": True},
    ),
    ({"type": "azure_ai_search", "index": "i"}, {"type": "azure_ai_search", "index": "i"}),
]


@pytest.mark.parametrize(("tool", "expected"), TOOLS)
def test_a_tool(tool: dict[str, Any], expected: dict[str, Any]) -> None:
    resources = {"file_search": {"vector_store_ids": ["vs_1"]}, "code_interpreter": {"file_ids": ["file-1"]}}
    assert to_prompt({"tools": [tool], "tool_resources": resources}) == {"tools": [expected]}


def test_settings_that_differ_from_the_defaults() -> None:
    assistant = {"model": "m", "temperature": 1, "top_p": 0.5, "reasoning_effort": "low", "response_format": "auto"}
    assert to_prompt(assistant) == {"model": "m", "top_p": 0.5, "reasoning": {"effort": "low"}, "tools": []}


@pytest.mark.parametrize(
    ("role", "part", "expected"),
    [
        ("user", {"type": "image_file", "image_file": {"file_id": "f"}}, {"type": "input_image", "file_id": "f"}),
        ("assistant", {"type": "image_file", "image_file": {"file_id": "f"}}, {"text": "[image: f]"}),
        ("assistant", {"type": "refusal", "refusal": "No."}, {"text": "No."}),
        ("user", {"type": "text", "text": "no object"}, {"text": "no object"}),
        ("user", "bare", {"text": "bare"}),
    ],
)
def test_a_part_of_a_message(role: str, part: object, expected: dict[str, Any]) -> None:
    (item,) = to_conversation({}, [{"role": role, "content": [part]}])["items"]
    kind = "output_text" if role == "assistant" else "input_text"
    common = {"detail": "auto"} if expected.get("type") == "input_image" else {"type": kind}
    assert item == {"type": "message", "role": role, "content": [{**common, **expected}]}
