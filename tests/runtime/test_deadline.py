"""The deadline that a helper sets for a call, its retries included."""

from __future__ import annotations

import threading

import httpx
import pytest

from tests.support.loopback import Cut, Loopback, Reply, reply
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


def test_a_lost_answer_is_still_said_to_be_one(side: Side, server: Loopback, clock: FakeClock) -> None:
    stall(server, clock)
    operation = thread_operation("POST", deadline=clock.now + SOON, ambiguous_hint="look for it")
    with pytest.raises(DeadlineExceededError, match="look for it") as caught:
        side.run(lambda c: c.send(operation), base_url=server.url, clock=clock)
    assert caught.value.ambiguous
