"""Classes of objects used as pydantic's are: called with JSON, inspected, met where pydantic isn't told the type."""

from __future__ import annotations

import copy
from typing import Any

import attrs
import pydantic
import pydantic_core
import pytest
from fastapi.encoders import jsonable_encoder
from openai._models import construct_type
from openai.pagination import SyncCursorPage as OfficialPage
from openai.types.beta.threads import Message as OfficialMessage

from assistant_threads.pagination import AsyncCursorPage, SyncCursorPage
from tests.generated.test_pydantic_methods import MESSAGE, OPENAI_TYPES, message, recorded_objects
from tests.support.shared_material import needs_shared
from threads_api import models
from threads_runtime.models import Model

CLASSES: list[Any] = [value for name in models.__all__ if attrs.has(value := getattr(models, name))]


class Anything(pydantic.BaseModel):
    value: Any


class TestCalledWithJSON:
    """`Message(**row)`, with a row that a program has stored."""

    @needs_shared
    def test_whatever_was_dumped(self) -> None:
        for data in recorded_objects():
            _, kind = OPENAI_TYPES[data["object"]]
            read = kind.from_dict(copy.deepcopy(data))
            for dumped in (data, read.model_dump(), read.to_dict(), dict(read)):  # type: ignore[call-overload]
                made = kind(**copy.deepcopy(dumped))
                assert made == read
                assert type(made) is kind

    def test_nested_objects(self) -> None:
        made: Any = models.Message(**MESSAGE)
        assert made.content[0].text.value == "see A"
        assert made.content[1] == models.ImageFileContentBlock(image_file=models.ImageFile(file_id="file-1"))
        assert made.metadata == {"a": "b"}
        mixed: Any = models.Message(**{**MESSAGE, "content": [made.content[0], MESSAGE["content"][1]]})  # type: ignore[arg-type, index]
        assert mixed == made

    def test_unknown_fields_are_kept(self) -> None:
        made: Any = models.Message(**MESSAGE)
        assert made.region == "eu"
        assert made.model_extra == {"region": "eu"}
        assert made.to_dict() == MESSAGE

    @pytest.mark.parametrize("arguments", [{}, {"region": "eu"}])
    def test_required_ones_stay_required(self, arguments: dict[str, Any]) -> None:
        with pytest.raises(TypeError, match=r"missing .* 'created_at'"):
            models.Message(id="msg_1", **arguments)


class TestInspected:
    @pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
    def test_fields(self, kind: type[Model]) -> None:
        required = {field.name for field in attrs.fields(kind) if field.default is not None}
        assert list(kind.model_fields) == [field.name for field in attrs.fields(kind)]
        assert {name for name, field in kind.model_fields.items() if field.is_required()} == required

    @pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
    def test_schema(self, kind: type[Model]) -> None:
        schema = kind.model_json_schema()
        assert list(schema["properties"]) == list(kind.model_fields)
        assert set(schema["required"]) == {name for name, field in kind.model_fields.items() if field.is_required()}
        schema["properties"].clear()
        assert kind.model_json_schema()["properties"] or not kind.model_fields

    def test_schema_of_nested_objects(self) -> None:
        content = models.Message.model_json_schema()["properties"]["content"]["items"]["anyOf"]
        assert {"image_file", "text"} <= {
            each["properties"]["type"]["const"] for each in content if "properties" in each
        }

    def test_an_instance(self) -> None:
        assert message().model_fields is models.Message.model_fields
        assert message().model_config["extra"] == "allow"


@pytest.mark.parametrize("value", [message(), [message()], {"a": {"b": message()}}], ids=["object", "list", "dict"])
class TestWherePydanticIsNotToldTheType:
    def test_a_field(self, value: Any) -> None:
        expected = Anything(value=_official(value))
        holder = Anything(value=value)
        for options in ({}, {"exclude_none": True}, {"exclude_unset": True}):
            assert holder.model_dump(**options) == expected.model_dump(**options)
        assert Anything.model_validate_json(holder.model_dump_json()) == Anything(value=expected.model_dump()["value"])

    def test_a_function_of_pydantic(self, value: Any) -> None:
        expected = pydantic_core.to_jsonable_python(_official(value))
        assert pydantic_core.to_jsonable_python(value) == expected
        assert pydantic_core.from_json(pydantic_core.to_json(value)) == expected

    def test_fastapi(self, value: Any) -> None:
        assert jsonable_encoder(value) == jsonable_encoder(_official(value))


def _official(value: Any) -> Any:
    if isinstance(value, list):
        return [_official(each) for each in value]
    if isinstance(value, dict):
        return {key: _official(each) for key, each in value.items()}
    return construct_type(value=copy.deepcopy(MESSAGE), type_=OfficialMessage)


@pytest.mark.parametrize("kind", [SyncCursorPage, AsyncCursorPage])
@pytest.mark.parametrize("count", [0, 1, 2])
class TestPages:
    def test_made_by_hand(self, kind: Any, count: int) -> None:
        page = kind(data=[message()] * count, has_more=False)
        assert not page.has_next_page()
        assert page.next_page_info() is None
        assert kind[models.Message](data=page.data).data == page.data

    def test_as_a_dict(self, kind: Any, count: int) -> None:
        """A page returned by an endpoint of FastAPI, which looks for fields with `dict`."""
        raw = {"object": "list", "data": [MESSAGE] * count, "first_id": "a", "last_id": "b", "has_more": False}
        page = kind.from_dict(copy.deepcopy(raw), models.Message.from_dict)
        expected = construct_type(value=copy.deepcopy(raw), type_=OfficialPage[OfficialMessage])
        assert dict(page).keys() == raw.keys()
        assert jsonable_encoder(page) == jsonable_encoder(expected)
        assert Anything(value=page).model_dump() == Anything(value=expected).model_dump()
        assert page["data"] is page.data
        with pytest.raises(KeyError):
            page["dat"]
        with pytest.raises(TypeError, match=r"page\.data"):
            page[0]


def test_a_page_made_by_hand_is_iterated_over() -> None:
    page = SyncCursorPage(data=[message()], has_more=False)
    assert list(page) == [message()]
