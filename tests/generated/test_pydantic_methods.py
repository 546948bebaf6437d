"""Objects of the API as existing code uses openai's: dumped, copied, validated, in fields of pydantic models."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pydantic
import pytest
from openai._models import construct_type
from openai.types import beta
from openai.types.beta import threads
from openai.types.beta.threads import runs

from tests.support.shared_material import event_data, interactions, needs_shared, recordings
from threads_api import models
from threads_runtime.models import Model
from threads_runtime.pages.pages import cursor_page

MESSAGE = {
    "id": "msg_1",
    "object": "thread.message",
    "created_at": 1,
    "thread_id": "thread_1",
    "role": "assistant",
    "content": [
        {"type": "text", "text": {"value": "see A", "annotations": []}},
        {"type": "image_file", "image_file": {"file_id": "file-1"}},
    ],
    "metadata": {"a": "b"},
    "region": "eu",
}
OPENAI_TYPES: dict[str, tuple[Any, type[Model]]] = {
    "assistant": (beta.Assistant, models.Assistant),
    "thread": (beta.Thread, models.Thread),
    "thread.message": (threads.Message, models.Message),
    "thread.run": (threads.Run, models.Run),
    "thread.run.step": (runs.RunStep, models.RunStep),
    "thread.message.delta": (threads.MessageDeltaEvent, models.MessageDeltaEvent),
    "thread.run.step.delta": (runs.RunStepDeltaEvent, models.RunStepDeltaEvent),
}


def message() -> models.Message:
    return models.Message.from_dict(copy.deepcopy(MESSAGE))


def recorded_objects() -> Iterator[dict[str, Any]]:
    for path in recordings():
        for interaction in interactions(path):
            body = interaction["response"]["body"]["string"]
            for data in [data for _, data in event_data(body)] if body.startswith("event:") else [json.loads(body)]:
                yield from data["data"] if data["object"] == "list" else [data]


def without(names: set[str], dumped: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in dumped.items() if name not in names}


@needs_shared
@pytest.mark.parametrize(
    "options", [{}, {"exclude_none": True}, {"exclude_unset": True}, {"mode": "json", "exclude_none": True}], ids=str
)
def test_dumps_equal_those_of_openai(options: dict[str, Any]) -> None:
    count = 0
    for data in recorded_objects():
        theirs, ours = OPENAI_TYPES[data["object"]]
        expected = construct_type(value=copy.deepcopy(data), type_=theirs)
        model = ours.from_dict(data)
        ours_alone = {name for name in vars(model) if name not in theirs.model_fields}
        assert ours_alone <= {"expires_at", "reasoning_effort", "tool_resources"}
        dumped = model.model_dump(**options)
        expected_dump = expected.model_dump(**options)
        assert without(ours_alone, dumped) == without(ours_alone, expected_dump)
        assert json.loads(model.model_dump_json(**options)) == dumped
        assert model.to_dict() == expected.to_dict()
        assert json.loads(model.to_json(exclude_none=True)) == json.loads(expected.to_json(exclude_none=True))
        count += 1
    assert count > 100


class TestDumps:
    def test_absent_fields_are_none_and_unknown_ones_kept(self) -> None:
        dumped = message().model_dump()
        assert dumped["completed_at"] is None
        assert dumped["region"] == "eu"
        assert message().dict() == dumped
        assert json.loads(message().json()) == dumped

    @pytest.mark.parametrize(
        ("options", "expected"),
        [
            ({"include": {"id"}}, {"id": "msg_1"}),
            ({"include": {"content": {0: {"type"}}}}, {"content": [{"type": "text"}]}),
            ({"include": {"content": {"__all__": {"type"}}}}, {"content": [{"type": "text"}, {"type": "image_file"}]}),
            ({"include": {"id", "role"}, "exclude": {"role"}}, {"id": "msg_1"}),
            ({"include": {"content"}, "exclude": {"content": {0: True, 1: {"type"}}}, "exclude_none": True},
             {"content": [{"image_file": {"file_id": "file-1"}}]}),
        ],
    )  # fmt: skip
    def test_a_selection_is_nested(self, options: dict[str, Any], expected: dict[str, Any]) -> None:
        assert message().model_dump(**options) == expected

    def test_to_json_is_indented_and_model_dump_json_is_one_line(self) -> None:
        assert message().to_json().startswith('{\n  "id": "msg_1"')
        assert message().model_dump_json(include={"id"}) == '{"id":"msg_1"}'

    def test_a_page(self) -> None:
        page = cursor_page(models.Message.from_dict)({"object": "list", "data": [copy.deepcopy(MESSAGE)]})
        assert page.model_dump()["data"][0]["role"] == "assistant"
        assert page.model_copy().data[0].role == "assistant"

    def test_fields_that_were_set(self) -> None:
        thread = models.Thread(id="thread_1", created_at=1, metadata=None)
        assert thread.model_fields_set == {"id", "created_at", "object"}
        assert message().model_fields_set == set(MESSAGE) - {"region"}
        assert message().model_extra == {"region": "eu"}

    def test_vars_are_the_fields(self) -> None:
        assert vars(message())["role"] == "assistant"
        text = json.dumps(message(), default=lambda each: each.__dict__)
        assert json.loads(text)["content"][0]["text"]["value"] == "see A"


class TestCopies:
    def test_a_copy_is_independent(self) -> None:
        original = message()
        copied = original.model_copy(update={"role": "user", "extra": 1})
        assert (copied.role, copied.to_dict()["extra"], original.role) == ("user", 1, "assistant")
        assert original.model_copy() == original

    @pytest.mark.parametrize("copy_of", [copy.copy, models.Message.model_copy, models.Message.copy])
    def test_a_shallow_copy_shares_nested_objects(self, copy_of: Callable[[models.Message], models.Message]) -> None:
        original = message()
        copied = copy_of(original)
        assert copied.content is original.content
        copied.role = "user"
        assert (original.role, copied.to_dict()) == ("assistant", {**original.to_dict(), "role": "user"})

    def test_a_deep_copy_shares_nothing(self) -> None:
        original = message()
        for copied in (original.model_copy(deep=True), copy.deepcopy(original)):
            assert copied == original
            assert copied.content[0] is not original.content[0]

    def test_values_are_built_into_an_object(self) -> None:
        made = models.Message.model_construct(id="msg_2", content=MESSAGE["content"])
        assert made.content[0].type == "text"
        assert models.Message.construct(id="msg_2").id == "msg_2"


class TestValidation:
    def test_json_becomes_an_object_and_an_object_stays(self) -> None:
        made = models.Message.model_validate(MESSAGE)
        assert made == message()
        assert models.Message.model_validate(made) is made
        assert models.Message.model_validate_json(json.dumps(MESSAGE)) == made

    @pytest.mark.parametrize("value", [None, [], "text", 1, {"object": "thread"}], ids=repr)
    def test_anything_else_is_refused(self, value: Any) -> None:
        with pytest.raises(ValueError, match="Message"):
            models.Message.model_validate(value)

    def test_fields_of_pydantic_models(self) -> None:
        class Session(pydantic.BaseModel):
            message: models.Message
            parts: list[models.TextContentBlock | models.ImageFileContentBlock]

        session = Session.model_validate({"message": MESSAGE, "parts": MESSAGE["content"]})
        assert session.message == message()
        assert [type(part) for part in session.parts] == [models.TextContentBlock, models.ImageFileContentBlock]
        assert Session.model_validate_json(session.model_dump_json()) == session
        assert session.model_dump(mode="json")["message"] == message().model_dump()
        assert session.model_dump(mode="json", exclude_unset=True)["message"] == MESSAGE
        assert Session.model_json_schema()["$defs" if "$defs" in Session.model_json_schema() else "properties"]
        with pytest.raises(pydantic.ValidationError):
            Session.model_validate({"message": 1, "parts": []})
