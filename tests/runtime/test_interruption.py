"""Ctrl-C and cancellation in the middle of a call: they come through at once, and the connection is free again."""

from __future__ import annotations

import threading
from typing import Any

import anyio
import httpx
import pytest

from tests.support.interrupts import interrupt_once, needs_interrupts
from tests.support.loopback import Loopback, Reply, reply
from tests.support.sync_and_async import KEY, FakeClock, Side, thread_operation
from threads_runtime.client import AsyncAPIClient, SyncAPIClient


def stalled(where: str) -> Reply:
    never = threading.Event()
    return reply(stall=never) if where == "headers" else reply([b"{", never])


@pytest.mark.parametrize("where", ["headers", "body"])
def test_cancellation(server: Loopback, where: str) -> None:
    server.add(stalled(where), reply({"a": 1}))

    async def main(client: AsyncAPIClient) -> Any:
        with anyio.move_on_after(0.1) as scope:
            await client.send(thread_operation())
        assert scope.cancelled_caught
        return await client.send(thread_operation(timeout=2))

    one = httpx.AsyncClient(limits=httpx.Limits(max_connections=1))
    assert Side("asyncio").run(main, base_url=server.url, http_client=one) == {"a": 1}


@pytest.mark.parametrize("where", ["headers", "body"])
@needs_interrupts
def test_interrupt(server: Loopback, where: str) -> None:
    server.add(stalled(where), reply({"a": 1}))
    one = httpx.Client(limits=httpx.Limits(max_connections=1))
    with SyncAPIClient(api_key=KEY, base_url=server.url, http_client=one) as client:
        with interrupt_once(server.stalled):  # the request has been sent, and what comes of its response
            client.send(thread_operation())
        assert client.send(thread_operation(timeout=2)) == {"a": 1}


def test_cancellation_while_waiting_for_the_next_attempt(server: Loopback) -> None:
    scopes: list[anyio.CancelScope] = []

    class Endless(FakeClock):
        async def async_sleep(self, seconds: float) -> None:
            scopes[0].cancel()
            await anyio.sleep_forever()

    server.add(reply(b"", 500))

    async def main(client: AsyncAPIClient) -> None:
        with anyio.CancelScope() as scope:
            scopes.append(scope)
            await client.send(thread_operation())
        assert scope.cancelled_caught

    Side("asyncio").run(main, base_url=server.url, clock=Endless())
