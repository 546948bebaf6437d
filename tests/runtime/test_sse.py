"""Server-sent events from bytes that are cut in the worst places."""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threads_runtime.responses.sse import EventTooLargeError, ServerSentEvent, SSEDecoder


def decode(*chunks: bytes, limit: int = 1024) -> list[ServerSentEvent]:
    decoder = SSEDecoder(limit)
    return [event for chunk in chunks for event in decoder.feed(chunk)]


def reference(stream: bytes) -> list[ServerSentEvent]:
    """The rules of the standard, word by word and slow."""
    text = stream.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    events: list[ServerSentEvent] = []
    event, last_id = b"", b""
    data: bytes = b""
    retry: int | None = None
    for line in text.split(b"\n")[:-1]:
        if not line:
            if data:
                name = event.decode("utf-8", "replace") or "message"
                events.append(ServerSentEvent(name, data[:-1], last_id.decode("utf-8", "replace"), retry))
            event, data, retry = b"", b"", None
            continue
        if line.startswith(b":"):
            continue
        field, value = line.split(b":", 1) if b":" in line else (line, b"")
        if value.startswith(b" "):
            value = value[1:]
        if field == b"event":
            event = value
        elif field == b"data":
            data += value + b"\n"
        elif field == b"id" and b"\0" not in value:
            last_id = value
        elif field == b"retry" and value and all(byte in b"0123456789" for byte in value):
            retry = int(value)
    return events


@pytest.mark.parametrize(
    ("stream", "expected"),
    [
        (b"event: a\ndata: 1\n\n", [("a", b"1")]),
        (b"event: a\r\ndata: 1\r\n\r\n", [("a", b"1")]),
        (b"event: a\rdata: 1\r\r", [("a", b"1")]),
        (b"event:a\ndata:  1\n\n", [("a", b" 1")]),
        (b"data: 1\nevent: a\n\n", [("a", b"1")]),
        (b"event: a\nevent: b\ndata: 1\n\n", [("b", b"1")]),
        (b"data: 1\ndata: 2\n\n", [("message", b"1\n2")]),
        (b"data\n\ndata\ndata\n\ndata:", [("message", b""), ("message", b"\n")]),
        (b"event: \ndata: 1\n\n", [("message", b"1")]),
        (b"event: a\n\ndata: 1\n\n", [("message", b"1")]),
        (b": ping\n\n:\n\nevent: a\n: ping\ndata: 1\n\n", [("a", b"1")]),
        (b"id: 1\n\nretry: 10\n\n\n\n\nevent: a\ndata: 1\n\n", [("a", b"1")]),
        (b"\xef\xbb\xbfevent: a\ndata: 1\n\n\xef\xbb\xbfdata: 2\n\n", [("a", b"1")]),
        (b"\n\n\xef\xbb\xbfdata: 2\n\n", []),
        ("data: a\u2028b\u0085c\x0bd\x0ce\n\n".encode(), [("message", "a\u2028b\u0085c\x0bd\x0ce".encode())]),
        (b"data: 1\n", []),
        (b"data: 1", []),
        (b"", []),
        (b"nonsense\nfield: x\n data: 1\nDATA: 1\n\n", []),
        (b"data: data: 1:2\n\n", [("message", b"data: 1:2")]),
    ],
)
def test_rules_of_the_standard(stream: bytes, expected: list[tuple[str, bytes]]) -> None:
    for events in (decode(stream), decode(*(stream[i : i + 1] for i in range(len(stream))))):
        assert [(event.event, event.data) for event in events] == expected


def test_id_stays_and_retry_belongs_to_its_event() -> None:
    first, second, third = decode(b"id: 7\nretry: 10\ndata: 1\n\nretry: x\nid: a\0b\ndata: 2\n\nid\ndata: 3\n\n")
    assert (first.id, first.retry) == ("7", 10)
    assert (second.id, second.retry) == ("7", None)
    assert third.id == ""


def test_an_id_in_a_block_without_data_counts_for_the_next_event() -> None:
    assert decode(b"id: 7\n\nevent: a\ndata: 1\n\n")[0].id == "7"


def test_an_endless_retry_is_ignored() -> None:
    assert decode(b"retry: " + b"9" * 5000 + b"\ndata: 1\n\n", limit=10_000)[0].retry is None


def test_utf8_is_split_anywhere_and_invalid_bytes_are_replaced() -> None:
    stream = "event: é\ndata: 😀\n\n".encode() + b"event: \xff\ndata: a\xf0\x9f\n\n"
    first, second = decode(*(stream[i : i + 1] for i in range(len(stream))))
    assert (first.event, first.text) == ("é", "😀")
    assert (second.event, second.text) == ("�", "a�")


@pytest.mark.parametrize(
    ("stream", "pending"),
    [
        (b"", False),
        (b"\xef\xbb\xbf", False),
        (b"data: 1\n\n", False),
        (b"data: 1\r\n\r", False),
        (b"data: 1\n\n: pi", False),
        (b"data: 1\n\n\n", False),
        (b"data: 1\n", True),
        (b"data: 1\n\nev", True),
    ],
)
def test_an_unfinished_event_is_dropped_and_reported(stream: bytes, pending: bool) -> None:
    decoder = SSEDecoder()
    list(decoder.feed(stream))
    assert decoder.pending is pending


def test_a_cr_at_the_end_of_a_chunk_does_not_delay_the_event() -> None:
    decoder = SSEDecoder()
    assert len(list(decoder.feed(b"data: 1\r\n\r"))) == 1
    assert [event.data for event in decoder.feed(b"\ndata: 2\r\n\r")] == [b"2"]


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_memory_is_bounded(size: int) -> None:
    events: list[ServerSentEvent] = []
    decoder = SSEDecoder(max_event_bytes=100)
    stream = b"data: 1\n\ndata: " + b"x" * 200 + b"\n\n"
    with pytest.raises(EventTooLargeError, match="larger than 100 bytes"):
        for start in range(0, len(stream), size):
            events.extend(decoder.feed(stream[start : start + size]))
    assert [event.data for event in events] == [b"1"]


def test_the_largest_event_passes_in_any_split() -> None:
    stream = b"\xef\xbb\xbfdata: " + b"x" * 94 + b"\n\n"
    for size in range(1, len(stream) + 1):
        chunks = [stream[start : start + size] for start in range(0, len(stream), size)]
        assert decode(*chunks, limit=100)[0].data == b"x" * 94


def test_single_bytes_take_linear_time() -> None:
    def seconds(size: int) -> float:
        stream = b"data: " + b"x" * size + b"\n\n"
        start = perf_counter()
        assert len(decode(*(stream[i : i + 1] for i in range(len(stream))), limit=size + 10)) == 1
        return perf_counter() - start

    assert min(seconds(80_000) for _ in range(3)) < 30 * min(seconds(8_000) for _ in range(3))


LINES = st.sampled_from(
    [
        b"data",
        b"data:",
        b"data: 1",
        b"data:{}",
        b"event: a",
        b"event:",
        b"event",
        b"id: 7",
        b"id",
        b"id: \0",
        b"retry: 5",
        b"retry: x",
        b": ping",
        b"",
        b"",
        b"",
        b"other: 1",
        "data: é\u2028".encode(),
        b"data: \xff",
        b"\xef\xbb\xbfdata: 1",
        b"\xef\xbb\xbf",
    ]
)
ENDS = st.sampled_from([b"\n", b"\r", b"\r\n", b"\n\n", b"\r\n\r\n"])
STREAMS = st.lists(st.tuples(LINES, ENDS), max_size=12).map(lambda lines: b"".join(line + end for line, end in lines))


@given(stream=STREAMS | st.binary(max_size=60), cuts=st.lists(st.integers(0, 120), max_size=8))
def test_any_split_gives_the_events_of_the_standard(stream: bytes, cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(stream)]
    chunks = [stream[start:end] for start, end in pairwise(places)]
    assert decode(*chunks) == reference(stream)
