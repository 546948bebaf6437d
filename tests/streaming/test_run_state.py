"""What events add up to and which callbacks they mean, without any I/O."""

from __future__ import annotations

import copy
import pickle
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant_threads.streaming.state.run_state import RunState
from tests.streaming.events import (
    DONE,
    EVERY_CALLBACK,
    call_delta,
    calls,
    delta,
    function,
    made,
    message,
    read,
    read_chunks,
    recorded_streams,
    run,
    sse,
    step,
    streams,
    text,
    writes,
)
from tests.support.shared_material import needs_shared
from threads_api.models import Message, RunStep, TextContent

TEXTS = frozenset(name for name in EVERY_CALLBACK if name.startswith(("on_text", "on_message")))
TOOLS = frozenset(name for name in EVERY_CALLBACK if name.startswith(("on_tool", "on_run_step")))


def names(events: list[Any], wanted: frozenset[str] = EVERY_CALLBACK) -> list[str]:
    return [name.removeprefix("on_") for name, _ in calls(events, wanted)]


def state_of(events: list[Any]) -> RunState:
    state = RunState()
    assert calls(events, state=state) == []
    return state


def text_of(item: Message) -> str:
    return "".join(part.text.value for part in item.content if part.text)


def test_callbacks_of_a_message_in_order() -> None:
    events = [
        message("created"),
        message("in_progress"),
        delta("Hel"),
        delta("lo"),
        message("completed", [text("Hello")]),
    ]
    assert names(events) == [
        *("event", "message_created", "event"),
        *("event", "text_created", "text_delta", "message_delta"),
        *("event", "text_delta", "message_delta"),
        *("event", "text_done", "message_done"),
    ]


def test_on_text_done_of_the_old_comes_before_on_text_created_of_the_new() -> None:
    """PEERS 2.3: `on_text_delta(new)` came before `on_text_done(old)`."""
    events = [message("created"), delta((0, "a")), delta((1, "b")), message("completed", [text("a"), text("b")])]
    got = [(name, value.get("value")) for name, value in calls(events, TEXTS) if name.startswith("on_text")]
    assert got == [
        *(("on_text_created", "a"), ("on_text_delta", "a"), ("on_text_done", "a")),
        *(("on_text_created", "b"), ("on_text_delta", "b"), ("on_text_done", "b")),
    ]


def test_on_text_done_of_one_message_does_not_fire_again_in_the_next() -> None:
    """PEERS 2.3."""
    first = [message("created"), delta("one"), message("completed", [text("one")])]
    second = [
        message("created", id="msg_2"),
        delta("two", id="msg_2"),
        message("completed", [text("two")], id="msg_2"),
    ]
    got = [value["value"] for name, value in calls(first + second, TEXTS) if name == "on_text_done"]
    assert got == ["one", "two"]


def test_an_empty_second_message_is_no_error() -> None:
    """PEERS 2.3: it raised IndexError."""
    events = [message("created"), delta("one"), message("completed", [text("one")])]
    events += [message("created", id="msg_2"), message("completed", [], id="msg_2")]
    assert names(events, TEXTS)[-2:] == ["message_created", "message_done"]
    assert [text_of(item) for item in state_of(events).messages] == ["one", ""]


def test_on_tool_call_done_fires_once_for_one_call() -> None:
    """PEERS 2.3: it fired three times."""
    call = function("f", "{}", output="42")
    events = [
        step("created"),
        call_delta({"index": 0, **function("f", "{")}),
        call_delta({"index": 0, "type": "function", "function": {"arguments": "}"}}),
        run("requires_action"),
        run("in_progress"),
        step("completed", {"type": "tool_calls", "tool_calls": [call]}),
        run("completed"),
    ]
    assert names(events, TOOLS) == [
        *("run_step_created", "tool_call_created", "tool_call_delta", "run_step_delta"),
        *("tool_call_delta", "run_step_delta", "tool_call_done", "run_step_done"),
    ]
    (final,) = state_of(events).steps
    (only,) = final.step_details.tool_calls or []
    assert only.to_dict() == call


def test_an_event_that_was_handed_out_never_changes() -> None:
    """PEERS 2.3: the objects of events already yielded grew with later deltas."""
    events = [message("created", [text("")]), delta("a"), delta("b"), step("created"), call_delta(function("f", "x"))]
    events += [call_delta({"index": 0, "type": "function", "function": {"arguments": "y"}})]
    state = RunState(EVERY_CALLBACK)
    seen = list(read(sse(*events)))
    before = [event.to_dict() for event in seen]
    list(made(state, seen))
    assert [event.to_dict() for event in seen] == before


def test_an_unknown_event_is_not_typed_as_thread_created() -> None:
    """PEERS 2.3."""
    assert names([("thread.run.imagined", {"id": "x", "object": "thread.imagined"})]) == ["event"]
    assert names([("thread.created", {"id": "t", "object": "thread"})]) == ["event", "thread_created"]


def test_deltas_are_merged_by_index_not_by_position() -> None:
    """PEERS 2.4."""
    events = [message("created"), delta((1, "b")), delta((0, "a"), (1, "B")), delta((0, "A"))]
    (item,) = state_of(events).messages
    assert [part.text.value for part in item.content if part.text] == ["aA", "bB"]
    citation = {"index": 3, "type": "file_citation", "text": "[3]", "file_citation": {"file_id": "f"}}
    other = {"index": 1, "type": "file_path", "text": "[1]"}
    part = {"index": 0, "type": "text", "text": {"value": "x", "annotations": [citation, other]}}
    more = {"index": 0, "type": "text", "text": {"annotations": [{"index": 3, "start_index": 7, "end_index": 9}]}}
    (item,) = state_of([message("created"), delta(part), delta(more)]).messages
    content = item.content[0].text
    assert content
    assert [(a.text, a.start_index) for a in content.annotations] == [("[1]", None), ("[3]", 7)]


def test_the_code_interpreters_input_and_outputs_grow_by_index() -> None:
    def code(**fields: Any) -> Any:
        return call_delta({"index": 0, "type": "code_interpreter", "code_interpreter": fields})

    logs = {"index": 0, "type": "logs", "logs": "1"}
    image = {"index": 1, "type": "image", "image": {"file_id": "file_1"}}
    events = [step("created"), code(input="", outputs=[]), code(input="pri"), code(input="nt(1)")]
    events += [code(outputs=[image]), code(outputs=[logs]), code(outputs=[{"index": 0, "type": "logs", "logs": "2"}])]
    (item,) = state_of(events).steps
    (call,) = item.step_details.tool_calls or []
    assert call.to_dict() == {
        "type": "code_interpreter",
        "code_interpreter": {
            "input": "print(1)",
            "outputs": [{"type": "logs", "logs": "12"}, {"type": "image", "image": {"file_id": "file_1"}}],
        },
    }


def test_images_and_refusals_have_callbacks_of_their_own() -> None:
    def part(index: int, kind: str, value: Any) -> Any:
        return delta({"index": index, "type": kind, kind: value})

    events = [
        message("created"),
        part(0, "image_file", {"file_id": "file_1"}),
        part(1, "image_url", {"url": "https://example.com/a.png"}),
        part(2, "refusal", "I "),
        part(2, "refusal", "won't"),
        message("completed", [{"type": "image_file", "image_file": {"file_id": "file_1"}}]),
    ]
    wanted = frozenset(name for name in EVERY_CALLBACK if "image" in name or "refusal" in name)
    assert calls(events, wanted) == [
        ("on_image_file_created", {"file_id": "file_1"}),
        ("on_image_file_delta", {"file_id": "file_1"}),
        ("on_image_file_done", {"file_id": "file_1"}),
        ("on_image_url_created", {"url": "https://example.com/a.png"}),
        ("on_image_url_delta", {"url": "https://example.com/a.png"}),
        ("on_image_url_done", {"url": "https://example.com/a.png"}),
        ("on_refusal_created", {"type": "refusal", "refusal": "I "}),
        ("on_refusal_delta", {"type": "refusal", "refusal": "I "}),
        ("on_refusal_delta", {"type": "refusal", "refusal": "I won't"}),
        ("on_refusal_done", {"type": "refusal", "refusal": "I won't"}),
    ]


def test_a_run_is_created_updated_and_done_once() -> None:
    events = [run("queued"), run("in_progress"), run("in_progress"), run("failed"), run("failed"), run("queued")]
    wanted = frozenset({"on_run_created", "on_run_updated", "on_run_done"})
    got = [(name, value["status"]) for name, value in calls(events, wanted)]
    assert got == [
        ("on_run_created", "queued"),
        *(("on_run_updated", status) for status in ("queued", "in_progress", "failed")),
        ("on_run_done", "failed"),
    ]
    assert state_of(events).status == "failed"


def test_the_payload_is_trusted_over_the_name() -> None:
    events = [run("requires_action"), run("requires_action", "thread.run.completed")]
    wanted = frozenset({"on_run_requires_action", "on_run_done"})
    assert [name for name, _ in calls(events, wanted)] == ["on_run_requires_action"]
    state = state_of(
        [("thread.message.completed", run("completed")[1]), ("message", message("completed", [text("x")])[1])]
    )
    assert state.status == "completed"
    assert [text_of(item) for item in state.messages] == ["x"]


def test_a_growing_index_of_one_text_is_one_text() -> None:
    events = [message("created", [text("")]), *(delta((index, piece)) for index, piece in enumerate("abc"))]
    whole = [*events, message("completed", [text("abc")])]
    assert names(whole, TEXTS).count("text_created") == 1
    assert ("on_text_done", text("abc")["text"]) in calls(whole, TEXTS)
    assert [text_of(item) for item in state_of(events).messages] == ["abc"]


@pytest.mark.parametrize("pieces", ["ab", "abc", "abcdefghijkl"])
@pytest.mark.parametrize("final", [True, False])
@pytest.mark.parametrize("null", [True, False])
def test_a_growing_index_of_a_message_created_without_parts(pieces: str, final: bool, null: bool) -> None:
    if not final and len(pieces) == 2:
        return  # two texts, as far as anybody can tell
    annotations = {"annotations": None} if null else {}
    deltas = [
        delta({"index": index, "type": "text", "text": {"value": piece, **annotations}})
        for index, piece in enumerate(pieces)
    ]
    events = [message("created"), message("in_progress"), *deltas]
    whole = [*events, *([message("completed", [text(pieces)])] if final else []), run("completed")]
    got = calls(whole, TEXTS)
    for name in ("text_created", "text_done", "message_created", "message_done"):
        assert [each for each, _ in got].count(f"on_{name}") == 1, name
    assert [value["value"] for name, value in got if name == "on_text_delta"] == [
        pieces[: count + 1] for count in range(len(pieces))
    ]
    assert [text_of(item) for item in state_of(whole).messages] == [pieces]


def test_two_texts_of_one_delta_each_are_two_texts() -> None:
    for last in ([message("completed", [text("a"), text("b")])], [delta((1, "B"))], [run("in_progress")], []):
        events = [message("created"), delta((0, "a")), delta((1, "b")), *last]
        assert names(events, TEXTS).count("text_created") == 2
        (item,) = state_of(events).messages
        assert [part.text.value[0] for part in item.content if part.text] == ["a", "b"]


def test_a_message_completed_under_another_id_is_the_unfinished_one() -> None:
    events = [message("created"), delta("Hi"), message("completed", [text("Hi!")], id="msg_other")]
    assert [(item.id, text_of(item)) for item in state_of(events).messages] == [("msg_other", "Hi!")]
    assert names(events, TEXTS).count("message_done") == 1
    events = [message("created", id="msg_a"), delta("Hi"), message("completed", [text("Hi")])]
    assert [(item.id, text_of(item)) for item in state_of(events).messages] == [("msg_1", "Hi")]


def test_objects_that_begin_with_a_delta_or_with_their_end() -> None:
    events = [delta("Hi", role=None), message("completed", [text("Hi")])]
    assert names(events, TEXTS) == [
        *("message_created", "text_created", "text_delta", "message_delta", "text_done", "message_done")
    ]
    assert state_of([run("queued"), delta("Hi")]).messages[0].to_dict() == {
        "id": "msg_1",
        "object": "thread.message",
        "thread_id": "thread_1",
        "run_id": "run_1",
        "status": "in_progress",
        "role": "assistant",
        "content": [text("Hi")],
    }
    assert names([message("completed", [text("Hi")])], TEXTS) == [
        *("message_created", "text_created", "text_done", "message_done")
    ]
    (item,) = state_of([call_delta(function("f", "{}"))]).steps
    assert [call.id for call in item.step_details.tool_calls or []] == ["call_1"]


def test_a_call_in_the_created_step_and_in_a_delta_is_one_call() -> None:
    given = function("f", '{"a": 1}')
    events = [step("created", {"type": "tool_calls", "tool_calls": [given]}), call_delta({"index": 0, **given})]
    (item,) = state_of(events).steps
    assert [call.to_dict() for call in item.step_details.tool_calls or []] == [given]
    events = [message("created", [text("a")]), delta("b"), delta("a")]
    assert [text_of(item) for item in state_of(events).messages] == ["aba"]


def test_unfinished_objects_are_done_when_the_run_settles() -> None:
    events = [step("created", writes("msg_1")), message("created"), delta("Hi"), run("completed")]
    assert names(events)[-5:] == ["run_updated", "text_done", "message_done", "run_step_done", "run_done"]
    assert "message_done" in names([message("created"), delta("Hi")])


@pytest.mark.parametrize(
    "data",
    [None, [], 5, "x", {}, {"id": None}, {"id": 5, "delta": None}, {"delta": {"content": None}}, {"delta": []}]
    + [{"delta": {"content": [None, 3, "x", {}, {"index": "a"}, {"index": True, "type": 7}, {"type": "text"}]}}]
    + [{"delta": {"content": [{"index": 0, "type": "text", "text": value}]}} for value in (None, "x", [], {"value": 5})]
    + [{"delta": {"content": [{"index": 0, "text": {"value": "x", "annotations": [None, 1]}}]}}]
    + [{"delta": {"step_details": value}} for value in (None, [], {}, {"type": "tool_calls", "tool_calls": [None]})]
    + [{"delta": {"step_details": {"tool_calls": [{"function": None}, {"type": "imagined", "x": 1}]}}}]
    + [{"content": None}, {"content": [None, 1]}, {"content": {}}, {"step_details": 3}, {"step_details": []}]
    + [{"step_details": {"type": "tool_calls", "tool_calls": None}}],
)
def test_no_payload_raises(data: Any) -> None:
    for odd in ({"status": data}, {"object": data}, {"id": data}):
        assert names([("thread.run.queued", odd), ("thread.message.created", odd), run("queued")]).count("event") == 3
    for name in ("thread.message.delta", "thread.message.completed", "thread.message.created", "thread.run.completed"):
        assert names([(name, data), delta("x"), (name, data)]).count("event") == 3
    for name in ("thread.run.step.delta", "thread.run.step.created", "thread.run.step.completed", "thread.created"):
        assert names([(name, data), call_delta(function("f", "x")), (name, data)]).count("event") == 3


def test_a_kept_snapshot_shows_neither_later_deltas_nor_later_assignments() -> None:
    state = RunState(frozenset({"on_text_delta", "on_message_delta"}))
    kept: list[Any] = []
    for number, event in enumerate(read(sse(delta("a"), delta("b"), delta("c"), delta("d")))):
        for name, (_, snapshot) in state.apply(event):
            if number == 2 and name == "on_text_delta":
                snapshot.value = "mine"
            kept.append(snapshot if name == "on_text_delta" else snapshot.content[0].text if number == 3 else snapshot)
    texts = [each.value if isinstance(each, TextContent) else text_of(each) for each in reversed(kept)]
    assert texts == ["mined", "mined", "mine", "mine", "ab", "ab", "a", "a"]


def test_all_snapshots_of_a_text_need_memory_in_proportion_to_their_number() -> None:
    def retained(count: int) -> int:
        state = RunState(frozenset({"on_text_delta", "on_message_delta"}))
        events = list(read(sse(message("created"), *(delta("x" * 40) for _ in range(count)))))
        tracemalloc.start()
        try:
            kept = [arguments[1] for event in events for _, arguments in state.apply(event)]
            assert len(kept) == 2 * count
            return tracemalloc.get_traced_memory()[0]
        finally:
            tracemalloc.stop()

    assert retained(800) < 2.3 * retained(400)


UNICODE = (
    "héllo 你好 \N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL} line1\nline2\r\n\u2028sep\u2029 "
    '"quote" \\back data: [DONE]\n\nevent: error\n\N{GRINNING FACE} end'
)
PIECE = st.tuples(st.integers(0, 3), st.text(max_size=3))


@given(st.lists(st.lists(PIECE, max_size=3), max_size=12), st.booleans())
def test_the_text_is_the_sum_of_its_deltas(pieces: list[list[tuple[int, str]]], read_each: bool) -> None:
    texts: dict[int, str] = {}
    seen: list[tuple[Any, str]] = []
    state = RunState(frozenset({"on_text_delta"}))
    for event, parts in zip(read(sse(*(delta(*group) for group in pieces))), pieces, strict=True):
        expected = []
        for index, piece in parts:
            texts[index] = texts.get(index, "") + piece
            expected.append(texts[index])
        for (name, (_, snapshot)), value in zip(state.apply(event), expected, strict=True):
            assert name == "on_text_delta"
            assert not read_each or snapshot.value == value
            seen.append((snapshot, value))
    assert [snapshot.value for snapshot, _ in seen] == [value for _, value in seen]
    got = [part.text.value for item in state.messages for part in item.content if part.text]
    assert got == [texts[index] for index in sorted(texts)]


def parts_of_message() -> st.SearchStrategy[Any]:
    piece = st.sampled_from(["", "a", "bc"])
    index = st.integers(0, 2)
    pair = st.tuples(index, piece)
    annotated = st.builds(
        lambda at, value: text(value, [{"index": 0, "type": "file_path"}]) | {"index": at}, index, piece
    )
    bare = st.builds(lambda value: text(value), piece)
    other = st.builds(lambda at: {"index": at, "type": "image_file", "image_file": {"file_id": "f"}}, index)
    typeless = st.builds(lambda at, value: {"index": at, "text": {"value": value}}, index, piece)
    return st.lists(pair | pair | annotated | bare | other | typeless | st.none(), max_size=2)


def events_of_messages() -> st.SearchStrategy[Any]:
    id = st.sampled_from(["msg_1", "msg_2", None])
    content = st.sampled_from([[], [text("")], [text("a"), text("b")]])
    deltas = st.builds(lambda parts, id: delta(*parts, id=id), parts_of_message(), id)
    whole = st.builds(message, st.sampled_from(["created", "in_progress", "completed"]), content, id)
    return st.lists(deltas | deltas | whole, max_size=12)


@given(events_of_messages())
def test_the_short_way_of_text_is_the_long_one(events: list[Any]) -> None:
    """With a callback for each event or delta, every delta takes the long way."""
    short, long = RunState(TEXTS - {"on_message_delta"}), RunState(EVERY_CALLBACK)
    typed = list(read(sse(*events)))
    assert list(made(short, typed)) == [each for each in made(long, typed) if each[0] in short.wanted]
    assert short.messages == long.messages


def test_a_snapshot_is_the_model_that_it_stands_for() -> None:
    state = RunState(EVERY_CALLBACK)
    kept: dict[str, list[Any]] = {}
    for event in read(sse(message("created"), delta("a"), delta("b"), call_delta(function("f", "x")))):
        for name, arguments in state.apply(event):
            kept.setdefault(name, []).append(arguments[-1])
    first, second = kept["on_text_delta"]
    assert isinstance(first, TextContent)
    assert (first.value, second.value) == ("a", "ab")
    assert repr(second) == "TextContent(value='ab', annotations=[])"
    assert first == TextContent.from_dict({"value": "a", "annotations": []})
    assert TextContent.from_dict({"value": "a", "annotations": []}) == first != second
    assert pickle.loads(pickle.dumps(second)) == copy.deepcopy(second) == second
    assert [item.content[0].text.value for item in kept["on_message_delta"]] == ["a", "ab"]
    assert isinstance(kept["on_run_step_delta"][0], RunStep)
    with pytest.raises(AttributeError, match="no field 'vlaue'"):
        first.vlaue  # noqa: B018


@pytest.mark.parametrize("wanted", [frozenset[str](), EVERY_CALLBACK])
def test_memory_does_not_grow_with_the_number_of_deltas(wanted: frozenset[str]) -> None:
    def peak(count: int, piece: str) -> int:
        state = RunState(wanted)
        body = sse(delta(piece))
        tracemalloc.start()
        for _ in range(count):
            for event in read(body):
                for call in state.apply(event):
                    del call
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        (item,) = state.messages
        assert len(text_of(item)) == count * len(piece)
        return size

    peak(10, "warm up")
    # The same text in forty times as many deltas: the pieces that are not joined yet are the difference.
    assert peak(8_000, "abc") < peak(200, "abc" * 40) + 160_000


@needs_shared
@pytest.mark.parametrize("path", streams(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_streams_of_other_servers(path: Path) -> None:
    body = path.read_bytes().split(b"\nevent: error")[0]
    state = RunState(EVERY_CALLBACK)
    got = list(made(state, read(body)))
    expected = {
        "text": ["one two three"],
        "cut": ["this reply is going "],
        "talktool": ["Let me look that up."],
        "tool-submit": ["Tool results: SNOW"],
        "unicode": [UNICODE],
        "tool": [] if path.parent.name == "server-a" else [""],
        "empty": [] if path.parent.name == "server-a" else [""],
        "fail": [] if path.parent.name == "server-a" else [""],
    }[path.stem]
    assert [text_of(item) for item in state.messages] == expected
    assert [value["value"] for name, value in got if name == "on_text_done"] == expected
    if path.stem in ("tool", "talktool"):
        (call,) = state.steps[-1].step_details.tool_calls or []
        assert call.to_dict()["function"]["arguments"] == '{"city": "Paris"}'
        assert [name for name, _ in got].count("on_tool_call_done") == 1
        assert state.status == "requires_action"
    for kind in ("message", "text", "run_step", "tool_call"):
        counts = [sum(name == f"on_{kind}_{moment}" for name, _ in got) for moment in ("created", "done")]
        assert counts[0] == counts[1] or (kind == "run_step" and state.status == "requires_action")


@needs_shared
@pytest.mark.parametrize(("name", "body"), recorded_streams(), ids=[name for name, _ in recorded_streams()])
def test_recorded_streams_of_the_service(name: str, body: bytes) -> None:
    state, unfinished = RunState(EVERY_CALLBACK), RunState()
    got = list(made(state, read(body)))
    for event in read(body):
        if not event.event.endswith(".completed"):
            assert list(unfinished.apply(event)) == []
    assert [text_of(item) for item in state.messages] == [text_of(item) for item in unfinished.messages]
    details = [item.step_details.to_dict() for item in unfinished.steps]
    assert [item.step_details.to_dict() for item in state.steps] == details
    assert state.status == "completed"
    ends = [name for name, _ in got if name.endswith("_done")]
    assert ends.count("on_tool_call_done") == sum(len(item.get("tool_calls", [])) for item in details)
    assert ends[-1] == "on_run_done"


def test_done_is_not_an_event() -> None:
    assert names([run("completed"), DONE, run("queued")], frozenset({"on_event"})) == ["event"]


EVERY_STREAM = {path: path.read_bytes().split(b"\nevent: error")[0] for path in streams()} | dict(recorded_streams())


@needs_shared
@given(st.data())
def test_any_cuts_of_any_stream_give_the_same_events_and_calls(data: st.DataObject) -> None:
    body = EVERY_STREAM[data.draw(st.sampled_from(list(EVERY_STREAM)))]
    sizes = data.draw(st.lists(st.integers(1, 2000), min_size=1, max_size=50))
    chunks: list[bytes] = []
    start = 0
    while start < len(body):
        size = sizes[len(chunks) % len(sizes)]
        chunks.append(body[start : start + size])
        start += size
    once, cut = RunState(EVERY_CALLBACK), RunState(EVERY_CALLBACK)
    assert list(made(once, read(body))) == list(made(cut, read_chunks(chunks)))
    assert (once.messages, once.steps, once.run) == (cut.messages, cut.steps, cut.run)


def calls_made(events: list[Any], wanted: frozenset[str]) -> int:
    """How many functions are called to take these events in."""
    state, count = RunState(wanted), 0
    typed = list(read(sse(*events)))

    def note(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += 1

    sys.setprofile(note)
    for event in typed:
        for call in state.apply(event):
            del call
    sys.setprofile(None)
    return count


def annotation(index: int) -> Any:
    part = {"index": index, "type": "file_citation", "text": f"[{index}]", "file_citation": {"file_id": "f"}}
    return delta({"index": 0, "type": "text", "text": {"value": "x", "annotations": [part]}})


@pytest.mark.parametrize("wanted", [frozenset[str](), EVERY_CALLBACK])
@pytest.mark.parametrize(
    "event", [annotation, lambda index: call_delta({"index": index, **function("f", "{}")}), lambda index: delta("x")]
)
def test_the_cost_of_a_delta_does_not_grow_with_those_before(event: Any, wanted: frozenset[str]) -> None:
    """PEERS 2.4: annotations and tool calls cost the square of their number."""
    few, many = (calls_made([event(index) for index in range(count)], wanted) for count in (200, 400))
    assert many < 2.1 * few


def test_what_is_assigned_to_a_snapshot_counts_in_what_follows() -> None:
    state = RunState(frozenset({"on_text_delta", "on_text_done", "on_message_delta"}))
    seen: list[str] = []
    events = [message("created"), delta("It is 7"), delta("[4:0]"), delta(" indeed"), delta("!")]
    for event in read(sse(*events, message("completed", [text("It is 7[4:0] indeed!")]))):
        for name, arguments in state.apply(event):
            snapshot = arguments[-1]
            shown = snapshot if name != "on_message_delta" else snapshot.content[0].text
            seen.append(f"{name[3:]} {shown.value}")
            if name == "on_text_delta" and "[4:0]" in snapshot.value:
                snapshot.value = snapshot.value.replace("[4:0]", "[1]")
            elif name == "on_message_delta" and shown.value.endswith("indeed"):
                shown.value = "Indeed"
    assert seen == [
        *("text_delta It is 7", "message_delta It is 7"),
        *("text_delta It is 7[4:0]", "message_delta It is 7[1]"),
        *("text_delta It is 7[1] indeed", "message_delta It is 7[1] indeed"),
        *("text_delta Indeed!", "message_delta Indeed!"),
        "text_done Indeed!",
    ]
    assert [text_of(item) for item in state.messages] == ["It is 7[4:0] indeed!"]


def test_a_written_snapshot_changes_neither_events_nor_the_text_that_was_streamed() -> None:
    state = RunState(frozenset({"on_text_delta", "on_tool_call_delta"}))
    events = [message("created"), delta("Hel"), delta("lo"), call_delta({"index": 0, **function("f", "x")})]
    for event in read(sse(*events)):
        before = event.to_dict()
        for name, (_, snapshot) in state.apply(event):
            if name == "on_text_delta":
                snapshot.value = ""
                snapshot.annotations = [{"type": "file_path", "text": "a"}]
            else:
                snapshot.function.arguments = "written"
        assert event.to_dict() == before
    (step_,) = state.steps
    assert [text_of(item) for item in state.messages] == ["Hello"]
    assert (step_.step_details.tool_calls or [])[0].to_dict()["function"]["arguments"] == "x"
    list(state.apply(next(read(sse(message("completed", [text("Hello!")]))))))
    assert state.new_texts() == ["!"]


def test_an_old_snapshot_stays_as_it_was_written() -> None:
    state = RunState(frozenset({"on_text_delta"}))
    kept = [arguments[1] for event in read(sse(delta("a"), delta("b"))) for _, arguments in state.apply(event)]
    kept[0].value = "mine"
    (last,) = [arguments[1] for event in read(sse(delta("c"))) for _, arguments in state.apply(event)]
    assert [kept[0].value, kept[1].value, last.value] == ["mine", "ab", "abc"]
