"""Streams of events over real sockets: whole, and broken off in every way."""

from __future__ import annotations

import json
import threading
from typing import Any

import httpx
import pytest

from tests.runtime.streams import (
    DELTA,
    DONE,
    SSE,
    STEP,
    body,
    interrupted,
    outcome,
    run,
    sse,
)
from tests.support import sample_api as toy
from tests.support.loopback import Loopback, Reply, reply
from tests.support.sample_api import Client
from threads_runtime.errors import (
    APIError,
    APIStatusError,
    InternalServerError,
    RateLimitError,
    StreamInterruptedError,
)
from threads_runtime.models import UnknownVariant
from threads_runtime.responses.event_reader import EventReader

pytestmark = pytest.mark.filterwarnings("error")


def test_events_come_decoded_until_done() -> None:
    events, error = outcome(body(run("queued"), ": ping\n\n", STEP, "id: 1\n\nretry: 5\n\n", DELTA, DONE))
    assert error is None
    assert [event.event for event in events] == ["thread.run.queued", "thread.run.step.created", "thread.message.delta"]
    assert [event.data for event in events] == [run("queued")[1], STEP[1], DELTA[1]]


def test_a_status_that_is_not_text_is_not_settled() -> None:
    assert "no `done` event" in str(interrupted(body(run([], "thread.run.queued"))))  # type: ignore[arg-type]


def test_done_ends_though_more_follows_or_nothing_ever_does() -> None:
    released = threading.Event()
    for done in (DONE, "data: [DONE]\n\n", "event: done\ndata:\n\n", "event: done\ndata: {}\n\n"):
        answer = reply([sse(run("queued"), done, DELTA), released], headers=SSE)
        events, error = outcome(answer)
        assert (len(events), error) == (1, None)


def test_an_event_arrives_before_the_next_is_sent() -> None:
    released = threading.Event()
    with (
        Loopback(reply([sse(run("queued")), released, sse(DONE)], headers=SSE)) as server,
        Client(api_key="k", base_url=server.url) as client,
        client.items.create("x", stream=True) as stream,
    ):
        assert next(stream).event == "thread.run.queued"
        released.set()
        assert list(stream) == []


@pytest.mark.parametrize(
    ("event", "data"),
    [
        ("thread.run.dreaming", {"object": "thread.run", "id": "run_1"}),
        ("ping", {"time": 1}),
        ("ping", "not JSON"),
        ("ping", ""),
        ("thread.run.new", [1]),
        ("thread.run.new", None),
    ],
)
def test_an_unknown_event_is_kept_unchanged(event: str, data: Any) -> None:
    text = data if isinstance(data, str) else json.dumps(data)
    events, error = outcome(body(f"event: {event}\ndata: {text}\n\n", DONE))
    assert error is None
    assert type(events[0]) is UnknownVariant
    assert events[0].to_dict() == {"event": event, "data": data}


def test_an_event_without_a_name_is_kept_unchanged() -> None:
    events, _ = outcome(body('data: {"object": "thread.run", "id": "run_1", "error": "x"}\n\n', DONE))
    assert type(events[0]) is UnknownVariant
    data = {"object": "thread.run", "id": "run_1", "error": "x"}
    assert events[0].to_dict() == {"event": "message", "data": data}


def test_an_envelope_is_the_event_in_it() -> None:
    """LiteLLM's proxy sends no `event:` lines."""
    envelope = {"event": "thread.run.queued", "data": run("queued")[1], "enabled": None}
    events, error = outcome(body(f"data: {json.dumps(envelope)}\n\n", "data: [DONE]\n\n"))
    assert error is None
    assert [event.to_dict() for event in events] == [envelope]
    assert events[0].data["id"] == "run_1"
    for last in ({"event": "done", "data": "[DONE]"}, {"event": "error", "data": {"message": "boom"}}):
        events, error = outcome(body(run("queued"), f"data: {json.dumps(last)}\n\n"))
        assert len(events) == 1
        assert (error is None) is (last["event"] == "done")


def test_done_without_any_event_is_not_an_end() -> None:
    for end in (DONE, "data: [DONE]\n\n", 'data: {"event": "done", "data": null}\n\n'):
        assert "`done` came before any event" in str(interrupted(body(end)))


def test_what_is_not_utf8_is_replaced() -> None:
    raw = sse(run("queued")).replace(b"run_1", b"run_\xff") + DONE.encode()
    events, error = outcome(reply(raw, headers=SSE))
    assert error is None
    assert events[0].data["id"] == "run_�"


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        ('{"error": {"message": "boom", "code": "server_error"}}', InternalServerError, "boom"),
        ('{"message": "boom", "code": "server_error", "type": null, "param": null}', InternalServerError, "boom"),
        ('{"code": "rate_limit_exceeded", "message": "slow down"}', RateLimitError, "slow down"),
        ('{"message": "boom"}', APIError, "boom"),
        ('{"error": "boom"}', APIError, "boom"),
        ("boom", APIError, "boom"),
        ("", APIError, ""),
        ("null", APIError, ""),
    ],
)
def test_an_error_event_in_any_shape_is_a_typed_error(data: str, kind: type[APIError], words: str) -> None:
    events, error = outcome(body(run("queued"), f"event: error\ndata: {data}\n\n", run("failed"), DONE))
    assert len(events) == 1
    assert type(error) is kind
    assert words in str(error)


def test_an_error_without_a_name_is_an_error_too() -> None:
    assert type(outcome(body('data: {"error": {"message": "boom"}}\n\n'))[1]) is APIError


@pytest.mark.parametrize("end", ["close", "reset"])
def test_a_broken_connection_is_not_an_end(end: Any) -> None:
    for last in (run("in_progress"), run("completed")):
        error = interrupted(body(run("queued"), last, end=end))
        assert (error.run_id, error.thread_id) == ("run_1", "thread_1")
        assert "run_1" in str(error)
        assert "thread_1" in str(error)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (body(run("queued")), "no `done` event, after thread.run.queued"),
        (body(run("completed"), DELTA), "no `done` event, after thread.message.delta"),
        (body(run("completed"), "event: do"), "within an event"),
        (body(": ping\n\n"), "no `done` event, after no event at all"),
        (body('event: thread.run.queued\ndata: {"id": "ru'), "within an event"),
        (body('event: thread.run.queued\ndata: {"id": "ru\n\n', DONE), "thread.run.queued is not JSON"),
        (body('data: {"id": "ru\n\n', DONE), "message is not JSON"),
        (reply(b"", headers=SSE), "empty"),
        (reply(b""), "empty"),
        (reply(b"\r\n\r\n", headers=SSE), "empty"),
        (reply("<html>\n\nSign in</html>", headers={"Content-Type": "text/html; charset=utf-8"}), "text/html"),
        (reply(run("queued")[1]), "JSON: thread.run, queued"),
        (reply({"x": 1}), "JSON: not an object of the API"),
        (reply(b"[1]\n\n", headers=SSE), "JSON: not an object of the API"),
        (body(run("queued"), end="close"), "peer closed connection"),
        (reply(b"\x1f\x8bnonsense", headers={**SSE, "Content-Encoding": "gzip"}), "DecodingError"),
    ],
)  # fmt: skip
def test_an_unexpected_end_is_described(answer: Reply, words: str) -> None:
    assert words in str(interrupted(answer))


def test_ids_come_from_whatever_names_them() -> None:
    cases: list[tuple[Reply, str | None, str | None]] = [
        (body(STEP), "run_1", "t"),
        (body(("thread.created", {"id": "thread_9", "object": "thread"})), None, "thread_9"),
        (body(DELTA), None, None),
        (body(DELTA, STEP), "run_1", "t"),
        (reply(run("queued")[1]), "run_1", "thread_1"),
        (body(run("queued", id=None, thread_id=7)), None, None),
    ]
    for answer, run_id, thread_id in cases:
        error = interrupted(answer)
        assert (error.run_id, error.thread_id) == (run_id, thread_id)


@pytest.mark.parametrize("status", ["completed", "failed", "cancelled", "expired", "incomplete", "requires_action"])
def test_a_run_at_rest_ends_the_stream_of_a_server_without_done(status: str) -> None:
    events, error = outcome(body(run("in_progress"), run(status), ": ping\n\n: pi"))
    assert (len(events), error) == (2, None)


def test_the_payload_counts_not_the_name_of_the_event() -> None:
    assert outcome(body(run("requires_action", "thread.run.completed")))[1] is None
    interrupted(body(run("in_progress", "thread.run.completed")))
    interrupted(body(("thread.run.completed", {"object": "thread.run.step", "status": "completed"})))


def test_a_body_that_the_closing_of_the_connection_ends() -> None:
    raw = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + sse(run("queued"), run("completed"))
    assert outcome(Reply(raw=raw))[1] is None
    assert "no `done` event" in str(
        interrupted(Reply(raw=raw.replace(b'"status": "completed"', b'"status": "queued"')))
    )


def test_a_stall_is_not_an_end() -> None:
    released = threading.Event()
    with (
        Loopback(reply([sse(run("queued")), released], headers=SSE)) as server,
        Client(api_key="k", base_url=server.url) as client,
        pytest.raises(StreamInterruptedError, match="read timeout") as caught,
    ):
        list(client.items.create("x", stream=True, timeout=0.05))
    assert caught.value.run_id == "run_1"
    assert caught.value.ambiguous


def test_an_oversized_event_is_not_an_end() -> None:
    client = Client(api_key="k")
    client.max_event_bytes = 100
    reader = EventReader(httpx.Response(200, request=httpx.Request("GET", "http://h/")), toy.EVENT, client)
    with pytest.raises(StreamInterruptedError, match="larger than 100 bytes"):
        list(reader.feed(b"data: " + b"x" * 200))


def test_a_refusal_is_raised_before_there_is_a_stream() -> None:
    with (
        Loopback(reply({"error": {"message": "no"}}, status=400)) as server,
        Client(api_key="k", base_url=server.url) as client,
        pytest.raises(APIStatusError, match="no"),
    ):
        client.items.create("x", stream=True)


def test_request_id() -> None:
    with (
        Loopback(body(DONE), default=reply([sse(DONE)], headers={**SSE, "x-request-id": "req_1"})) as server,
        Client(api_key="k", base_url=server.url) as client,
    ):
        assert client.items.create("x", stream=True).request_id is None
        with client.items.create("x", stream=True) as stream:
            assert stream.request_id == "req_1"
