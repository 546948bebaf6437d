"""Trees that grow by deltas: a law, and what a delta must not do."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assistant_threads.streaming.state.json_tree import TreeObject, difference, merge, render

WORDS = st.text(min_size=1, max_size=5)
ANNOTATIONS = st.lists(st.fixed_dictionaries({"type": st.just("file_path"), "text": WORDS}), max_size=3)
TEXT = st.fixed_dictionaries(
    {"type": st.just("text"), "text": st.fixed_dictionaries({"value": WORDS, "annotations": ANNOTATIONS})}
)
CALL = st.fixed_dictionaries(
    {"type": st.just("function"), "id": WORDS, "function": st.fixed_dictionaries({"arguments": WORDS})}
)
WHOLE = st.fixed_dictionaries({"content": st.lists(TEXT, max_size=3), "tool_calls": st.lists(CALL, max_size=3)})


def beginning(value: Any, draw: Any) -> Any:
    """The object as a part of its deltas has shown it: each list and each text up to some place."""
    if isinstance(value, list):
        return [beginning(item, draw) for item in value[: draw(st.integers(0, len(value)))]]
    if not isinstance(value, dict):
        return value
    shown = {key: beginning(item, draw) for key, item in value.items()}
    return shown | {
        key: text[: draw(st.integers(0, len(text)))] for key, text in value.items() if key in ("value", "arguments")
    }


@given(st.data())
def test_the_difference_makes_the_whole_of_what_was_seen(data: st.DataObject) -> None:
    whole = data.draw(WHOLE)
    seen = beginning(whole, data.draw)
    before = repr(seen)
    delta = difference(seen, whole)
    # The pieces that were seen came in deltas, so a rest that says the same again is no repetition.
    node = TreeObject({"content": [], "tool_calls": []})
    merge(node, difference(render(node), seen))
    merge(node, delta)
    assert _without_empty(render(node)) == _without_empty(whole)
    assert not difference(render(node), whole)
    assert repr(seen) == before


def _without_empty(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item not in ("", [], {})}
    return value


def test_null_adds_nothing_and_takes_nothing() -> None:
    node = TreeObject({"role": "assistant"})
    merge(node, {"role": None, "content": [{"index": 0, "type": "text", "text": {"value": "a", "annotations": None}}]})
    merge(node, {"content": None})
    assert render(node) == {
        "role": "assistant",
        "content": [{"type": "text", "text": {"value": "a", "annotations": None}}],
    }


def test_lists_of_anything_but_objects_replace() -> None:
    node = TreeObject({})
    merge(node, {"tags": ["a"]})
    merge(node, {"tags": ["b", "c"], "n": 1, "index": 3})
    assert render(node) == {"tags": ["b", "c"], "n": 1}
