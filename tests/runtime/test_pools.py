"""Whose connections are used: each event loop has its own, and a forked process does not use those of its parent."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
import warnings
from collections.abc import Callable
from typing import Any

import anyio
import httpx
import pytest

from tests.support.loopback import Loopback, Reply, Request, reply
from tests.support.sync_and_async import KEY, sides, thread_operation
from threads_runtime.client import AsyncAPIClient, SyncAPIClient
from threads_runtime.errors import APIConnectionError, OpenAIError

BACKENDS = [side.name for side in sides if side.is_async]


def own_id(request: Request) -> Reply:
    """The id that was asked for, so that a response of somebody else is noticed."""
    return reply({"id": request.target.rsplit("/", 1)[1]})


@pytest.mark.parametrize("backends", [[name] * 3 for name in BACKENDS] + [BACKENDS * 2])
def test_one_event_loop_after_another(server: Loopback, backends: list[str]) -> None:
    server.default = own_id
    client = AsyncAPIClient(api_key=KEY, base_url=server.url, max_retries=0)

    async def twice() -> None:
        for name in ("a", "b"):
            assert await client.send(thread_operation(path=f"/threads/{name}")) == {"id": name}

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for backend in backends:
            anyio.run(twice, backend=backend)
            assert server.wait_closed(), "the pool of a loop is closed with the loop"
            gc.collect()
    assert server.connections == len(backends), "within a loop, connections are used again"
    assert not client.is_closed()
    anyio.run(client.close)
    with pytest.raises(OpenAIError, match="closed"):
        anyio.run(twice)


def test_several_event_loops_at_once(server: Loopback) -> None:
    server.default = own_id
    client = AsyncAPIClient(api_key=KEY, base_url=server.url, max_retries=0)
    meeting, failures = threading.Barrier(3), list[BaseException]()

    async def many(name: str) -> None:
        meeting.wait()
        for number in range(20):
            wanted = f"{name}{number}"
            assert await client.copy().send(thread_operation(path=f"/threads/{wanted}")) == {"id": wanted}

    def work(name: str) -> None:
        try:
            asyncio.run(many(name))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert server.wait_closed()


def test_closing_in_another_loop_than_that_which_sent(server: Loopback) -> None:
    server.default = own_id
    client = AsyncAPIClient(api_key=KEY, base_url=server.url, max_retries=0)
    sent, closed = threading.Event(), threading.Event()

    async def send_and_wait() -> None:
        await client.send(thread_operation())
        sent.set()
        await asyncio.to_thread(closed.wait)
        with pytest.raises(OpenAIError, match="closed"):
            await client.send(thread_operation())

    thread = threading.Thread(target=lambda: asyncio.run(send_and_wait()))
    thread.start()
    assert sent.wait(5)
    asyncio.run(client.close())
    closed.set()
    thread.join()
    assert server.wait_closed()


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_forgotten_client_leaves_no_socket(server: Loopback, backend: str) -> None:
    server.default = own_id

    async def forget() -> None:
        client = AsyncAPIClient(api_key=KEY, base_url=server.url)
        await client.send(thread_operation())
        del client
        gc.collect()

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        anyio.run(forget, backend=backend)
        gc.collect()
    assert server.wait_closed()


def test_a_client_of_the_user_in_another_loop_is_a_typed_error(server: Loopback) -> None:
    """Its one pool is the user's choice."""
    server.default = own_id
    http = httpx.AsyncClient()
    client = AsyncAPIClient(api_key=KEY, base_url=server.url, max_retries=0, http_client=http)
    asyncio.run(_send(client))
    with pytest.raises(APIConnectionError, match="Event loop is closed"):
        asyncio.run(_send(client))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the user's connections were never closed
        del client, http
        gc.collect()


async def _send(client: AsyncAPIClient) -> Any:
    return await client.send(thread_operation())


def in_child(work: Callable[[], object]) -> int:
    """The exit status of a forked process in which that was called; 1 if it raised."""
    child = os.fork()
    if not child:
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
quietly = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


@forks
@quietly
def test_a_forked_process_opens_its_own_connections(server: Loopback) -> None:
    server.default = own_id
    client = SyncAPIClient(api_key=KEY, base_url=server.url, max_retries=0, timeout=5)

    def retrieve(name: str) -> None:
        for number in range(10):
            wanted = f"{name}{number}"
            assert client.send(thread_operation(path=f"/threads/{wanted}")) == {"id": wanted}

    retrieve("before")
    assert in_child(lambda: retrieve("child")) == 0
    retrieve("parent")
    assert {request.connection for request in server.requests if "child" in request.target} == {1}
    assert {request.connection for request in server.requests if "child" not in request.target} == {0}
    client.close()


@forks
@quietly
def test_a_forked_process_of_an_async_client(server: Loopback) -> None:
    server.default = own_id
    client = AsyncAPIClient(api_key=KEY, base_url=server.url, max_retries=0, timeout=5)
    asyncio.run(_send(client))
    assert in_child(lambda: asyncio.run(_send(client))) == 0
    asyncio.run(_send(client))
    asyncio.run(client.close())


@forks
@quietly
def test_a_lock_that_another_thread_held_at_the_fork(server: Loopback) -> None:
    server.default = own_id
    client = SyncAPIClient(api_key=KEY, base_url=server.url, max_retries=0, timeout=5)
    held, release = threading.Event(), threading.Event()

    def hold() -> None:
        with client.transport._lock:
            held.set()
            release.wait()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    try:
        assert in_child(lambda: client.send(thread_operation())) == 0
    finally:
        release.set()
        thread.join()
    client.close()


@forks
@quietly
def test_a_client_of_the_user_is_refused_in_a_forked_process_once_it_was_used(server: Loopback) -> None:
    server.default = own_id
    http = httpx.Client()
    client = SyncAPIClient(api_key=KEY, base_url=server.url, http_client=http)
    assert in_child(lambda: client.send(thread_operation())) == 0

    def refused() -> None:
        with pytest.raises(OpenAIError, match="before this process was forked"):
            client.send(thread_operation())

    client.send(thread_operation())
    assert in_child(refused) == 0
    client.send(thread_operation())
    client.close()
