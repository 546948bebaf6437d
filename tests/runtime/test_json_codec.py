"""JSON by orjson and by the standard library: the same data, the same refusals."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threads_runtime import json_codec
from threads_runtime.json_codec import MAX_DEPTH, dumps, loads

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.fixture(params=["orjson", "json"], autouse=True, scope="module")
def codec(request: pytest.FixtureRequest) -> Any:
    """With orjson, and as if it weren't installed."""
    if request.param == "orjson":
        pytest.importorskip("orjson")
        yield
        return
    without = pytest.MonkeyPatch()
    without.setattr(json_codec, "orjson", None)
    yield
    without.undo()


@given(JSON)
def test_round_trip(value: Any) -> None:
    assert loads(dumps(value)) == json.loads(dumps(value)) == value


@given(st.integers(17, 60), st.booleans())
def test_big_integers_survive(digits: int, negative: bool) -> None:
    for value in (10**digits, 10**digits - 1, 2**63, 2**64 - 1, 2**64, 2**63 - 1):
        value = -value if negative else value
        assert loads(b'{"a":[%d]}' % value) == {"a": [value]}
        assert loads(dumps({"a": value})) == {"a": value}


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize(
    "before", ["", " ", "\n", "\t", "\r", "[", "[1,", "[ ", "[1,\n", '{"a":', '{"a":\t', '{"a" : ']
)
def test_a_big_integer_survives_anywhere(before: str, sign: str) -> None:
    text = f"{before}{sign}{2**64 + 1}{ {'[': ']', '{': '}'}.get(before.strip()[:1], '') }"
    assert loads(text.encode()) == json.loads(text)


@given(
    st.lists(st.sampled_from(['"', "\\", ", ", ":", "[", "1" * 19, "2" * 25, "a", "\n", "é"]), max_size=12).map(
        "".join
    ),
    st.integers(10**18, 10**25),
)
def test_a_big_integer_is_told_from_digits_in_a_text(text: str, number: int) -> None:
    value = {text: [text, number, text], "a": text, "b": -number}
    assert loads(json.dumps(value).encode()) == value
    assert loads(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()) == value


@pytest.mark.parametrize("text", ["1" * 19, "msg_" + "9" * 30, f"id: {2**70}", f"[-{2**70}]", "0" * 40])
def test_digits_in_a_text_stay_as_they_are(text: str) -> None:
    assert loads(json.dumps({"id": text, text: 1.5}).encode()) == {"id": text, text: 1.5}


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b" ",
        b"{",
        b"[1,]",
        b"NaN",
        b'{"a":Infinity}',
        b"-Infinity",
        b"'a'",
        b"\xff",
        b'"\xff"',
        b"01",
        b"[" * 99_999,
        b"1 2",
    ],
)
def test_invalid_json(text: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        loads(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b"\xef\xbb\xbf{}", {}),
        (b' \r\n{"a": 1}\n', {"a": 1}),
        (b'"\\ud800"', "\ud800"),
        (b'{"a":1,"a":2}', {"a": 2}),
        (b"1e3", 1000.0),
        ('"\u2028é😀"'.encode(), "\u2028é😀"),
    ],
)
def test_what_is_json(text: bytes, value: object) -> None:
    assert loads(text) == value


@pytest.mark.parametrize("beside", ["", "x" * 10_000, "[" * 1_000, "\\ud800", 2**64], ids=lambda value: str(value)[:5])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_the_limit_of_depth(opening: str, closing: str, beside: object) -> None:
    side = beside if isinstance(beside, int) else f'"{beside}"'

    def nested(levels: int) -> bytes:
        return f"[{side},{opening * (levels - 1)}{closing * (levels - 1)}]".replace(":}", ":1}").encode()

    assert loads(nested(MAX_DEPTH))
    with pytest.raises(ValueError, match=f"nested more than {MAX_DEPTH} levels deep"):
        loads(nested(MAX_DEPTH + 1))


@pytest.mark.parametrize("value", [math.nan, {"a": [None, math.inf]}, [-math.inf], "\ud800"])
def test_what_cannot_be_encoded(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        dumps(value)


@pytest.mark.parametrize("value", [{1, 2}, object(), {"a": b"x"}])
def test_other_objects(value: object) -> None:
    with pytest.raises(TypeError):
        dumps(value)


def test_utf_8_without_spaces() -> None:
    assert dumps({"a": ["é", None, True, 1.5]}) == '{"a":["é",null,true,1.5]}'.encode()
