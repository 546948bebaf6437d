"""Random documents: each is refused at a place, or becomes code that is only what it is meant to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.errors import pointer
from tests.generator.documents import document, edited, rendered, schemas, with_field
from tests.generator.safety import check, normal, texts
from tests.generator.test_hostile import NAMES, TEXTS, harmless

FAST = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None
)


def pointers(node: Any, at: str = "#") -> Iterator[str]:
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield pointer(at, key)
        yield from pointers(value, pointer(at, key))


PLACES = sorted(pointers(document()))
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(TEXTS),
    st.sampled_from(NAMES), st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(["object", "array", "string", "null", "#/components/schemas/Run", "#/components/responses/Error"]),
)  # fmt: skip
KEYS = st.sampled_from(
    ["type", "properties", "items", "enum", "const", "oneOf", "anyOf", "required", "additionalProperties", "$ref",
     "discriminator", "description", "default", "x-sdk-module", *NAMES]
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
SCHEMAS = st.recursive(
    st.sampled_from(
        [{"type": "string"}, {"type": "integer"}, {"type": ["string", "null"]}, {"const": "x"}, {"enum": ["a",
        "b"]}, {},
         {"$ref": "#/components/schemas/Tool"}, {"$ref": "#/components/schemas/SearchTool"}, {"type": "object"}]
    ),
    lambda inner: st.one_of(
        st.builds(lambda item: {"type": "array", "items": item}, inner),
        st.builds(lambda value: {"type": "object", "additionalProperties": value}, inner),
        st.builds(lambda options: {"anyOf": options}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda fields: {"type": "object",
        "properties": fields}, st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)),
    ),
    max_leaves=5,
)  # fmt: skip


@FAST
@given(st.sampled_from(PLACES), VALUES)
def test_anything_anywhere(place: str, value: Any) -> None:
    harmless(edited(place, value))


@FAST
@given(st.sampled_from(PLACES), KEYS | st.text(max_size=5), VALUES)
def test_one_more_key_anywhere(place: str, key: str, value: Any) -> None:
    changed = document()
    node: Any = changed
    for part in place.removeprefix("#/").split("/"):
        name = part.replace("~1", "/").replace("~0", "~")
        node = node[int(name) if isinstance(node, list) else name]
    if isinstance(node, dict):
        node[key] = value
    harmless(changed)


@FAST
@given(SCHEMAS)
def test_schemas_of_all_shapes(schema: Any) -> None:
    changed = with_field(schema)
    schemas(changed)["RunCreateParams"]["properties"]["extra"] = schema
    harmless(changed)


@FAST
@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.text(st.characters(exclude_categories=["Cs"]))
)
def test_random_texts_stay_texts(description: str, value: str) -> None:
    field = {"type": "string", "enum": [value], "description": description}
    changed = with_field(field)
    schemas(changed)["SearchTool"]["properties"]["extra"] = field
    files = {str(name): code for name, code in rendered(changed).items() if name.suffix == ".py"}
    for module in ("threads_api/models/run.py", "threads_api/params/tools.py"):
        found = list(texts(check(module, files[module])))
        assert value in found
        if words := normal(description):
            assert words in {normal(each) for each in found}
