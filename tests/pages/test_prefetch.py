"""`iter_pages(prefetch=1)`: the next page is under way while this one is read, and nothing is left behind."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import aclosing, closing
from contextvars import ContextVar
from typing import Any

import anyio
import pytest

from assistant_threads import AsyncOpenAI, InternalServerError, OpenAI, PaginationError
from tests.support.interrupts import interrupt_once, needs_interrupts
from tests.support.list_server import ABC, Shelf, first_page, new_client, paths, read
from tests.support.loopback import reply
from tests.support.sync_and_async import KEY, Side, sides

ASYNC = [side for side in sides if side.is_async]
TENANT = ContextVar("TENANT", default="nobody")


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    with Shelf(*ABC) as server:
        yield server


@pytest.fixture
def stall(shelf: Shelf) -> Iterator[threading.Event]:
    """Holds back the second page until it is set."""
    event = threading.Event()
    shelf.faulty[2] = reply({"data": [{"id": "c"}, {"id": "d"}], "has_more": True}, stall=event)
    yield event
    event.set()


def ids(page: Any) -> str:
    return "".join(item.id for item in page.data)


def prefetching() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "prefetch of pages"]


def living_tasks() -> int:
    try:
        return len(asyncio.all_tasks())
    except RuntimeError:
        import trio

        return trio.lowlevel.current_statistics().tasks_living


def both(side: Side, server: Shelf, sync: Any, asynchronous: Any, **options: Any) -> Any:
    return side.run(asynchronous if side.is_async else sync, client=new_client(side, server, **options))


def test_the_next_page_is_requested_while_this_one_is_read(side: Side, shelf: Shelf) -> None:
    def sync(client: OpenAI) -> None:
        pages = client.beta.threads.messages.list("t", limit=2).iter_pages(prefetch=1)
        for number, page in enumerate(pages, start=1):
            assert number == 4 or shelf.arrived[number + 1].wait(10)  # nobody asks for it but the thread
            assert len(shelf.requests) == min(number + 1, 4)
            assert ids(page) == ["ab", "cd", "ef", "g"][number - 1]

    async def asynchronous(client: AsyncOpenAI) -> None:
        pages = client.beta.threads.messages.list("t", limit=2).iter_pages(prefetch=1)
        number = 0
        async for page in pages:
            number += 1
            assert number == 4 or await anyio.to_thread.run_sync(shelf.arrived[number + 1].wait, 10)
            assert len(shelf.requests) == min(number + 1, 4)
            assert ids(page) == ["ab", "cd", "ef", "g"][number - 1]

    both(side, shelf, sync, asynchronous)


def test_prefetches_that_many_pages(side: Side, shelf: Shelf) -> None:
    def sync(client: OpenAI) -> None:
        pages = client.beta.threads.messages.list("t", limit=1).iter_pages(prefetch=3)
        next(pages)
        assert shelf.arrived[4].wait(10)
        next(pages)
        assert shelf.arrived[5].wait(10)
        assert len(shelf.requests) == 5

    async def asynchronous(client: AsyncOpenAI) -> None:
        pages = client.beta.threads.messages.list("t", limit=1).iter_pages(prefetch=3)
        await anext(pages)
        assert await anyio.to_thread.run_sync(shelf.arrived[4].wait, 10)
        await anext(pages)
        assert await anyio.to_thread.run_sync(shelf.arrived[5].wait, 10)
        assert len(shelf.requests) == 5

    both(side, shelf, sync, asynchronous)


def test_no_page_beyond_max_items(side: Side, shelf: Shelf) -> None:
    assert read(side, shelf, "prefetch", max_items=3, limit=2) == ["a", "b", "c"]
    assert [query["limit"] for query in shelf.queries()] == ["2", "1"]


def test_an_error_is_raised_in_place_of_its_page(side: Side, shelf: Shelf) -> None:
    shelf.faulty[3] = reply({"error": {"message": "Sorry"}}, 500)
    seen = list[str]()

    def sync(client: OpenAI) -> None:
        seen.extend(map(ids, client.beta.threads.messages.list("t", limit=2).iter_pages(prefetch=5)))

    async def asynchronous(client: AsyncOpenAI) -> None:
        async for page in client.beta.threads.messages.list("t", limit=2).iter_pages(prefetch=5):
            seen.append(ids(page))
            assert await anyio.to_thread.run_sync(shelf.arrived[3].wait, 10)
            await anyio.wait_all_tasks_blocked()  # so that a task that went on after the error would be seen

    with pytest.raises(InternalServerError, match="Sorry"):
        both(side, shelf, sync, asynchronous)
    assert seen == ["ab", "cd"]
    assert len(shelf.requests) == 3


def test_so_does_the_error_of_a_list_that_does_not_go_on(side: Side, shelf: Shelf) -> None:
    shelf.faulty = dict.fromkeys(range(9), reply({"data": [{"id": "a"}], "has_more": True}))
    seen = list[str]()

    def sync(client: OpenAI) -> None:
        seen.extend(map(ids, client.beta.threads.messages.list("t").iter_pages(prefetch=1)))

    async def asynchronous(client: AsyncOpenAI) -> None:
        async for page in client.beta.threads.messages.list("t").iter_pages(prefetch=1):
            seen.append(ids(page))

    with pytest.raises(PaginationError):
        both(side, shelf, sync, asynchronous)
    assert seen == ["a"]


class StopIt(BaseException):
    pass


@pytest.mark.parametrize("error", [StopIt, KeyboardInterrupt, StopIteration])
def test_whatever_the_users_code_raises(side: Side, shelf: Shelf, error: type[BaseException]) -> None:
    def key() -> str:
        if len(shelf.requests) == 2:
            raise error
        return KEY

    seen = list[str]()

    def sync(client: OpenAI) -> None:
        client.api_key = key
        seen.extend(map(ids, client.beta.threads.messages.list("t", limit=2).iter_pages(prefetch=1)))

    async def asynchronous(client: AsyncOpenAI) -> None:
        client.api_key = key
        async for page in client.beta.threads.messages.list("t", limit=2).iter_pages(prefetch=1):
            seen.append(ids(page))

    # Python turns a StopIteration that leaves a generator or a coroutine into a RuntimeError.
    with pytest.raises(RuntimeError if error is StopIteration else error):
        both(side, shelf, sync, asynchronous)
    assert seen == ["ab", "cd"]


def test_requests_are_made_in_the_context_of_the_reader(side: Side, shelf: Shelf) -> None:
    seen = list[str]()

    def key() -> str:
        seen.append(TENANT.get())
        return KEY

    def sync(client: OpenAI) -> None:
        TENANT.set("tenant")
        client.api_key = key
        list(client.beta.threads.messages.list("t", limit=4).iter_pages(prefetch=1))

    async def asynchronous(client: AsyncOpenAI) -> None:
        TENANT.set("tenant")
        client.api_key = key
        async for _ in client.beta.threads.messages.list("t", limit=4).iter_pages(prefetch=1):
            pass

    both(side, shelf, sync, asynchronous)
    TENANT.set("nobody")
    assert seen == ["tenant", "tenant"]


@pytest.mark.parametrize(
    ("prefetch", "error"), [(-1, ValueError), (True, TypeError), ("1", TypeError), (1.0, TypeError)]
)
def test_an_invalid_number(side: Side, shelf: Shelf, prefetch: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match="prefetch must be a number of pages"):
        first_page(side, shelf).iter_pages(prefetch=prefetch)


def test_nothing_is_sent_before_the_iteration_begins(side: Side, shelf: Shelf) -> None:
    page = first_page(side, shelf, limit=2)
    page.iter_pages(prefetch=1)
    assert len(shelf.requests) == 1
    assert not prefetching()


class TestLeftEarly:
    def test_the_thread_ends_with_its_request(self, shelf: Shelf, stall: threading.Event) -> None:
        with new_client(sides[0], shelf) as client:
            for _ in client.beta.threads.messages.list("t", limit=2).iter_pages(prefetch=2):
                assert shelf.arrived[2].wait(10)
                break  # at once: nobody waits for the answer
            (thread,) = prefetching()
            stall.set()
            thread.join(10)
            assert not thread.is_alive()
            assert len(shelf.requests) == 2
            # The connection was given back, and the client works on.
            assert len(client.beta.threads.messages.list("t").data) == 7
            assert {request.connection for request in shelf.requests} == {0}

    def test_a_thread_that_waits_to_go_on_ends_at_once(self, shelf: Shelf) -> None:
        with new_client(sides[0], shelf) as client:
            with closing(client.beta.threads.messages.list("t", limit=2).iter_pages(prefetch=1)) as pages:
                next(pages)
                (thread,) = prefetching()
            thread.join(10)
            assert not thread.is_alive()

    @needs_interrupts
    def test_by_ctrl_c_which_waits_for_nothing(self, shelf: Shelf, stall: threading.Event) -> None:
        with new_client(sides[0], shelf) as client:
            pages = client.beta.threads.messages.list("t", limit=2).iter_pages(prefetch=1)
            with interrupt_once(shelf.arrived[2]):
                list(pages)
            assert not stall.is_set()
            stall.set()
            for thread in prefetching():
                thread.join(10)
            assert len(shelf.requests) == 2

    def test_by_the_end_of_the_process(self, shelf: Shelf, stall: threading.Event) -> None:
        program = """
import sys
from assistant_threads import OpenAI
pages = OpenAI(api_key="x", base_url=sys.argv[1]).beta.threads.messages.list("t", limit=2).iter_pages(prefetch=1)
print(next(pages).last_id)
"""
        command = [sys.executable, "-c", program, shelf.url]
        done = subprocess.run(command, env=paths(), capture_output=True, text=True, timeout=20)
        assert (done.returncode, done.stdout, done.stderr) == (0, "b\n", "")
        assert not stall.is_set()

    def test_by_an_exception(self, shelf: Shelf, stall: threading.Event) -> None:
        with new_client(sides[0], shelf) as client:
            with pytest.raises(ZeroDivisionError):
                for _ in client.beta.threads.messages.list("t", limit=2).iter_pages(prefetch=1):
                    1 / 0  # noqa: B018
            stall.set()
            for thread in prefetching():
                thread.join(10)
            assert not prefetching()

    @pytest.mark.parametrize("side", ASYNC, ids=str)
    @pytest.mark.parametrize("how", ["break", "close", "forget"])
    def test_the_task_is_cancelled(self, side: Side, shelf: Shelf, stall: threading.Event, how: str) -> None:
        async def main(client: AsyncOpenAI) -> None:
            before = living_tasks()
            paginator = client.beta.threads.messages.list("t", limit=2)
            if how == "break":
                async for _ in paginator.iter_pages(prefetch=1):
                    assert await anyio.to_thread.run_sync(shelf.arrived[2].wait, 10)
                    break
            elif how == "close":
                async with aclosing(paginator.iter_pages(prefetch=1)) as pages:
                    await anext(pages)
                    assert await anyio.to_thread.run_sync(shelf.arrived[2].wait, 10)
            else:
                pages = paginator.iter_pages(prefetch=1)
                await anext(pages)
                assert await anyio.to_thread.run_sync(shelf.arrived[2].wait, 10)
                del pages
            # The request is over though the answer never came: its connection is closed.
            assert await anyio.to_thread.run_sync(shelf.wait_closed)
            assert not stall.is_set()
            await anyio.wait_all_tasks_blocked()
            assert living_tasks() == before
            assert len((await client.beta.threads.messages.list("t")).data) == 7

        side.run(main, client=new_client(side, shelf))

    @pytest.mark.parametrize("side", ASYNC, ids=str)
    def test_a_cancelled_wait_cancels_the_task_and_may_be_repeated(
        self, side: Side, shelf: Shelf, stall: threading.Event
    ) -> None:
        async def main(client: AsyncOpenAI) -> None:
            before = living_tasks()
            pages = client.beta.threads.messages.list("t", limit=2).iter_pages(prefetch=1)
            assert ids(await anext(pages)) == "ab"
            with anyio.CancelScope() as scope:
                async with anyio.create_task_group() as others:

                    async def cancel() -> None:
                        await anyio.to_thread.run_sync(shelf.arrived[2].wait, 10)
                        scope.cancel()

                    others.start_soon(cancel)
                    await anext(pages)
            assert scope.cancelled_caught
            assert await anyio.to_thread.run_sync(shelf.wait_closed)
            await anyio.wait_all_tasks_blocked()
            assert living_tasks() == before
            assert [ids(page) async for page in pages] == ["cd", "ef", "g"]

        side.run(main, client=new_client(side, shelf))

    @pytest.mark.parametrize("side", ASYNC, ids=str)
    def test_an_iterator_that_outlives_its_event_loop(self, side: Side, shelf: Shelf, stall: threading.Event) -> None:
        kept = list[Any]()

        async def main(client: AsyncOpenAI) -> None:
            kept.append(client.beta.threads.messages.list("t", limit=2).iter_pages(prefetch=1))
            await anext(kept[0])
            assert await anyio.to_thread.run_sync(shelf.arrived[2].wait, 10)

        side.run(main, client=new_client(side, shelf), close=False)
        kept.clear()
        gc.collect()

    @pytest.mark.parametrize("side", ASYNC, ids=str)
    def test_without_prefetch_nothing_is_left_behind(self, side: Side, shelf: Shelf) -> None:
        """Trio would warn of an async generator that is dropped before its end."""

        async def main(client: AsyncOpenAI) -> None:
            async for _ in client.beta.threads.messages.list("t", limit=2):
                break
            async for _ in (await client.beta.threads.messages.list("t", limit=2)).iter_pages():
                break
            gc.collect()
            await anyio.wait_all_tasks_blocked()

        side.run(main, client=new_client(side, shelf))
