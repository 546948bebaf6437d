"""Methods of models beside those of openai's, on what the real service was recorded to send."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import attrs
import pydantic
import pytest
from openai._models import construct_type
from openai.pagination import SyncCursorPage as OfficialPage
from openai.types.beta import threads as official

from tests.compat.test_openai_paths import table
from tests.generated.test_pydantic_methods import MESSAGE, OPENAI_TYPES, recorded_objects, without
from tests.support.shared_material import needs_shared
from threads_api import models
from threads_runtime.pages.pages import cursor_page

SELECTIONS: list[dict[str, Any]] = [
    {},
    {"by_alias": True},
    {"exclude_none": True},
    {"exclude_unset": True},
    {"exclude_unset": True, "exclude_none": True},
    {"include": {"id", "object"}},
    {"include": {"id": True, "content": {0: {"text"}}}},
    {"exclude": {"id", "content"}},
    {"exclude": {"content": {"__all__": {"type"}}}},
    {"include": set[str]()},
    {"exclude": set[str]()},
]
WITHOUT_EFFECT: list[dict[str, Any]] = [
    {"round_trip": True},
    {"serialize_as_any": True},
    {"warnings": False},
    {"context": {"a": 1}},
]
METHODS: dict[str, Callable[[Any], Any]] = {
    **{f"model_dump({o})": lambda m, o=o: m.model_dump(**o) for o in SELECTIONS + WITHOUT_EFFECT},
    **{f"model_dump_json({o})": lambda m, o=o: json.loads(m.model_dump_json(**o)) for o in SELECTIONS + WITHOUT_EFFECT},
    **{f"dict({o})": lambda m, o=o: m.dict(**o) for o in SELECTIONS},
    **{f"json({o})": lambda m, o=o: json.loads(m.json(**o)) for o in SELECTIONS},
    **{
        f"{name}({o})": lambda m, o=o, f=f: f(m, **o)
        for name, f in {
            "to_dict": lambda m, **o: m.to_dict(**o),
            "to_json": lambda m, mode="json", **o: json.loads(m.to_json(**o)),
        }.items()
        for o in (
            {"mode": "json"},
            {"mode": "python", "exclude_unset": False},
            {"exclude_none": True},
            {"use_api_names": False},
            {"exclude_unset": False, "exclude_none": True},
            {"warnings": False},
        )
    },
    "model_dump(mode='json')": lambda m: m.model_dump(mode="json"),
    "model_dump_json(indent=2)": lambda m: json.loads(m.model_dump_json(indent=2)),
    "dict(model)": lambda m: sorted(dict(m)),
    "model_copy": lambda m: m.model_copy(update={"id": "new", "metadata": {"a": "b"}}).to_dict(),
    "model_copy(deep)": lambda m: m.model_copy(update={"id": "new"}, deep=True).to_dict(),
    "copy": lambda m: m.copy(update={"id": "new"}).to_dict(),
    "copy(exclude)": lambda m: m.copy(exclude={"id"}).to_dict(),
    "model_construct": lambda m: type(m).model_construct(**m.to_dict()).to_dict(),
    "construct": lambda m: type(m).construct(**m.to_dict()).model_dump(),
    "model_construct of a part": lambda m: type(m).model_construct(id="new").to_dict(),
    "equal to a copy": lambda m: (m == copy.deepcopy(m), m == m.model_copy(update={"id": "new"})),
    "changed": lambda m: (setattr(changed := copy.deepcopy(m), "id", "new"), changed.to_dict())[1],
}


def both() -> Iterator[tuple[Any, Any, set[str]]]:
    """Each recorded object as openai's and as ours, with the fields that only ours declares."""
    for data in recorded_objects():
        theirs, ours = OPENAI_TYPES[data["object"]]
        model = ours.from_dict(copy.deepcopy(data))
        declared: set[str] = set(vars(model)) - set(theirs.model_fields)
        yield construct_type(value=copy.deepcopy(data), type_=theirs), model, declared


@needs_shared
@pytest.mark.filterwarnings("ignore::pydantic.PydanticDeprecatedSince20")
@pytest.mark.parametrize("method", METHODS)
def test_the_same_result(method: str) -> None:
    for theirs, ours, declared in both():
        expected, result = METHODS[method](theirs), METHODS[method](ours)
        if isinstance(expected, dict):
            assert without(declared, result) == without(declared, expected)
        else:
            assert [each for each in result if each not in declared] == [
                each for each in expected if each not in declared
            ]


@needs_shared
def test_the_same_fields_are_set_and_unknown() -> None:
    for theirs, ours, declared in both():
        assert ours.model_fields_set - declared == theirs.model_fields_set
        assert ours.model_extra == without(declared, theirs.model_extra or {})
        assert set(vars(ours)) >= set(vars(theirs))


@needs_shared
@pytest.mark.filterwarnings("ignore::pydantic.PydanticDeprecatedSince20")
def test_what_one_writes_the_other_reads() -> None:
    for theirs, ours, _ in both():
        kind = type(ours)
        for made in (
            kind.model_validate(theirs.to_dict()),
            kind.model_validate_json(theirs.model_dump_json()),
            kind.parse_obj(theirs.dict()),
            kind.parse_raw(theirs.json()),
        ):
            assert made == ours


@needs_shared
def test_a_field_of_a_pydantic_model_is_dumped_as_openais() -> None:
    for theirs, ours, declared in both():
        official_holder: Any = pydantic.create_model("Holder", value=(type(theirs), ...), number=(int, 1))
        own_holder: Any = pydantic.create_model("Holder", value=(type(ours), ...), number=(int, 1))
        expected, holder = official_holder.model_construct(value=theirs), own_holder(value=ours)
        for options in ({}, {"mode": "json"}, {"exclude_none": True}, {"exclude_unset": True}, {"by_alias": True}):
            dumped = holder.model_dump(**options)
            assert without(declared, dumped["value"]) == without(declared, expected.model_dump(**options)["value"])
        assert own_holder.model_validate_json(holder.model_dump_json()) == holder


@pytest.mark.parametrize(
    "rest",
    [
        {"object": "list", "first_id": "msg_1", "last_id": "msg_1", "has_more": False},
        {"object": "list", "has_more": True, "first_id": None},
        {"next_page": None},
    ],
    ids=str,
)
@pytest.mark.parametrize(
    "options",
    [{}, {"exclude_none": True}, {"exclude_unset": True}, {"include": {"data"}}, {"exclude": {"data"}}],
    ids=str,
)
def test_a_page(options: dict[str, Any], rest: dict[str, Any]) -> None:
    raw = {"data": [MESSAGE, MESSAGE], **rest}
    theirs: Any = construct_type(value=copy.deepcopy(raw), type_=OfficialPage[official.Message])
    ours = cursor_page(models.Message.from_dict)(copy.deepcopy(raw))
    assert ours.model_dump(**options) == theirs.model_dump(**options)
    assert ours.dict(**options) == theirs.model_dump(**options)
    assert json.loads(ours.model_dump_json(**options)) == json.loads(theirs.model_dump_json(**options))
    assert ours.to_dict(exclude_none=True) == theirs.to_dict(exclude_none=True)
    assert ours.model_copy().model_dump() == theirs.model_copy().model_dump()
    assert vars(ours).keys() == vars(theirs).keys()
    assert ours.model_fields_set == theirs.model_fields_set
    assert ours.model_extra == theirs.model_extra


@pytest.mark.parametrize("method", ["model_dump", "model_dump_json", "dict", "json", "to_dict", "to_json"])
def test_an_option_that_does_not_exist(method: str) -> None:
    with pytest.raises(TypeError, match="'exclude_nones'"):
        getattr(models.Message.from_dict(MESSAGE), method)(exclude_nones=True)


def test_the_schema_of_a_response_format_has_openais_name_too() -> None:
    schema: Any = models.JSONSchema.from_dict({"name": "n", "schema": {"type": "object"}})
    assert schema.schema_ == schema.schema == {"type": "object"}
    assert not hasattr(models.Message.from_dict(MESSAGE), "schema_")


def test_a_model_made_by_hand_needs_no_more_fields_than_openais() -> None:
    compared = 0
    for path, names in table().items():
        official_module, own_module = import_module(f"openai.{path}"), import_module(f"assistant_threads.{path}")
        for name in names:
            theirs, ours = getattr(official_module, name, None), getattr(own_module, name)
            if not (isinstance(theirs, type) and issubclass(theirs, pydantic.BaseModel) and attrs.has(ours)):
                continue
            required = {field.name for field in attrs.fields(ours) if field.default is attrs.NOTHING}
            assert required <= {key for key, field in theirs.model_fields.items() if field.is_required()}, path
            compared += 1
    assert compared > 60
