"""Pydantic objects and classes, dates, enums and other objects as arguments, beside what openai sends."""

from __future__ import annotations

import dataclasses
import datetime
import enum
import json
import uuid
from collections.abc import Callable
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any, Literal

import attrs
import pydantic
import pydantic.dataclasses
import pytest
from openai import OpenAI as OfficialClient
from openai import pydantic_function_tool as official_function_tool
from openai.lib._parsing._completions import type_to_response_format_param
from openai.types.beta import FunctionTool as OfficialTool
from openai.types.beta.threads import TextContentBlock as OfficialBlock

from assistant_threads import OpenAI, omit, pydantic_function_tool
from assistant_threads.lib._parsing._completions import type_to_response_format_param as ours
from assistant_threads.types.beta import FunctionTool
from tests.support.loopback import Loopback, reply

THREAD = {"id": "thread_1", "object": "thread", "created_at": 1, "metadata": {}, "tool_resources": None}
ASSISTANT = {"id": "asst_1", "object": "assistant", "created_at": 1, "model": "m", "tools": []}


class Colour(enum.Enum):
    RED = "red"


class Size(enum.StrEnum):
    BIG = "big"


class Message(pydantic.BaseModel):
    role: str = "user"
    content: str
    attachments: list[dict[str, str]] | None = None


class Leaf(pydantic.BaseModel):
    """One of many."""

    label: str = pydantic.Field("green", description="What it shows")
    kind: Literal["a", "b"] | None = None


class Tree(pydantic.BaseModel):
    leaf: Leaf = pydantic.Field(description="the first")
    leaves: list[Leaf]
    extra: dict[str, int] = pydantic.Field(default_factory=dict[str, int])
    trees: list["Tree"] = pydantic.Field(default_factory=list["Tree"])  # noqa: UP037  # pydantic needs its name


@pydantic.dataclasses.dataclass
class Point:
    x: int
    y: int | None = None


def sent(server: Loopback, answer: dict[str, Any], call: Callable[[Any], object], make: type[Any] = OpenAI) -> Any:
    server.add(reply(answer))
    with make(base_url=server.url, api_key="k", max_retries=0) as client:
        call(client)
    return json.loads(server.requests[-1].body)


OBJECTS: dict[str, Any] = {
    "a pydantic object": Message(content="hi", role="user"),
    "openai's own object": OfficialTool(
        type="function", function=json.loads('{"name": "f", "parameters": {"type": "object"}}')
    ),
    "a part of openai's": OfficialBlock.model_validate({"type": "text", "text": {"value": "x", "annotations": []}}),
    "a datetime": datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.UTC),
    "an enum of strings": Size.BIG,
    "nested": {"a": [Message(content="hi", role="user")], "b": ({"c": Size.BIG},)},
}


@pytest.mark.filterwarnings("ignore:The Assistants API is deprecated:DeprecationWarning")
@pytest.mark.parametrize("name", OBJECTS)
def test_an_object_is_sent_as_openai_sends_it(server: Loopback, name: str) -> None:
    def call(client: Any) -> None:
        client.beta.threads.create(extra_body={"value": OBJECTS[name]})

    assert sent(server, THREAD, call) == sent(server, THREAD, call, OfficialClient)


def test_a_default_of_a_pydantic_object_is_sent_and_an_unset_none_is_not(server: Loopback) -> None:
    body = sent(server, THREAD, lambda client: client.beta.threads.create(messages=[Message(content="hi")]))
    assert body == {"messages": [{"role": "user", "content": "hi"}]}
    body = sent(
        server, THREAD, lambda client: client.beta.threads.create(messages=[Message(content="hi", attachments=None)])
    )
    assert body == {"messages": [{"role": "user", "content": "hi", "attachments": None}]}


@dataclasses.dataclass
class Plain:
    content: str = "hi"

    def __iter__(self) -> Any:
        return iter(["hi"])


@attrs.frozen
class Frozen:
    content: str = "hi"


REFUSED: list[tuple[Any, str]] = [
    (Plain(), "a dict of its fields"),
    (Frozen(), "a dict of its fields"),
    (Point(1), "a dict of its fields"),
    (Colour.RED, "its value"),
    (uuid.UUID(int=1), r"str\(\) of it"),
    (Decimal(1), r"str\(\) of it"),
    (PurePosixPath("a"), r"str\(\) of it"),
    (datetime.date(2024, 1, 2), r"isoformat\(\)"),
    (datetime.time(1), r"isoformat\(\)"),
    (b"x", "base64"),
    (Message, r"pydantic_function_tool\(Message\)"),
    (Colour, "the class Colour"),
    (object(), "dicts or lists"),
]


@pytest.mark.parametrize(("value", "instead"), REFUSED, ids=[type(value).__name__ for value, _ in REFUSED])
def test_any_other_object_is_refused_by_name(server: Loopback, value: Any, instead: str) -> None:
    messages: Any = [{"role": "user", "content": "a"}, {"role": "user", "content": value}]
    with (
        OpenAI(base_url=server.url, api_key="k") as client,
        pytest.raises(TypeError, match=r"^messages\[1\]\.content can't be sent as JSON: .*" + instead),
    ):
        client.beta.threads.create(messages=messages)
    assert server.requests == []


@pytest.mark.parametrize("kind", [Message, Leaf, Tree, Point])
class TestResponseFormats:
    def test_a_pydantic_class(self, server: Loopback, kind: Any) -> None:
        expected = type_to_response_format_param(kind)
        assert ours(kind) == expected
        body = sent(server, ASSISTANT, lambda client: client.beta.assistants.create(model="m", response_format=kind))
        assert body["response_format"] == expected

    def test_on_a_run(self, server: Loopback, kind: Any) -> None:
        body = sent(
            server,
            {"id": "run_1"},
            lambda client: client.beta.threads.runs.create("thread_1", assistant_id="a", response_format=kind),
        )
        assert body["response_format"]["json_schema"]["name"] == kind.__name__


@pytest.mark.parametrize("kind", [Message, Leaf, Tree])
@pytest.mark.parametrize("options", [{}, {"name": "other", "description": "Says what"}])
def test_a_pydantic_class_as_a_tool(server: Loopback, kind: Any, options: dict[str, str]) -> None:
    tool = pydantic_function_tool(kind, **options)
    assert tool == official_function_tool(kind, **options)
    body = sent(server, ASSISTANT, lambda client: client.beta.assistants.create(model="m", tools=[tool]))
    assert body["tools"] == [tool]
    assert FunctionTool.model_validate(tool).function.name == options.get("name", kind.__name__)


def test_other_response_formats_stay_as_they_are() -> None:
    for value in ("auto", {"type": "text"}, omit):
        assert ours(value) == value  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="Colour is not a pydantic model"):
        ours(Colour)


def test_another_class_as_a_tool() -> None:
    with pytest.raises(TypeError, match="Colour is not a pydantic model"):
        pydantic_function_tool(Colour)  # type: ignore[arg-type]
