"""Paths and bodies as operations describe them, before anything is sent."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from enum import IntEnum, StrEnum
from typing import Any
from urllib.parse import unquote

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from threads_runtime.models import Model
from threads_runtime.omit import NOT_GIVEN, NotGiven, Omit, omit
from threads_runtime.operation import json_body, path, path_ids


class Color(StrEnum):
    RED = "red"


class Level(IntEnum):
    HIGH = 3


class TestPath:
    @pytest.mark.parametrize("odd", ["a/b", "a?b", "a#b", "a%2Fb", "ä ö", "..x", "a\n", "{x}"])
    def test_an_id_stays_one_segment(self, odd: str) -> None:
        filled = path("/threads/{thread_id}/messages", thread_id=odd)
        assert [unquote(segment) for segment in filled.split("/")] == ["", "threads", odd, "messages"]

    @given(
        st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1).filter(
            lambda text: text not in {".", ".."}
        )
    )
    def test_httpx_leaves_it_alone(self, odd: str) -> None:
        filled = path("/threads/{thread_id}/messages", thread_id=odd)
        assert httpx.URL(f"http://x{filled}").raw_path.decode() == filled

    @pytest.mark.parametrize(
        ("odd", "error"), [("", ValueError), (".", ValueError), ("..", ValueError), (None, ValueError)]
    )
    def test_an_invalid_id(self, odd: Any, error: type[Exception]) -> None:
        with pytest.raises(error, match="thread_id"):
            path("/threads/{thread_id}", thread_id=odd)


class TestPathIds:
    @pytest.mark.parametrize(
        ("given_ids", "named"),
        [
            (("t", "m"), {}),
            (("m",), {"thread_id": "t"}),
            (("t",), {"message_id": "m"}),
            ((), {"thread_id": "t", "message_id": "m"}),
        ],
    )
    def test_any_order(self, given_ids: tuple[str, ...], named: dict[str, str]) -> None:
        every: dict[str, str | Omit] = {"thread_id": omit, "message_id": omit, **named}
        assert path_ids("retrieve", given_ids, **every) == ("t", "m")

    def test_too_many(self) -> None:
        with pytest.raises(TypeError, match=r"retrieve\(\) takes 2 ids \(thread_id, message_id\), got 3"):
            path_ids("retrieve", ("a", "b"), thread_id="t", message_id=omit)

    def test_too_few(self) -> None:
        with pytest.raises(TypeError, match=r"retrieve\(\) is missing 'message_id'"):
            path_ids("retrieve", ("a",), thread_id=omit, message_id=omit)


class TestBody:
    def test_omitted_and_null(self) -> None:
        assert json_body({"a": None, "b": omit, "c": {"d": omit, "e": None}}) == {"a": None, "c": {"e": None}}

    def test_what_reads_as_json(self) -> None:
        def generated() -> Iterator[int]:
            yield from (1, 2)

        body = json_body(
            {
                "model": Model.from_dict({"id": "x", "unknown": [1]}),
                "enums": (Color.RED, Level.HIGH),
                "generated": generated(),
                "set": {7},
                "deep": [{"a": [1.5, True, "é"]}],
            }
        )
        assert body == {
            "model": {"id": "x", "unknown": [1]},
            "enums": ["red", 3],
            "generated": [1, 2],
            "set": [7],
            "deep": [{"a": [1.5, True, "é"]}],
        }
        assert type(body["enums"][0]) is str
        assert type(body["enums"][1]) is int

    @given(
        st.dictionaries(
            st.text(),
            st.recursive(
                st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()) | st.just(Color.RED),
                lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
                max_leaves=20,
            ),
            max_size=5,
        )
    )
    def test_plain_data_is_encoded_as_anything_else_is(self, fields: dict[str, Any]) -> None:
        def outcome(**more: object) -> object:
            try:
                # As data: versions of orjson spell 1e+16 in their own ways. As text: for the order of keys.
                return str(json.loads(json_body({**fields, **more}).encoded))
            except ValueError as error:
                return str(error)

        assert outcome(zz={}) == outcome(zz=Model.from_dict({}))  # which is not plain data

    @pytest.mark.parametrize("more", [{}, {"model": Model.from_dict({"id": "x"})}])
    def test_what_is_sent_does_not_change_with_the_arguments(self, more: dict[str, object]) -> None:
        items: list[Any] = [{"a": 1}]
        body = json_body({"items": items, **more})
        encoded = body.encoded
        items[0]["a"] = 2
        body["items"].append("read, then changed")
        assert json.loads(body.encoded)["items"] == [{"a": 1}]
        assert body.encoded is encoded

    def test_depth_is_the_server_s_affair(self) -> None:
        deep: Any = "x"
        for _ in range(200):
            deep = [deep]
        assert json_body({"a": deep}) == {"a": deep}

    @pytest.mark.parametrize(
        ("value", "error", "where"),
        [
            (math.nan, ValueError, r"a\b"),
            ([1, {"b": math.inf}], ValueError, r"a\[1\]\.b"),
            (b"bytes", TypeError, "a can't.*bytes"),
            ({"b": object()}, TypeError, r"a\.b can't.*object"),
            ({1: 2}, TypeError, "keys of a must be strings, not int"),
        ],
    )
    def test_what_json_cannot_represent(self, value: object, error: type[Exception], where: str) -> None:
        with pytest.raises(error, match=where):
            json_body({"a": value})

    def test_a_value_that_contains_itself(self) -> None:
        endless: list[Any] = []
        endless.append(endless)
        with pytest.raises(ValueError, match="contain themselves"):
            json_body({"a": endless})


def test_omit_is_false_and_one_of_its_kind() -> None:
    assert not omit
    assert omit == Omit()
    assert len({omit, Omit(), NOT_GIVEN, NotGiven()}) == 2
    assert (repr(omit), repr(NOT_GIVEN)) == ("omit", "NOT_GIVEN")
