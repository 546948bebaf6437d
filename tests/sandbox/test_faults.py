"""Faults on request, over real sockets."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from assistant_threads import InternalServerError, OpenAI, RateLimitError
from assistant_threads.sandbox import (
    CRLF,
    BrokenOff,
    Cut,
    Drop,
    HTMLPage,
    MalformedJSON,
    Sandbox,
    Slow,
    Stall,
    Status,
    WithoutDone,
)
from tests.sandbox.conftest import events_of


def test_statuses_with_retry_after(sandbox: Sandbox, http: httpx.Client) -> None:
    sandbox.fault(Status(429, retry_after=2, code="rate_limit_exceeded"), path="/v1/threads", times=2)
    assert http.get("/assistants").status_code == 200
    for _ in range(2):
        answer = http.post("/threads", json={})
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "2")
        assert answer.json()["error"]["code"] == "rate_limit_exceeded"
    assert http.post("/threads", json={}).status_code == 200
    assert [request.path for request in sandbox.requests] == ["/v1/assistants", *["/v1/threads"] * 3]


def test_faults_raise_typed_errors_in_our_client(sandbox: Sandbox, client: OpenAI) -> None:
    sandbox.fault(Status(429))
    with pytest.raises(RateLimitError):
        client.beta.threads.create()
    sandbox.fault(HTMLPage(502))
    with pytest.raises(InternalServerError):
        client.beta.threads.create()


def test_a_dropped_connection_before_and_after_the_effect(sandbox: Sandbox, http: httpx.Client) -> None:
    sandbox.fault(Drop(), method="POST")
    with pytest.raises(httpx.TransportError):
        http.post("/assistants", json={"model": "m"})
    assert http.get("/assistants").json()["data"] == []
    sandbox.fault(Drop(after=True), method="POST")
    with pytest.raises(httpx.TransportError):
        http.post("/assistants", json={"model": "m"})
    assert len(http.get("/assistants").json()["data"]) == 1


def streamed(http: httpx.Client, post: Callable[..., Any]) -> tuple[str, bool]:
    """The text of a stream, and whether it was complete."""
    assistant = post("/assistants", model="m")
    text = ""
    with http.stream("POST", "/threads/runs", json={"assistant_id": assistant["id"], "stream": True}) as stream:
        try:
            for chunk in stream.iter_raw():
                text += chunk.decode()
        except httpx.RemoteProtocolError:
            return text, False
    return text, True


@pytest.mark.parametrize("event", [0, 1, 3])
def test_a_stream_cut_after_an_event(
    sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any], event: int
) -> None:
    sandbox.fault(Cut(event=event), path="/v1/threads/runs")
    text, ended = streamed(http, post)
    assert not ended
    assert events_of(text) == ["thread.created", "thread.run.created", "thread.run.queued"][:event]
    assert text == "" or text.endswith("\n\n")


@pytest.mark.parametrize("byte", [0, 10, 300])
def test_a_stream_cut_after_a_byte(sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any], byte: int) -> None:
    sandbox.fault(Cut(byte=byte), path="/v1/threads/runs")
    text, ended = streamed(http, post)
    assert (len(text), ended) == (byte, False)


def test_a_stream_that_ends_with_an_error_event(sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any]) -> None:
    sandbox.fault(BrokenOff(event=2, message="overloaded"), path="/v1/threads/runs")
    text, ended = streamed(http, post)
    assert ended
    assert events_of(text) == ["thread.created", "thread.run.created", "error", "done"]
    assert '"message": "overloaded"' in text


def test_a_response_cut_short(sandbox: Sandbox, http: httpx.Client) -> None:
    sandbox.fault(Cut(byte=5))
    with pytest.raises(httpx.RemoteProtocolError):
        http.get("/assistants")


def test_a_stalled_stream(sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any]) -> None:
    sandbox.fault(Stall(event=2), path="/v1/threads/runs")
    assistant = post("/assistants", model="m")
    body = {"assistant_id": assistant["id"], "stream": True}
    with http.stream("POST", "/threads/runs", json=body, timeout=0.3) as stream:
        chunks = stream.iter_text()
        assert "thread.created" in next(chunks)
        with pytest.raises(httpx.ReadTimeout):
            list(chunks)


def test_a_stall_that_is_released(sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any]) -> None:
    released = threading.Event()
    sandbox.fault(Stall(event=2, released=released), path="/v1/threads/runs")
    assistant = post("/assistants", model="m")
    with http.stream("POST", "/threads/runs", json={"assistant_id": assistant["id"], "stream": True}) as stream:
        chunks = stream.iter_text()
        text = next(chunks)
        released.set()
        text += "".join(chunks)
    assert events_of(text)[-1] == "done"


def test_faults_that_change_the_body(sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any]) -> None:
    sandbox.fault(WithoutDone(), path="/v1/threads/runs")
    text, ended = streamed(http, post)
    assert ended
    assert events_of(text)[-1] == "thread.run.completed"

    sandbox.fault(CRLF(), path="/v1/threads/runs")
    text, _ = streamed(http, post)
    assert text.count("\r\n") == text.count("\n")
    assert "event: done\r\n" in text

    sandbox.fault(Slow(bytes=50), path="/v1/threads/runs")
    text, _ = streamed(http, post)
    assert events_of(text)[-1] == "done"

    sandbox.fault(MalformedJSON())
    with pytest.raises(ValueError, match="Expecting"):
        http.get("/assistants").json()

    sandbox.fault(HTMLPage(200, content_type="text/event-stream"), path="/v1/threads/runs")
    text, _ = streamed(http, post)
    assert text.startswith("<html>")


def test_invalid_faults() -> None:
    with pytest.raises(ValueError, match="pass either event or byte"):
        Cut()
    with Sandbox() as server, pytest.raises(ValueError, match="times must be at least 1"):
        server.fault(Drop(), times=0)
