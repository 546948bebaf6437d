"""The table of `assistant_threads.runs.performer`: what each exception does to a poll and to a stream, on each side."""

from __future__ import annotations

import asyncio
import selectors
import threading
import types
from collections.abc import Callable, Generator
from typing import Any

import anyio
import httpx
import pytest

from assistant_threads import (
    APIError,
    AssistantEventHandler,
    AsyncAssistantEventHandler,
    AsyncOpenAI,
    OpenAI,
    StreamInterruptedError,
)
from assistant_threads.runs.performer import CLEANUP_SECONDS, AsyncPerformer, Flow, advance_async, clean_up_async, sleep
from tests.streaming.events import message, run, sse
from tests.streaming.service import SSE, Service
from tests.support.loopback import Cut, Loopback, Request, reply
from tests.support.sync_and_async import KEY, FakeClock, Side, sides
from threads_api.models import Run

CANCEL = "POST /threads/thread_1/runs/run_1/cancel"
ASYNC_SIDES = [side for side in sides if side.is_async]
RAISED = [LookupError("mine"), KeyboardInterrupt(), SystemExit(3)]


class RunThatWaits:
    """A service whose run stays in progress, and whose stream stays open."""

    def __init__(self) -> None:
        self.service = Service(reply([sse(run("queued"), message("created")), threading.Event()], headers=SSE))

    def __call__(self, request: Request) -> Any:
        self.service.polls = 1
        is_poll = request.method == "POST" and request.target.endswith("/runs") and b'"stream"' not in request.body
        return reply(run("queued")[1]) if is_poll else self.service(request)

    @property
    def is_cancelled(self) -> bool:
        return CANCEL in self.service.asked


def settings(side: Side, server: Loopback, clock: FakeClock | None = None) -> dict[str, Any]:
    http_client = side.http_class(verify=False, timeout=60)
    return {"api_key": KEY, "base_url": server.url, "clock": clock or FakeClock(), "http_client": http_client}


def run_on(side: Side, server: Loopback, sync: Callable[[Any], Any], async_: Callable[[Any], Any]) -> None:
    if side.is_async:
        side.run(async_, client=AsyncOpenAI(**settings(side, server)))
    else:
        side.run(sync, client=OpenAI(**settings(side, server)))


def poll(side: Side, server: Loopback, interrupt: Callable[[], None]) -> None:
    """A poll that is interrupted by its `on_update`."""

    def on_update(_: Run) -> None:
        interrupt()

    def action(api: Any) -> Any:
        return api.beta.threads.runs.create_and_poll(
            "thread_1", assistant_id="a", on_update=on_update, cancel_on_exit=True
        )

    run_on(side, server, action, action)


def stream(side: Side, server: Loopback, interrupt: Callable[[], None]) -> None:
    """A stream that is interrupted by a callback."""

    class Interrupted(AssistantEventHandler):
        def on_message_created(self, message: Any) -> None:
            interrupt()

    class AsyncInterrupted(AsyncAssistantEventHandler):
        def on_message_created(self, message: Any) -> None:
            interrupt()

    def sync(api: OpenAI) -> None:
        with api.beta.threads.runs.stream(
            "thread_1", assistant_id="a", event_handler=Interrupted(), cancel_on_exit=True
        ) as events:
            events.until_done()

    async def async_(api: AsyncOpenAI) -> None:
        async with api.beta.threads.runs.stream(
            "thread_1", assistant_id="a", event_handler=AsyncInterrupted(), cancel_on_exit=True
        ) as events:
            await events.until_done()

    run_on(side, server, sync, async_)


@pytest.mark.parametrize("error", RAISED, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("helper", [poll, stream])
def test_an_exception_leaves_as_it_is_after_the_clean_up(
    side: Side, helper: Callable[..., None], error: BaseException
) -> None:
    def interrupt() -> None:
        raise error

    service = RunThatWaits()
    with Loopback(default=service) as server:
        with pytest.raises(type(error)) as caught:
            helper(side, server, interrupt)
        assert server.wait_closed()
    assert caught.value is error
    assert service.is_cancelled


@pytest.mark.parametrize("helper", [poll, stream])
def test_a_closed_generator_cleans_up_when_it_leaves_a_block(helper: Callable[..., None]) -> None:
    error = GeneratorExit()

    def interrupt() -> None:
        raise error

    service = RunThatWaits()
    with Loopback(default=service) as server:
        with pytest.raises(GeneratorExit) as caught:
            helper(sides[0], server, interrupt)
        assert server.wait_closed()
    assert caught.value is error
    assert service.is_cancelled is (helper is stream)


def test_a_stream_whose_reading_was_interrupted_has_no_final_run() -> None:
    class Interrupted(AssistantEventHandler):
        def on_message_created(self, message: Any) -> None:
            raise KeyboardInterrupt

    with (
        Loopback(default=RunThatWaits()) as server,
        OpenAI(**settings(sides[0], server)) as api,
        api.beta.threads.runs.stream("thread_1", assistant_id="a", event_handler=Interrupted()) as events,
    ):
        with pytest.raises(KeyboardInterrupt):
            events.until_done()
        with pytest.raises(StreamInterruptedError, match="reading was interrupted") as caught:
            events.get_final_run()
    assert caught.value.run_id == "run_1"
    assert caught.value.seen.run.status == "queued"


@pytest.mark.parametrize("side", ASYNC_SIDES, ids=str)
@pytest.mark.parametrize("helper", [poll, stream])
def test_a_cancellation_leaves_after_the_clean_up(side: Side, helper: Callable[..., None]) -> None:
    service = RunThatWaits()
    scopes: list[anyio.CancelScope] = []

    class Cancelled(FakeClock):
        async def async_sleep(self, seconds: float) -> None:
            scopes[0].cancel()
            await anyio.sleep_forever()

    class Handler(AsyncAssistantEventHandler):
        def on_message_created(self, message: Any) -> None:
            scopes[0].cancel()

    async def main(api: AsyncOpenAI) -> None:
        runs = api.beta.threads.runs
        with anyio.CancelScope() as scope:
            scopes.append(scope)
            if helper is poll:
                await runs.create_and_poll("thread_1", assistant_id="a", cancel_on_exit=True)
            else:
                async with runs.stream(
                    "thread_1", assistant_id="a", event_handler=Handler(), cancel_on_exit=True
                ) as events:
                    await events.until_done()
        assert scope.cancelled_caught

    with Loopback(default=service) as server:
        side.run(main, client=AsyncOpenAI(**settings(side, server, Cancelled())))
        assert server.wait_closed()
    assert service.is_cancelled


class Hurried(selectors.SelectSelector):
    """Waits for nothing: the time that it was asked to wait has passed at once."""

    passed = 0.0

    def select(self, timeout: float | None = None) -> Any:
        ready = super().select(0)
        self.passed += 0.0 if ready else timeout or 0.0
        return ready


class HurriedLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self.hurried = Hurried()
        super().__init__(self.hurried)

    def time(self) -> float:
        return self.hurried.passed


def run_hurried(backend: str, main: Callable[[], Any]) -> None:
    """Run it with a clock that jumps to whatever is waited for.

    Not by `anyio.run`, whose first versions don't hand the clock on to trio.
    """
    if backend == "trio":
        import trio.testing

        trio.run(main, clock=trio.testing.MockClock(autojump_threshold=0))
    else:
        with asyncio.Runner(loop_factory=HurriedLoop) as runner:
            runner.run(main())


@pytest.mark.parametrize("backend", [side.name for side in ASYNC_SIDES])
def test_a_clean_up_is_given_up_in_the_end(backend: str) -> None:
    left: list[float] = []
    scope: anyio.CancelScope

    def stubborn(cleans_up: bool) -> Flow[None]:
        try:
            if not cleans_up:
                scope.cancel()
            yield from sleep(CLEANUP_SECONDS * 100)
        finally:
            left.append(anyio.current_time())
            if not cleans_up:
                for _ in range(3):
                    yield from sleep(CLEANUP_SECONDS * 0.4)
                left.append(anyio.current_time())

    async def main() -> None:
        nonlocal scope
        async with AsyncOpenAI(api_key=KEY) as api:
            performer = AsyncPerformer(api)
            with anyio.CancelScope() as scope:
                await advance_async(performer, stubborn(cleans_up=False))
            assert scope.cancelled_caught
            [began] = left  # in its third sleep
            ended = anyio.current_time()
            assert 0.8 < (ended - began) / CLEANUP_SECONDS < 1.2
            with anyio.CancelScope() as scope:
                scope.cancel()
                await clean_up_async(performer, stubborn(cleans_up=True))
            assert 0.8 < (anyio.current_time() - ended) / CLEANUP_SECONDS < 1.2

    run_hurried(backend, main)


@types.coroutine
def suspended() -> Generator[None, None, None]:
    yield


@pytest.mark.parametrize("helper", ["poll", "stream"])
def test_a_coroutine_that_is_closed_awaits_nothing(helper: str) -> None:
    requests: list[str] = []

    class Handler(AsyncAssistantEventHandler):
        async def on_message_created(self, message: Any) -> None:
            await suspended()

    async def on_update(_: Any) -> None:
        await suspended()

    def respond(request: httpx.Request) -> httpx.Response:
        requests.append(request.method)
        if helper == "poll":
            return httpx.Response(200, json=run("queued")[1])
        return httpx.Response(200, headers=SSE, content=sse(run("queued"), message("created")))

    async def use(api: AsyncOpenAI) -> None:
        runs = api.beta.threads.runs
        if helper == "poll":
            await runs.poll("thread_1", "run_1", on_update=on_update, cancel_on_exit=True)
        else:
            async with runs.stream(
                "thread_1", assistant_id="a", event_handler=Handler(), cancel_on_exit=True
            ) as events:
                await events.until_done()

    async def main() -> None:
        http_client = httpx.AsyncClient(transport=httpx.MockTransport(respond))
        async with AsyncOpenAI(api_key=KEY, http_client=http_client) as api:
            coroutine = use(api)
            coroutine.send(None)
            coroutine.close()

    asyncio.run(main())
    assert len(requests) == 1


class Interrupted(httpx.HTTPTransport):
    """Sends the first request, and is interrupted before its response."""

    is_over = False

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = super().handle_request(request)
        if not self.is_over:
            self.is_over = True
            response.close()
            raise KeyboardInterrupt
        return response


class Stalled(httpx.AsyncHTTPTransport):
    """Sends the first request, and waits for its response for ever. The task is cancelled meanwhile."""

    def __init__(self, cancel: Callable[[], None]) -> None:
        super().__init__()
        self.cancel: Callable[[], None] | None = cancel

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await super().handle_async_request(request)
        if self.cancel is not None:
            self.cancel()
            self.cancel = None
            try:
                await anyio.sleep_forever()
            finally:
                with anyio.CancelScope(shield=True):
                    await response.aclose()
        return response


def interrupt_creation(side: Side, server: Loopback, method: str, **arguments: Any) -> FakeClock:
    """Call a helper, and interrupt it while it waits for the response to its first request."""
    clock = FakeClock()

    def helper(api: Any) -> Any:
        owner = api.beta.threads if "run_" in method else api.beta.threads.runs
        return getattr(owner, method)(**arguments, assistant_id="asst_1")

    if not side.is_async:
        with (
            OpenAI(
                api_key=KEY, base_url=server.url, clock=clock, http_client=httpx.Client(transport=Interrupted())
            ) as api,
            pytest.raises(KeyboardInterrupt),
        ):
            helper(api).__enter__() if "stream" in method else helper(api)
        return clock

    async def main() -> None:
        with anyio.CancelScope() as scope:
            http_client = httpx.AsyncClient(transport=Stalled(scope.cancel))
            async with AsyncOpenAI(api_key=KEY, base_url=server.url, clock=clock, http_client=http_client) as api:
                await (helper(api).__aenter__() if "stream" in method else helper(api))
        assert scope.cancelled_caught

    anyio.run(main, backend=side.name)
    return clock


LIST = "GET /threads/thread_1/runs"
NEW: dict[str, Any] = {
    "id": "run_1",
    "object": "thread.run",
    "thread_id": "thread_1",
    "assistant_id": "asst_1",
    "status": "in_progress",
    "created_at": 1_700_000_000,
}
DATE = {"Date": "Tue, 14 Nov 2023 22:13:20 GMT"}


def listing(*runs: dict[str, Any]) -> Any:
    return reply({"object": "list", "data": list(runs), "has_more": False}, headers=DATE)


@pytest.mark.parametrize("method", ["create_and_poll", "stream"])
@pytest.mark.parametrize(
    ("listings", "found"),
    [
        ([listing(NEW)], True),
        ([listing(), listing(), listing(NEW)], True),
        ([listing(NEW | {"id": "run_0", "status": "completed"}, NEW)], True),
        ([listing(NEW | {"id": "run_0", "created_at": 1_600_000_000}, NEW)], True),
        ([listing(NEW | {"id": "run_0", "assistant_id": "asst_0"}, NEW)], True),
        ([listing(NEW | {"id": "run_0"}, NEW)], False),
        ([listing(NEW | {"id": "run_0", "created_at": 1_600_000_000})] * 3, False),
        ([listing(NEW | {"status": "completed"})] * 3, False),
        ([listing()] * 3, False),
        ([reply({"error": {"message": "no"}}, 404)], False),
    ],
)
def test_an_interrupted_creation_finds_and_cancels_its_run(
    side: Side, method: str, listings: list[Any], found: bool
) -> None:
    created = reply(run("queued")[1])
    cancelled = [reply(NEW | {"status": "cancelling"})] if found else []
    with Loopback(created, *listings, *cancelled) as server:
        clock = interrupt_creation(side, server, method, thread_id="thread_1", cancel_on_exit=True)
        asked = [f"{each.method} {each.target.partition('?')[0]}" for each in server.requests[1:]]
    assert asked == [LIST] * len(listings) + [CANCEL] * found
    assert sum(clock.sleeps) < CLEANUP_SECONDS


@pytest.mark.parametrize(
    "date", ["", "soon", "Tue, 99 Nov 2023", "Mon, 01 Jan 0001 00:00:00 +2359", f"{DATE['Date'][:-3]}+{'9' * 20}"]
)
def test_no_date_of_a_server_prevents_a_clean_up(side: Side, date: str) -> None:
    listed = reply({"object": "list", "data": [NEW], "has_more": False}, headers={"Date": date})
    with Loopback(reply(run("queued")[1]), listed, reply(NEW | {"status": "cancelling"})) as server:
        interrupt_creation(side, server, "create_and_poll", thread_id="thread_1", cancel_on_exit=True)
        assert server.requests[-1].target.endswith("/cancel")


@pytest.mark.parametrize("method", ["create_and_poll", "stream", "create_and_run_poll", "create_and_run_stream"])
def test_an_interrupted_creation_that_needs_no_cancelling_or_cant_be_found(side: Side, method: str) -> None:
    ids = {} if "run_" in method else {"thread_id": "thread_1"}
    with Loopback(reply(run("queued")[1])) as server:
        interrupt_creation(side, server, method, **ids, cancel_on_exit=not ids)
        assert len(server.requests) == 1


@pytest.mark.parametrize("method", ["create_and_poll", "stream"])
@pytest.mark.parametrize(("failure", "found"), [(Cut(), True), (reply(status=404), False)])
def test_a_creation_whose_response_is_lost_finds_its_run_too(
    side: Side, method: str, failure: Any, found: bool
) -> None:
    def use(api: Any) -> Any:
        call = getattr(api.beta.threads.runs, method)(thread_id="thread_1", assistant_id="asst_1", cancel_on_exit=True)
        return (
            call.__aenter__()
            if side.is_async and method == "stream"
            else call.__enter__()
            if method == "stream"
            else call
        )

    found_run = [listing(NEW), reply(NEW | {"status": "cancelling"})] if found else []
    with Loopback(failure, *found_run) as server:
        with pytest.raises(APIError):
            run_on(side, server, use, use)
        assert server.requests[-1].target.endswith("/cancel") is found
