"""The models' promises: nothing that came in is lost, nothing is raised on odd data."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from threads_api import models
from threads_runtime.models import Model, UnknownVariant

MESSAGE = {
    "id": "msg_1",
    "object": "thread.message",
    "created_at": 1,
    "thread_id": "thread_1",
    "role": "assistant",
    "content": [{"type": "text", "text": {"value": "Hello", "annotations": []}}],
    "assistant_id": None,
    "run_id": "run_1",
    "attachments": [],
    "metadata": {"a": "b"},
}
CLASSES = [
    value for name in models.__all__ if isinstance(value := getattr(models, name), type) and issubclass(value, Model)
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=5), children, max_size=3),
    max_leaves=8,
)
# Words of the API stand where they could mean something, so that unions and nested objects are met.
WORDS = st.sampled_from(sorted({field for cls in CLASSES for field in cls.__annotations__} | {"text", "image_file"}))
API_LIKE = st.recursive(
    JSON | WORDS,
    lambda children: st.lists(children, max_size=3) | st.dictionaries(WORDS, children, max_size=6),
    max_leaves=12,
)


def same(one: Any, other: Any) -> bool:
    """Equal JSON: same keys in the same order, and 1 is not 1.0 is not True."""
    return json.dumps(one) == json.dumps(other)


@given(cls=st.sampled_from(CLASSES), raw=st.dictionaries(WORDS | st.text(max_size=5), API_LIKE, max_size=8))
def test_decode_then_encode_gives_the_same_json(cls: type[Model], raw: dict[str, Any]) -> None:
    model = cls.from_dict(copy.deepcopy(raw))
    assert same(model.to_dict(), raw)
    assert same(json.loads(model.to_json()), raw)
    assert same(json.loads(model.to_json(indent=2)), raw)
    assert model == cls.from_dict(copy.deepcopy(raw))
    for twin in (copy.copy(model), copy.deepcopy(model), pickle.loads(pickle.dumps(model))):
        assert type(twin) is cls
        assert twin == model
        assert same(twin.to_dict(), raw)
    assert repr(model).startswith(f"{cls.__name__}(")


@given(cls=st.sampled_from(CLASSES), raw=JSON.filter(lambda value: not isinstance(value, dict)))
def test_what_is_no_object_stays_what_it_is(cls: type[Model], raw: Any) -> None:
    assert same(cls.from_dict(raw), raw)


def test_fields_read_as_what_they_are() -> None:
    message = models.Message.from_dict(MESSAGE)
    assert message.content[0].text is not None
    assert message.content[0].text.value == "Hello"
    assert message.metadata == {"a": "b"}
    assert isinstance(message.content[0], models.TextContentBlock)


def test_an_absent_field_reads_as_none_and_stays_absent_and_null_stays_null() -> None:
    message = models.Message.from_dict(MESSAGE)
    assert message.status is None
    assert message.completed_at is None
    assert "status" not in message.to_dict()
    assert message.to_dict()["assistant_id"] is None


def test_unknown_fields_are_attributes_and_typos_are_not() -> None:
    message = models.Message.from_dict({**MESSAGE, "colour": "red", "_private": 1, "not a name": 2})
    assert message.colour == "red"  # type: ignore[attr-defined]
    assert getattr(message, "not a name") == 2
    assert message._private == 1  # type: ignore[attr-defined]
    assert "colour='red'" in repr(message)
    named_as_a_method = models.Message.from_dict({**MESSAGE, "json": [1]})
    assert named_as_a_method == models.Message.from_dict({**MESSAGE, "json": [1]})
    assert named_as_a_method.model_dump()["json"] == [1]
    with pytest.raises(AttributeError, match=r"'Message' object has no field 'colours'"):
        _ = message.colours  # type: ignore[attr-defined]
    assert not hasattr(message, "__deepcopy__")


@pytest.mark.parametrize("event", [False, True], ids=["a message", "a delta"])
def test_a_deleted_field_is_one_that_did_not_come(event: bool) -> None:
    kind: Any = models.MessageDeltaEvent if event else models.Message
    raw = {"id": "msg_1", "object": "thread.message.delta" if event else "thread.message", "colour": "red"}
    item = kind.from_dict(dict(raw))
    del item.id
    del item.colour
    assert item.id is None
    assert not hasattr(item, "colour")
    assert item.to_dict() == {"object": raw["object"]}
    assert dict(item)["object"] == raw["object"]
    assert item == kind.from_dict({"object": raw["object"]})
    assert "id=" not in repr(item)
    for name in ("colour", "_private", "colours"):
        with pytest.raises(AttributeError, match=f"has no field '{name}'"):
            delattr(item, name)


def test_unknown_enum_values_and_odd_types_are_kept() -> None:
    run = models.Run.from_dict({"id": 5, "status": "pondering", "created_at": 1.5, "required_action": {}, "tools": None})
    assert (run.id, run.status, run.created_at, run.tools) == (5, "pondering", 1.5, None)
    assert run.required_action is not None
    assert run.required_action.submit_tool_outputs is None


@pytest.mark.parametrize("kind", ["audio", None, 5, ["text"], {}])
def test_an_unknown_variant_holds_its_raw_data(kind: Any) -> None:
    raw = {**MESSAGE, "content": [{"type": kind, "audio": {"id": "a"}}]}
    message = models.Message.from_dict(raw)
    part: Any = message.content[0]
    assert isinstance(part, UnknownVariant)
    assert part.type == kind
    assert part.audio == {"id": "a"}
    assert part.text is None
    assert part.image_file is None
    assert copy.deepcopy(message) == message
    assert pickle.loads(pickle.dumps(part)).text is None
    assert same(message.to_dict(), raw)
    with pytest.raises(AttributeError):
        _ = part.colour


@pytest.mark.parametrize(
    ("part", "own"),
    [
        ({"type": "text", "text": {"value": "", "annotations": []}}, "text"),
        ({"type": "image_file", "image_file": {"file_id": "f"}}, "image_file"),
        ({"type": "image_url", "image_url": {"url": "u"}}, "image_url"),
        ({"type": "refusal", "refusal": "no"}, "refusal"),
    ],
)
def test_the_sibling_kinds_fields_of_a_content_part_read_as_none(part: dict[str, Any], own: str) -> None:
    read = models.Message.from_dict({**MESSAGE, "content": [part]}).content[0]
    for name in ("text", "image_file", "image_url", "refusal"):
        assert (getattr(read, name) is None) == (name != own)


def test_the_sibling_kinds_fields_of_an_annotation_read_as_none() -> None:
    shared = {"text": "x", "start_index": 0, "end_index": 1}
    text = models.TextContent.from_dict(
        {
            "value": "x",
            "annotations": [
                {"type": "file_citation", "file_citation": {"file_id": "f"}, **shared},
                {"type": "file_path", "file_path": {"file_id": "f"}, **shared},
            ],
        }
    )
    citation, path = text.annotations
    assert citation.file_citation is not None
    assert citation.file_path is None
    assert path.file_path is not None
    assert path.file_citation is None


def test_a_changed_model_encodes_what_it_holds_now() -> None:
    message = models.Message.from_dict(copy.deepcopy(MESSAGE))
    message.metadata = {"c": "d"}
    message.content.append(message.content[0])
    message.status = "completed"
    changed = message.to_dict()
    assert changed["metadata"] == {"c": "d"}
    assert len(changed["content"]) == 2
    assert changed["status"] == "completed"
    assert message != models.Message.from_dict(MESSAGE)


def test_a_model_can_be_made_by_hand() -> None:
    block = models.TextContentBlock(text=models.TextContent(value="Hi", annotations=[]))
    assert block.to_dict() == {"type": "text", "text": {"value": "Hi", "annotations": []}}
    assert block == models.TextContentBlock.from_dict(block.to_dict())
    with pytest.raises(TypeError, match="text"):
        models.TextContentBlock()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        hash(block)


def test_slots_keep_typos_from_being_set() -> None:
    with pytest.raises(AttributeError):
        models.Message.from_dict(MESSAGE).contents = []  # type: ignore[attr-defined]


def test_importing_the_client_builds_no_model() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from assistant_threads import OpenAI; OpenAI(api_key='x').beta.threads.messages; "
        "print([m for m in sys.modules if m.startswith(('threads_api.models.', 'threads_api.params.'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# Models built by hand, as in tests


@pytest.mark.parametrize("cls", [cls for cls in CLASSES if attrs.has(cls)])
def test_whatever_can_be_null_may_be_left_out_of_a_constructor_call(cls: type[Model]) -> None:
    for field in attrs.fields(cls):  # by the annotation as it is written: cattrs replaces `field.type`
        assert (field.default is None) is cls.__annotations__[field.name].endswith("None"), field.name


def test_a_model_built_by_hand_with_the_required_fields_only() -> None:
    text = models.TextContent(value="x", annotations=[])
    message = models.Message(
        id="msg_1", thread_id="thread_1", created_at=0, status="in_progress", role="assistant",
        content=[models.TextContentBlock(text=text)],
    )  # fmt: skip
    assert (message.object, message.assistant_id, message.metadata) == ("thread.message", None, None)
    assert message.to_dict().keys() == {"id", "thread_id", "created_at", "object", "status", "role", "content"}
    with pytest.raises(TypeError, match="thread_id"):
        models.Message(id="msg_1", created_at=0, status="completed", role="user", content=[])  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
