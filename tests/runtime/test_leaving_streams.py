"""Streams that are left before their end: their connection is closed."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Callable
from typing import Any

import anyio
import pytest

from tests.runtime.streams import (
    DELTA,
    DONE,
    SSE,
    STEP,
    run,
    sse,
)
from tests.support.loopback import Loopback, reply
from tests.support.sample_api import AsyncClient, Client, Event

pytestmark = pytest.mark.filterwarnings("error")


def _endless(server: Loopback) -> Client:
    server.add(reply([sse(run("queued"), STEP), threading.Event()], headers=SSE))
    return Client(api_key="k", base_url=server.url)


LEAVE: dict[str, Callable[[Client], Any]] = {}


def leave(function: Callable[[Client], Any]) -> Callable[[Client], Any]:
    LEAVE[function.__name__] = function
    return function


@leave
def never_iterated(client: Client) -> None:
    client.items.create("x", stream=True)


@leave
def closed_between_events(client: Client) -> None:
    stream = client.items.create("x", stream=True)
    next(stream)
    stream.close()
    stream.close()
    assert list(stream) == []


@leave
def left_by_break(client: Client) -> None:
    for _ in client.items.create("x", stream=True):
        break


@leave
def left_by_an_error(client: Client) -> None:
    with pytest.raises(KeyboardInterrupt), client.items.create("x", stream=True) as stream:
        for _ in stream:
            raise KeyboardInterrupt


@leave
def collected(client: Client) -> None:
    cycle: list[Any] = [iter(client.items.create("x", stream=True))]
    next(cycle[0])
    cycle.append(cycle)
    del cycle
    gc.collect()


@pytest.mark.parametrize("name", LEAVE)
def test_leaving_early_closes_the_connection(server: Loopback, name: str) -> None:
    client = _endless(server)
    LEAVE[name](client)
    assert server.wait_closed()
    client.close()
    gc.collect()


def test_a_stream_outlives_its_forgotten_client(server: Loopback) -> None:
    released = threading.Event()
    server.add(reply([sse(run("queued")), released, sse(DELTA, DONE)], headers=SSE))
    stream = Client(api_key="k", base_url=server.url).items.create("x", stream=True)
    gc.collect()
    released.set()
    assert len(list(stream)) == 2


ALEAVE: dict[str, Callable[[AsyncClient], Any]] = {}


def aleave(function: Callable[[AsyncClient], Any]) -> Callable[[AsyncClient], Any]:
    ALEAVE[function.__name__] = function
    return function


@aleave
async def async_never_iterated(client: AsyncClient) -> None:
    await client.items.create("x", stream=True)


@aleave
async def async_closed_between_events(client: AsyncClient) -> None:
    stream = await client.items.create("x", stream=True)
    await anext(stream)
    await stream.close()
    await stream.aclose()
    assert [event async for event in stream] == []


@aleave
async def async_left_by_break(client: AsyncClient) -> None:
    async for _ in await client.items.create("x", stream=True):
        break


@aleave
async def async_left_by_an_error(client: AsyncClient) -> None:
    with pytest.raises(LookupError):
        async with await client.items.create("x", stream=True) as stream:
            async for _ in stream:
                raise LookupError


@aleave
async def async_cancelled_while_waiting(client: AsyncClient) -> None:
    async def consume() -> None:
        async for event in await client.items.create("x", stream=True):
            seen.append(event)
            if len(seen) == 2:
                waiting.set()

    seen: list[Event] = []
    waiting = asyncio.Event()
    task = asyncio.create_task(consume())
    await waiting.wait()
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


@aleave
async def async_cancelled_by_a_scope(client: AsyncClient) -> None:
    seen: list[Event] = []
    with anyio.CancelScope() as scope:
        async with await client.items.create("x", stream=True) as stream:
            async for event in stream:
                seen.append(event)
                if len(seen) == 2:
                    scope.cancel()
    assert scope.cancelled_caught


@aleave
async def async_closed_by_another_task(client: AsyncClient) -> None:
    async def consume() -> int:
        count = 0
        async for _ in stream:
            count += 1
            if count == 2:
                waiting.set()
        return count

    waiting = asyncio.Event()
    stream = await client.items.create("x", stream=True)
    task = asyncio.create_task(consume())
    await waiting.wait()
    for _ in range(5):
        await asyncio.sleep(0)
    await stream.close()
    assert await task == 2


@pytest.mark.parametrize("name", ALEAVE)
def test_leaving_early_closes_the_connection_async(server: Loopback, name: str) -> None:
    async def main() -> None:
        server.add(reply([sse(run("queued"), STEP), threading.Event()], headers=SSE))
        async with AsyncClient(api_key="k", base_url=server.url) as client:
            await ALEAVE[name](client)
            gc.collect()
            assert await asyncio.to_thread(server.wait_closed)

    asyncio.run(main())
    gc.collect()
