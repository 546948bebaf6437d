"""The deadline that a helper sets for a call, its retries included."""

from __future__ import annotations

import socket
import threading
from contextvars import ContextVar
from typing import Any

import httpx
import pytest
from attrs import evolve

from tests.support.loopback import Cut, Loopback, Reply, Request, reply
from tests.support.sync_and_async import FakeClock, Side, thread_operation
from threads_runtime.errors import APITimeoutError, DeadlineExceededError, InternalServerError, NotFoundError

SOON = 0.3
"""Seconds until the deadline: a real time limit of the request, by a clock that stands still until it arrives."""


def stall(server: Loopback, clock: FakeClock) -> None:
    """Let the deadline pass while the request is under way, never before it is sent, however busy the machine is."""

    def receive(_: object) -> Reply:
        clock.now += SOON
        return reply(stall=threading.Event())

    server.default = receive


def test_a_passed_one_sends_nothing(side: Side, server: Loopback, clock: FakeClock) -> None:
    operation = thread_operation(deadline=clock.now)
    with pytest.raises(DeadlineExceededError, match="before the request was sent"):
        side.run(lambda c: c.send(operation), base_url=server.url, clock=clock)


def test_no_retry_that_would_come_too_late(side: Side, server: Loopback, clock: FakeClock) -> None:
    server.add(Cut(), reply(status=503, headers={"retry-after": "10"}))
    operation = thread_operation(deadline=clock.now + 10)
    with pytest.raises(DeadlineExceededError, match="503") as caught:
        side.run(lambda c: c.send(operation), base_url=server.url, clock=clock)
    assert len(clock.sleeps) == 1
    assert isinstance(caught.value.__cause__, InternalServerError)


def test_a_failure_that_isnt_retried_is_itself(side: Side, server: Loopback, clock: FakeClock) -> None:
    server.add(reply(status=404))
    with pytest.raises(NotFoundError):
        side.run(lambda c: c.send(thread_operation(deadline=clock.now + 1)), base_url=server.url, clock=clock)


def test_a_failure_after_the_last_retry_is_itself(side: Side, server: Loopback, clock: FakeClock) -> None:
    server.add(reply(status=503))
    operation = thread_operation(deadline=clock.now + 100)
    with pytest.raises(InternalServerError):
        side.run(lambda c: c.send(operation), base_url=server.url, clock=clock, max_retries=0)


@pytest.mark.parametrize("timeout", [None, 600.0, httpx.Timeout(5.0, read=None)])
def test_the_request_may_take_no_longer(side: Side, server: Loopback, clock: FakeClock, timeout: object) -> None:
    stall(server, clock)
    operation = thread_operation(deadline=clock.now + SOON, timeout=timeout, ambiguous_hint="look")
    with pytest.raises(DeadlineExceededError) as caught:
        side.run(lambda c: c.send(operation), base_url=server.url, clock=clock)
    assert isinstance(caught.value, APITimeoutError)


def test_a_lost_response_is_still_ambiguous(side: Side, server: Loopback, clock: FakeClock) -> None:
    stall(server, clock)
    operation = thread_operation("POST", deadline=clock.now + SOON, ambiguous_hint="look for it")
    with pytest.raises(DeadlineExceededError, match="look for it") as caught:
        side.run(lambda c: c.send(operation), base_url=server.url, clock=clock)
    assert caught.value.ambiguous


class Slowly(Loopback):
    """Sends a byte now and then, so that no single wait is long; its responses never end in time."""

    def __init__(self, what: str) -> None:
        super().__init__(default=reply())
        self.what = what

    def _send(self, sock: socket.socket, request: Request, answer: Reply) -> bool:
        match self.what:
            case "headers":
                pieces = [bytes([byte]) for byte in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 500]
            case "body":
                head = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"
                pieces = [head, *[b" "] * 500]
            case "early hints":
                pieces = [b"HTTP/1.1 103 Early Hints\r\n\r\n"] * 500
            case _:
                pieces = [b"HTTP/1.1 307 Moved\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n"]
        for piece in pieces:
            if self._stopping.wait(0.02):
                return False
            sock.sendall(piece)
        return self.what == "redirects"


@pytest.mark.parametrize("what", ["headers", "body", "early hints", "redirects"])
@pytest.mark.parametrize("body", ["memory", "file"])
def test_limits_the_whole_attempt(side: Side, what: str, body: str) -> None:
    """The timeout of a request limits each wait, of which each is short here; the servers would go on for 10 s."""

    def action(client: Any) -> Any:
        until = client.clock.monotonic() + 0.6
        operation = thread_operation("POST", deadline=until, ambiguous_hint="look for it", body={})
        return client.send(evolve(operation, returns="file" if body == "file" else "object"))

    http = side.http_class(follow_redirects=True, max_redirects=10_000)
    with Slowly(what) as server:
        with pytest.raises(DeadlineExceededError) as caught:
            side.run(action, base_url=server.url, http_client=http)
        assert caught.value.ambiguous
        assert len(server.requests) < 100


def test_releases_its_connection(side: Side) -> None:
    def send(client: Any, seconds: float) -> Any:
        return client.send(thread_operation(deadline=client.clock.monotonic() + seconds))

    async def asynchronous(client: Any) -> None:
        with pytest.raises(DeadlineExceededError):
            await send(client, 0.6)
        with pytest.raises(DeadlineExceededError):
            await send(client, 0.6)

    def synchronous(client: Any) -> None:
        for _ in range(2):
            with pytest.raises(DeadlineExceededError):
                send(client, 0.6)

    with Slowly("body") as server:
        one = side.http_class(limits=httpx.Limits(max_connections=1))
        side.run(asynchronous if side.is_async else synchronous, base_url=server.url, http_client=one)
        assert server.connections == 2, "the connection of the first attempt was closed, not waited for"


def test_a_success_in_time_is_a_success(side: Side, server: Loopback) -> None:
    server.add(reply({"id": "x"}), reply({"id": "x"}))

    def action(client: Any) -> Any:
        return client.send(thread_operation(deadline=client.clock.monotonic() + 60))

    assert side.run(action, base_url=server.url) == {"id": "x"}
    context.set("of the caller")
    seen: list[str] = []
    hook = _async(seen) if side.is_async else lambda _: seen.append(context.get())
    http = side.http_class(event_hooks={"request": [hook]})
    assert side.run(action, base_url=server.url, http_client=http) == {"id": "x"}
    assert seen == ["of the caller"]


def _async(seen: list[str]) -> Any:
    async def hook(_: object) -> None:
        seen.append(context.get())

    return hook


context: ContextVar[str] = ContextVar("context", default="")


def test_what_a_hook_raises_stays_itself(side: Side, server: Loopback) -> None:
    def fail(_: object) -> Any:
        raise ZeroDivisionError

    async def fail_async(_: object) -> Any:
        raise ZeroDivisionError

    http = side.http_class(event_hooks={"request": [fail_async if side.is_async else fail]})
    with pytest.raises(ZeroDivisionError):
        side.run(
            lambda c: c.send(thread_operation(deadline=c.clock.monotonic() + 60)),
            base_url=server.url, http_client=http,
        )  # fmt: skip
