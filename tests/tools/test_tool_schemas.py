"""What the model is told about a Python function, and what its arguments become."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, IntEnum
from typing import Annotated, Any, Literal, NotRequired, Optional, TypedDict, Union
from uuid import UUID

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant_threads import ToolArgumentsError, function_tool


class Unit(Enum):
    CELSIUS = "celsius"
    FAHRENHEIT = "fahrenheit"


class Level(IntEnum):
    LOW = 1
    HIGH = 2


@attrs.frozen
class Circle:
    """A round thing."""

    radius: float


@attrs.define
class Square:
    side: float
    unit: Unit = Unit.CELSIUS
    tags: list[str] = attrs.field(factory=list)


@dataclass
class Box:
    inner: Square
    sizes: dict[str, int] = field(default_factory=dict)


class Place(TypedDict):
    city: str
    inner: NotRequired[Sequence[Level]]


@attrs.frozen
class Tree:
    value: int
    children: list[Tree] = attrs.field(factory=list)


UNIT = {"type": "string", "enum": ["celsius", "fahrenheit"]}
CIRCLE = {
    "type": "object",
    "description": "A round thing.",
    "properties": {"radius": {"type": "number"}},
    "required": ["radius"],
}
SQUARE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "side": {"type": "number"},
        "unit": {**UNIT, "default": "celsius"},
        "tags": {"type": "array", "items": {"type": "string"}},  # what a factory makes is no constant
    },
    "required": ["side"],
}
INTEGER, STRING, NULL = {"type": "integer"}, {"type": "string"}, {"type": "null"}


def taking(annotation: Any, *default: Any) -> Callable[..., Any]:
    """A function of one parameter, `x`, that returns what it was given."""

    def function(x: Any) -> Any:
        return x

    function.__annotations__["x"] = annotation
    function.__defaults__ = default or None
    return function


def schema(function: Callable[..., Any], **options: Any) -> Any:
    return function_tool(function, **options).definition["function"]["parameters"]  # type: ignore[index]


TYPES: list[tuple[Any, Any, Any, Any]] = [
    (str, STRING, "a", "a"),
    (int, INTEGER, 3, 3),
    (float, {"type": "number"}, 3, 3.0),
    (bool, {"type": "boolean"}, True, True),
    (None, NULL, None, None),
    (Any, {}, {"a": [1]}, {"a": [1]}),
    (list[int], {"type": "array", "items": INTEGER}, [1], [1]),
    (list, {"type": "array"}, [1, "a"], [1, "a"]),
    (tuple[int, ...], {"type": "array", "items": INTEGER}, [1], (1,)),
    (set[int], {"type": "array", "items": INTEGER, "uniqueItems": True}, [1], {1}),
    (dict[str, int], {"type": "object", "additionalProperties": INTEGER}, {"a": 1}, {"a": 1}),
    (
        Mapping[str, Level],
        {"type": "object", "additionalProperties": {"type": "integer", "enum": [1, 2]}},
        {"a": 2},
        {"a": Level.HIGH},
    ),
    (Literal["a", "b"], {"type": "string", "enum": ["a", "b"]}, "b", "b"),
    (Literal[1, "a", None], {"enum": [1, "a", None]}, None, None),
    (Unit, UNIT, "celsius", Unit.CELSIUS),
    (Optional[Unit], {"anyOf": [UNIT, NULL]}, None, None),  # noqa: UP045
    (Union[int, str], {"anyOf": [INTEGER, STRING]}, "1", "1"),  # noqa: UP007
    (int | str | None, {"anyOf": [INTEGER, STRING, NULL]}, 1, 1),
    (Annotated[int, "how many"], {"type": "integer", "description": "how many"}, 1, 1),
    (date, {"type": "string", "format": "date"}, "2024-02-29", date(2024, 2, 29)),
    (UUID, {"type": "string", "format": "uuid"}, "0" * 32, UUID(int=0)),
    (Circle, CIRCLE, {"radius": 1}, Circle(1.0)),
    (Square, SQUARE, {"side": 1, "unit": "fahrenheit"}, Square(1.0, Unit.FAHRENHEIT)),
    (
        Box,
        {
            "type": "object",
            "properties": {
                "inner": SQUARE,
                "sizes": {"type": "object", "additionalProperties": INTEGER},
            },
            "required": ["inner"],
        },
        {"inner": {"side": 2}},
        Box(Square(2.0)),
    ),
    (
        Place,
        {
            "type": "object",
            "properties": {
                "city": STRING,
                "inner": {"type": "array", "items": {"type": "integer", "enum": [1, 2]}},
            },
            "required": ["city"],
        },
        {"city": "Rome", "inner": [2]},
        {"city": "Rome", "inner": [Level.HIGH]},
    ),
    # What msgspec has no word for: the first member that fits.
    (Circle | Square, {"anyOf": [CIRCLE, SQUARE]}, {"side": 1}, Square(1.0)),
    (
        list[Circle | Square | None],
        {"type": "array", "items": {"anyOf": [CIRCLE, SQUARE, NULL]}},
        [None, {"radius": 1}],
        [None, Circle(1.0)],
    ),
    (
        dict[str, Unit | str],
        {"type": "object", "additionalProperties": {"anyOf": [UNIT, STRING]}},
        {"a": "celsius", "b": "c"},
        {"a": Unit.CELSIUS, "b": "c"},
    ),
    (
        list[int] | list[str],
        {"anyOf": [{"type": "array", "items": INTEGER}, {"type": "array", "items": STRING}]},
        ["a"],
        ["a"],
    ),
    (
        Annotated[Circle | Square, "a shape"],
        {"anyOf": [CIRCLE, SQUARE], "description": "a shape"},
        {"radius": 2},
        Circle(2.0),
    ),
]


@pytest.mark.parametrize(("annotation", "expected", "given", "converted"), TYPES, ids=[str(each[0]) for each in TYPES])
def test_annotations(annotation: Any, expected: Any, given: Any, converted: Any) -> None:
    function = taking(annotation)
    found = schema(function)["properties"]["x"]
    if "enum" in expected and None in expected["enum"]:
        assert set(found["enum"]) == set(expected["enum"])
    else:
        assert found == expected
    result = function_tool(function, name="f").bind(json.dumps({"x": given}))()
    assert result == converted
    assert type(result) is type(converted)


@pytest.mark.parametrize(
    ("annotation", "wrong"),
    [
        (int, "1"),
        (int, True),
        (str, 1),
        (Unit, "kelvin"),
        (Literal["a"], "b"),
        (list[int], [1, "a"]),
        (Circle, {}),
        (Circle, {"radius": None}),
        (Circle | Square, {"diameter": 1}),
        (Place, {"city": 1}),
        (date, "yesterday"),
        (tuple[int, str], [1]),
        (None, 1),
    ],
)
def test_arguments_that_dont_fit(annotation: Any, wrong: object) -> None:
    with pytest.raises(ToolArgumentsError):
        function_tool(taking(annotation)).bind({"x": wrong})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3) | st.just("x"), inner, max_size=3),
    max_leaves=8,
)
TOOLS = [function_tool(taking(each[0])) for each in TYPES]


@given(st.sampled_from(TOOLS), JSON | st.fixed_dictionaries({"x": JSON}) | st.text())
def test_any_arguments_either_fit_or_are_refused_clearly(tool: Any, arguments: object) -> None:
    with suppress(ToolArgumentsError):
        tool.bind(arguments)


def google(city: str, unit: Unit = Unit.CELSIUS, *, days: int = 3) -> None:
    """Tell the weather.

    As far as anybody
    knows it.

    Args:
        city (str): The city,
            and country.
        unit: Of the temperature.

    Returns:
        Nothing.
    """


def sphinx(city: str, unit: Unit = Unit.CELSIUS, *, days: int = 3) -> None:
    """Tell the weather.

    As far as anybody
    knows it.

    :param city: The city,
        and country.
    :type city: str
    :param unit: Of the temperature.
    :returns: Nothing.
    """


@pytest.mark.parametrize("function", [google, sphinx])
def test_docstrings(function: Callable[..., Any]) -> None:
    assert function_tool(function).definition == {
        "type": "function",
        "function": {
            "name": function.__name__,
            "description": "Tell the weather.\n\nAs far as anybody\nknows it.",
            "parameters": {
                "type": "object",
                "properties": {
                    "city": {"type": "string", "description": "The city,\nand country."},
                    "unit": {**UNIT, "description": "Of the temperature.", "default": "celsius"},
                    "days": {"type": "integer", "default": 3},
                },
                "required": ["city"],
            },
        },
    }


def test_name_and_description_may_be_given() -> None:
    definition = function_tool(google, name="weather", description="Short.").definition["function"]
    assert (definition["name"], definition["description"]) == ("weather", "Short.")  # type: ignore[index]


def test_defaults_are_left_to_the_function() -> None:
    marker = object()

    def function(a: int, b: Any = marker, c: Any = marker) -> list[Any]:
        return [a, b, c]

    assert function_tool(function).bind('{"a": 1, "c": null}')() == [1, marker, None]


@pytest.mark.parametrize("default", [object(), float("nan"), [float("inf")], "\ud800", print])
def test_a_default_that_json_cant_express_is_left_out(default: object) -> None:
    found = schema(taking(Any, default))
    assert found["required"] == []
    assert found["properties"]["x"] in ({}, {"default": default})
    json.dumps(found, allow_nan=False)


def test_arguments_of_any_depth() -> None:
    with pytest.raises(ToolArgumentsError):
        function_tool(taking(int)).bind('{"x": ' + "[" * 100_000 + "]" * 100_000 + "}")


class Forecast:
    """Not the description of the call."""

    def __call__(self, days: int) -> int:
        """Look ahead."""
        return days

    def method(self, days: int) -> int:
        """Look ahead."""
        return days


def plain(days: int) -> int:
    """Look ahead."""
    return days


@functools.wraps(plain)
def wrapped(*args: Any, **kwargs: Any) -> Any:
    return plain(*args, **kwargs)


class Day:
    """Look ahead."""

    def __init__(self, days: int) -> None:
        self.days = days

    def __eq__(self, other: object) -> bool:
        return other == self.days

    __hash__ = None  # type: ignore[assignment]


def positional(days: int, /) -> int:
    """Look ahead."""
    return days


@pytest.mark.parametrize(
    ("function", "name"),
    [
        (plain, "plain"),
        (wrapped, "plain"),
        (positional, "positional"),
        (Forecast(), "Forecast"),
        (Forecast().method, "method"),
        (functools.partial(plain), "plain"),
        (Day, "Day"),
    ],
)
def test_every_kind_of_callable(function: Callable[..., Any], name: str) -> None:
    tool = function_tool(function)
    assert (tool.name, tool.is_async) == (name, False)
    assert tool.definition["function"]["description"] == "Look ahead."  # type: ignore[index]
    assert schema(function)["properties"] == {"days": INTEGER}
    assert tool.bind('{"days": 3}')() == 3


def test_async_callables() -> None:
    async def plain() -> None: ...

    class Called:
        async def __call__(self) -> None: ...
        async def method(self) -> None: ...

    for function in (plain, Called(), Called().method, functools.partial(plain), functools.partial(Called())):
        assert function_tool(function).is_async


def test_a_partial_offers_what_is_left() -> None:
    tool = function_tool(functools.partial(google, "Rome"))
    assert list(schema(tool.function)["properties"]) == ["unit", "days"]


def test_a_type_that_contains_itself() -> None:
    found = schema(taking(Tree))
    assert found["properties"]["x"]["properties"]["children"]["items"] == {"$ref": "#/$defs/Tree"}
    assert found["$defs"]["Tree"]["properties"]["value"] == INTEGER
    tool = function_tool(taking(Tree))
    assert tool.bind('{"x": {"value": 1, "children": [{"value": 2}]}}')() == Tree(1, [Tree(2)])


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (lambda *args: None, r"takes \*args"),
        (lambda **kwargs: None, r"takes \*\*kwargs"),
        (taking("Unheard"), "signature of function can't be read.*Unheard"),
        (taking(complex), "parameter 'x' of function.*complex"),
        (taking(Callable[[], None]), "parameter 'x'"),
        (taking(list[Circle | complex]), "parameter 'x'"),
        (3, "a tool must be a function, not int"),
    ],
)
def test_functions_without_a_schema(function: Any, words: str) -> None:
    with pytest.raises(TypeError, match=words):
        function_tool(function, name="f")


@pytest.mark.parametrize("name", ["", "a b", "é", "a" * 65, "<lambda>", "a\n"])
def test_names_that_the_service_refuses(name: str) -> None:
    with pytest.raises(ValueError, match="needs a name of at most 64 letters"):
        function_tool(plain, name=name)


class TestStrict:
    def test_every_field_is_required_and_one_with_a_default_may_be_null(self) -> None:
        definition = function_tool(google, strict=True).definition["function"]
        assert definition["strict"] is True  # type: ignore[index]
        assert schema(google, strict=True) == {
            "type": "object",
            "properties": {
                "city": {"type": "string", "description": "The city,\nand country."},
                "unit": {"description": "Of the temperature.", "anyOf": [UNIT, NULL]},
                "days": {"anyOf": [INTEGER, NULL]},
            },
            "required": ["city", "unit", "days"],
            "additionalProperties": False,
        }

    def test_null_is_the_default(self) -> None:
        tool = function_tool(lambda a=1, b=2: [a, b], name="f", strict=False)
        assert tool.bind('{"a": null}')() == [None, 2]

        def function(a: int = 1, b: int | None = 2) -> list[Any]:
            return [a, b]

        assert function_tool(function, strict=True).bind('{"a": null, "b": null}')() == [1, 2]

    def test_nested(self) -> None:
        found = schema(taking(list[Square]), strict=True)
        items = found["properties"]["x"]["items"]
        assert items["required"] == ["side", "unit", "tags"]
        assert items["additionalProperties"] is False
        assert items["properties"]["unit"] == UNIT

    def test_parameters_named_like_keywords_of_json_schema(self) -> None:
        def function(properties: int, default: str, type: bool, required: int = 1) -> None: ...

        found = schema(function, strict=True)
        assert found["properties"]["default"] == STRING
        assert found["required"] == ["properties", "default", "type", "required"]
        assert schema(function)["required"] == ["properties", "default", "type"]

    @pytest.mark.parametrize(
        ("annotation", "words"),
        [
            (dict[str, int], "parameters.x contains a dict with arbitrary keys"),
            (Any, "parameters.x may be anything"),
            (tuple[int, str], "parameters.x contains tuples"),
            (Box, "parameters.x.sizes contains a dict"),
            (bytes, "parameters.x contains bytes"),
        ],
        ids=str,
    )
    def test_what_a_strict_schema_cant_say(self, annotation: Any, words: str) -> None:
        with pytest.raises(TypeError, match=f"function can't have a strict schema: {words}"):
            schema(taking(annotation), strict=True)

    def test_a_function_without_parameters(self) -> None:
        expected = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
        assert schema(function_tool(lambda: 1, name="f").function, name="f", strict=True) == expected
