"""Stream managers over loopback: what is sent when, who is called, and what is left behind."""

from __future__ import annotations

import asyncio
import gc
import threading
from typing import Any

import anyio
import pytest

from assistant_threads import (
    APIStatusError,
    AssistantEventHandler,
    AsyncAssistantEventHandler,
    AsyncOpenAI,
    InternalServerError,
    NotFoundError,
    OpenAI,
    StreamInterruptedError,
)
from tests.streaming.events import DONE, message, run, sse, text
from tests.streaming.service import ARGUMENTS, SIMPLE, SSE, WHOLE, Service, interrupted, on, play, whole
from tests.support.loopback import Cut, Loopback, reply
from tests.support.sync_and_async import KEY, FakeClock, Side


def test_each_method_sends_its_request_when_the_block_is_entered(side: Side) -> None:
    service = Service(whole())
    tool_outputs = [{"tool_call_id": "call_1", "output": "42"}]
    with Loopback(default=service) as server:
        for method in ("stream", "create_and_stream"):
            assert play(side, server, method=method, **ARGUMENTS, include=["x"]).error is None
        assert play(side, server, method="create_and_run_stream", assistant_id="asst_1", thread={}).error is None
        ids = {"run_id": "run_1", "thread_id": "thread_1"}
        assert play(side, server, method="submit_tool_outputs_stream", **ids, tool_outputs=tool_outputs).error is None
        assert [(each.target, each.json()) for each in server.requests] == [
            *[("/threads/thread_1/runs?include%5B%5D=x", {"assistant_id": "asst_1", "stream": True})] * 2,
            ("/threads/runs", {"assistant_id": "asst_1", "thread": {}, "stream": True}),
            ("/threads/thread_1/runs/run_1/submit_tool_outputs", {"tool_outputs": tool_outputs, "stream": True}),
        ]


def test_nothing_is_sent_before_and_a_manager_is_entered_once(side: Side) -> None:
    with Loopback(whole()) as server:

        def sync(api: OpenAI) -> None:
            manager = api.beta.threads.runs.stream(**ARGUMENTS)
            assert not server.requests
            with manager as stream:
                assert stream.response.headers["content-type"] == "text/event-stream"
                assert stream.run_id is None
                next(stream)
                assert (stream.run_id, stream.thread_id) == ("run_1", "thread_1")
                stream.until_done()
            with pytest.raises(RuntimeError, match="entered once"):
                manager.__enter__()

        async def async_(api: AsyncOpenAI) -> None:
            manager = api.beta.threads.runs.stream(**ARGUMENTS)
            assert not server.requests
            async with manager as stream:
                assert stream.response.headers["content-type"] == "text/event-stream"
                assert stream.run_id is None
                await anext(stream)
                assert (stream.run_id, stream.thread_id) == ("run_1", "thread_1")
                await stream.until_done()
            with pytest.raises(RuntimeError, match="entered once"):
                await manager.__aenter__()

        on(side, server, sync, async_)


class Async(AsyncAssistantEventHandler):
    pass


class Sync(AssistantEventHandler):
    pass


class SyncWithCoroutine(AssistantEventHandler):
    async def on_text_delta(self, delta: Any, snapshot: Any) -> None:
        pass


def test_invalid_arguments_are_refused_before_anything_is_sent() -> None:
    sync = OpenAI(api_key=KEY).beta.threads.runs
    async_ = AsyncOpenAI(api_key=KEY).beta.threads.runs
    wrong: Any
    for wrong, words in [
        (Async(), "must be an instance of AssistantEventHandler, not Async$"),
        (Sync, "must be an instance of AssistantEventHandler, not Sync itself"),
        (object(), "not object"),
        (SyncWithCoroutine(), "on_text_delta is async"),
    ]:
        with pytest.raises(TypeError, match=words):
            sync.stream(**ARGUMENTS, event_handler=wrong)
    wrong = Sync()
    with pytest.raises(TypeError, match=r"must be an instance of AsyncAssistantEventHandler, not Sync$"):
        async_.stream(**ARGUMENTS, event_handler=wrong)
    surplus: dict[str, Any]
    for surplus, error in [
        ({"idle_timeout": 0}, ValueError),
        ({"idle_timeout": "1"}, TypeError),
        ({"deadline": -1}, ValueError),
        ({"poll_interval_ms": True}, TypeError),
        ({"stream": True}, TypeError),
        ({"temprature": 1}, TypeError),
        ({"metadata": object()}, TypeError),
    ]:
        with pytest.raises(error):
            sync.stream(**ARGUMENTS, **surplus)
        with pytest.raises(error):
            async_.create_and_stream(**ARGUMENTS, **surplus)
    with pytest.raises(ValueError, match="thread_id"):
        sync.stream("", assistant_id="asst_1")


def test_errors_of_the_request_are_raised_on_entering(side: Side) -> None:
    with Loopback(reply({"error": {"message": "no such thread"}}, status=404)) as server:
        played = play(side, server)
    assert isinstance(played.error, NotFoundError)
    assert played.error.thread_id == "thread_1"
    assert played.calls == []


@pytest.mark.parametrize(
    "payload", [{"error": {"message": "x", "code": "server_error"}}, {"message": "x", "code": "server_error"}]
)
def test_an_error_event_is_raised_by_its_code(side: Side, payload: Any) -> None:
    """PEERS 2.3: a bare `error` event was ignored."""
    body = sse(run("queued"), message("created"), ("error", payload), run("failed"), DONE)
    with Loopback(reply([body], headers=SSE)) as server:
        played = play(side, server)
    assert isinstance(played.error, InternalServerError)
    assert played.error.run_id == "run_1"
    assert played.names[-3:] == ["on_error", "on_exception", "on_end"]


def test_blocks_of_id_and_retry_only_and_comments_are_not_events(side: Side) -> None:
    """PEERS 2.3: they raised JSONDecodeError."""
    body = sse("id: 1\n\n", ": ping\n\n", *SIMPLE[:3], "retry: 5\r\n\r\n", *SIMPLE[3:], DONE)
    with Loopback(reply([body], headers=SSE)) as server:
        played = play(side, server)
    assert [event.event for event in played.events] == [name for name, _ in SIMPLE]


def test_no_httpx_exception_escapes(side: Side) -> None:
    """PEERS 2.3."""
    with Loopback(reply([sse(run("queued"))], headers=SSE, end="reset"), Cut(), Cut(), Cut()) as server:
        error = interrupted(play(side, server, client={"max_retries": 2, "clock": FakeClock()}))
    assert error.run_id == "run_1"


def test_leaving_early_closes_the_connection_and_cancels_if_asked(side: Side) -> None:
    """PEERS 2.3: the run went on and kept the thread locked."""
    for options, cancels in (({}, False), ({"cancel_on_exit": True}, True)):
        service = Service(reply([sse(*SIMPLE[:3]), threading.Event()], headers=SSE))
        with Loopback(default=service) as server:

            def sync(api: OpenAI, options: Any = options) -> None:
                with api.beta.threads.runs.stream(**ARGUMENTS, **options) as stream:
                    for _ in stream:
                        break
                assert next(stream, None) is None

            async def async_(api: AsyncOpenAI, options: Any = options) -> None:
                async with api.beta.threads.runs.stream(**ARGUMENTS, **options) as stream:
                    async for _ in stream:
                        break
                assert await anext(stream, None) is None

            on(side, server, sync, async_)
            assert server.wait_closed()
        assert ("POST /threads/thread_1/runs/run_1/cancel" in service.asked) is cancels


def test_a_stream_that_was_read_to_its_end_is_not_cancelled(side: Side) -> None:
    service = Service(whole())
    with Loopback(default=service) as server:
        assert play(side, server, cancel_on_exit=True).error is None
    assert len(service.asked) == 1


def test_cancelling_a_run_that_cant_be_doesnt_hide_the_exception(side: Side) -> None:
    with Loopback(reply([sse(*SIMPLE[:2]), threading.Event()], headers=SSE)) as server:
        server.add(reply({"error": {"message": "has ended"}}, status=400))

        def sync(api: OpenAI) -> None:
            with api.beta.threads.runs.stream(**ARGUMENTS, cancel_on_exit=True) as stream:
                next(stream)
                raise LookupError("mine")

        async def async_(api: AsyncOpenAI) -> None:
            async with api.beta.threads.runs.stream(**ARGUMENTS, cancel_on_exit=True) as stream:
                await anext(stream)
                raise LookupError("mine")

        with pytest.raises(LookupError, match="mine") as caught:
            on(side, server, sync, async_)
    assert "Cancelling run run_1 failed" in caught.value.__notes__[0]


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_cancelled_task_closes_the_connection_and_cancels_the_run(backend: str) -> None:
    service = Service(reply([sse(*SIMPLE[:2]), threading.Event()], headers=SSE))
    with Loopback(default=service) as server:

        async def main() -> None:
            async with AsyncOpenAI(api_key=KEY, base_url=server.url) as api:
                with anyio.CancelScope() as scope:
                    async with api.beta.threads.runs.stream(**ARGUMENTS, cancel_on_exit=True) as stream:
                        async for event in stream:
                            if event.event == "thread.message.created":
                                scope.cancel()
                assert scope.cancelled_caught
            gc.collect()

        anyio.run(main, backend=backend)
        assert server.wait_closed()
    assert service.asked[-1] == "POST /threads/thread_1/runs/run_1/cancel"


def test_an_exception_of_a_callback_ends_the_stream_and_propagates(side: Side) -> None:
    service = Service(reply([sse(*SIMPLE), threading.Event()], headers=SSE))
    seen: list[Any] = []

    class Failing(AssistantEventHandler):
        def on_text_delta(self, delta: Any, snapshot: Any) -> None:
            raise KeyError("mine")

        def on_exception(self, exception: Exception) -> None:
            seen.append(exception)

        def on_end(self) -> None:
            seen.append("end")

    class AsyncFailing(AsyncAssistantEventHandler):
        async def on_text_delta(self, delta: Any, snapshot: Any) -> None:
            raise KeyError("mine")

        def on_exception(self, exception: Exception) -> None:
            seen.append(exception)

        async def on_end(self) -> None:
            seen.append("end")
            await super().on_end()

    def sync(api: OpenAI) -> None:
        with api.beta.threads.runs.stream(**ARGUMENTS, event_handler=Failing()) as stream:
            stream.until_done()

    async def async_(api: AsyncOpenAI) -> None:
        async with api.beta.threads.runs.stream(**ARGUMENTS, event_handler=AsyncFailing()) as stream:
            await stream.until_done()

    with Loopback(default=service) as server, pytest.raises(KeyError, match="mine") as caught:
        on(side, server, sync, async_)
    assert seen == [caught.value, "end"]
    assert caught.value.run_id == "run_1"  # type: ignore[attr-defined]


def test_text_deltas_bring_the_text_of_servers_that_send_none_in_deltas(side: Side) -> None:
    events = [run("queued"), message("created", [text("Snow")]), message("completed", [text("Snow")]), run("completed")]
    with Loopback(whole(events), whole(events)) as server:
        assert play(side, server, how="texts").texts == ["Snow"]
        assert [event.recovered for event in play(side, server).events] == [False] * 4


def test_text_deltas_can_be_left_and_resumed(side: Side) -> None:
    def sync(api: OpenAI) -> list[str]:
        with api.beta.threads.runs.stream(**ARGUMENTS) as stream:
            for first in stream.text_deltas:
                return [first, *stream.text_deltas]
        raise AssertionError

    async def async_(api: AsyncOpenAI) -> list[str]:
        async with api.beta.threads.runs.stream(**ARGUMENTS) as stream:
            async for first in stream.text_deltas:
                return [first, *[text async for text in stream.text_deltas]]
        raise AssertionError

    with Loopback(whole(SIMPLE)) as server:
        assert on(side, server, sync, async_) == ["Hel", "lo"]


def test_both_sides_make_the_same_requests_and_calls() -> None:
    results = []
    for name in ("sync", "asyncio"):
        service = Service(reply([sse(*WHOLE[:9])], headers=SSE), polls=2)
        with Loopback(default=service) as server:
            played = play(Side(name), server)
            requests = [(each.method, each.target, each.body) for each in server.requests]
        results.append((requests, played.calls, played.texts, [event.to_dict() for event in played.events]))
    assert results[0] == results[1]


def test_an_event_larger_than_the_limit_breaks_off(side: Side) -> None:
    with Loopback(whole(SIMPLE)) as server:

        def set_limit(api: Any) -> Any:
            api.max_event_bytes = 100
            return api.beta.threads.runs.stream(**ARGUMENTS, recover=False)

        def sync(api: OpenAI) -> None:
            with set_limit(api) as stream:
                stream.until_done()

        async def async_(api: AsyncOpenAI) -> None:
            async with set_limit(api) as stream:
                await stream.until_done()

        with pytest.raises(StreamInterruptedError, match="larger than 100 bytes"):
            on(side, server, sync, async_)


def test_a_garbage_collected_stream_leaves_no_warning() -> None:
    with Loopback(reply([sse(*SIMPLE[:3]), threading.Event()], headers=SSE)) as server:

        async def main() -> None:
            async with AsyncOpenAI(api_key=KEY, base_url=server.url) as api:
                stream = await api.beta.threads.runs.stream(**ARGUMENTS).__aenter__()
                await anext(stream)
                del stream
                gc.collect()
                await asyncio.sleep(0)

        asyncio.run(main())


def test_status_errors_are_raised_on_entering(side: Side) -> None:
    with Loopback(reply({"error": "busy"}, status=400)) as server:
        played = play(side, server)
    assert isinstance(played.error, APIStatusError)
