"""Stream managers and handlers over loopback: what is sent when, who is called, and what is left behind."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Callable
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
from tests.streaming.events import DONE, delta, function, message, run, sse, step, text
from tests.streaming.service import SSE, WHOLE, Service, interrupted, page, play, whole
from tests.support.loopback import Cut, Loopback, reply
from tests.support.sync_and_async import KEY, FakeClock, Side

SIMPLE = [run("queued"), message("created"), delta("Hel"), delta("lo"), message("completed", [text("Hello")])]
SIMPLE += [run("completed")]
ARGUMENTS: dict[str, Any] = {"thread_id": "thread_1", "assistant_id": "asst_1"}


def on(side: Side, server: Loopback, sync: Callable[[OpenAI], Any], async_: Callable[[AsyncOpenAI], Any]) -> Any:
    """The same on one side or the other."""
    settings: dict[str, Any] = {"api_key": KEY, "base_url": server.url, "clock": FakeClock()}
    settings["http_client"] = side.http_class(verify=False, timeout=60)
    if side.is_async:
        return side.run(async_, client=AsyncOpenAI(**settings))
    return side.run(sync, client=OpenAI(**settings))


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


class Own(AssistantEventHandler):
    """Without super().__init__(), and with names of its own where the stream has some."""

    def __init__(self) -> None:
        self.run_id = "mine"
        self.response = ""
        self.texts: list[str] = []

    def on_text_done(self, text: Any) -> None:
        self.texts.append(text.value)
        assert self.current_message_snapshot is not None
        assert self.current_run is not None
        self.response += text.value


def test_one_handler_serves_one_stream_after_another_and_keeps_what_is_its_own() -> None:
    """PEERS 2.5."""
    handler = Own()
    with pytest.raises(RuntimeError, match="no stream yet"):
        next(handler)
    assert (handler.current_run, handler.current_event, handler.current_run_step_snapshot) == (None, None, None)
    with Loopback(whole(SIMPLE), whole(SIMPLE)) as server, OpenAI(api_key=KEY, base_url=server.url) as api:
        for count in (1, 2):
            with api.beta.threads.runs.stream(**ARGUMENTS, event_handler=handler) as stream:
                assert stream is handler
                assert stream.get_final_messages()[0].id == "msg_1"
            assert handler.texts == ["Hello"] * count
    assert (handler.run_id, handler.response, handler.thread_id) == ("mine", "HelloHello", "thread_1")


def test_a_callback_may_open_another_stream_with_the_same_handler() -> None:
    with (
        Loopback(whole([run("requires_action")]), whole(SIMPLE)) as server,
        OpenAI(api_key=KEY, base_url=server.url) as api,
    ):

        class Nesting(Own):
            def on_event(self, event: Any) -> None:
                if event.event == "thread.run.requires_action":
                    outputs = api.beta.threads.runs.submit_tool_outputs_stream(
                        thread_id="thread_1", run_id="run_1", tool_outputs=[], event_handler=self
                    )
                    with outputs as stream:
                        stream.until_done()

        handler = Nesting()
        with api.beta.threads.runs.stream(**ARGUMENTS, event_handler=handler) as stream:
            stream.until_done()
        assert handler.texts == ["Hello"]


def test_reading_within_a_callback_is_a_clear_error() -> None:
    class Impatient(AssistantEventHandler):
        def on_event(self, event: Any) -> None:
            self.until_done()

    with (
        Loopback(whole(SIMPLE)) as server,
        OpenAI(api_key=KEY, base_url=server.url) as api,
        pytest.raises(RuntimeError, match="is being read already"),
        api.beta.threads.runs.stream(**ARGUMENTS, event_handler=Impatient()) as stream,
    ):
        stream.until_done()


def test_closing_within_a_callback_ends_the_stream(side: Side) -> None:
    class Closing(AssistantEventHandler):
        def on_message_created(self, message: Any) -> None:
            self.close()

    class AsyncClosing(AsyncAssistantEventHandler):
        async def on_message_created(self, message: Any) -> None:
            await self.close()

    def sync(api: OpenAI) -> list[str]:
        with api.beta.threads.runs.stream(**ARGUMENTS, event_handler=Closing()) as stream:
            return [event.event for event in stream]

    async def async_(api: AsyncOpenAI) -> list[str]:
        async with api.beta.threads.runs.stream(**ARGUMENTS, event_handler=AsyncClosing()) as stream:
            return [event.event async for event in stream]

    with Loopback(whole(SIMPLE)) as server:
        assert on(side, server, sync, async_) == ["thread.run.queued"]


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


ACTION = {
    "type": "submit_tool_outputs",
    "submit_tool_outputs": {"tool_calls": [function("double", '{"number": 21}')]},
}
CALLED = [
    run("in_progress"),
    step("created"),
    (
        "thread.run.step.delta",
        {
            "id": "step_1",
            "object": "thread.run.step.delta",
            "delta": {
                "step_details": {
                    "type": "tool_calls",
                    "tool_calls": [{"index": 0, **function("double", '{"number": 21}')}],
                }
            },
        },
    ),
    run("requires_action", required_action=ACTION),
]
ANSWERED = [
    run("in_progress"),
    step("completed", {"type": "tool_calls", "tool_calls": [function("double", '{"number": 21}', output="42")]}),
    message("created"),
    delta("It is 42"),
    message("completed", [text("It is 42")]),
    run("completed"),
]


def double(number: int) -> int:
    """Twice the number."""
    return 2 * number


def test_one_stream_and_handler_serve_all_tool_rounds(side: Side) -> None:
    """PEERS 2.5: each round needed another handler."""
    pytest.importorskip("msgspec")
    with Loopback(whole(CALLED), whole(CALLED[:1] + CALLED[-1:]), whole(ANSWERED)) as server:
        played = play(side, server, functions=[double])
        outputs = {"tool_outputs": [{"tool_call_id": "call_1", "output": "42"}], "stream": True}
        assert [each.json() for each in server.requests[1:]] == [outputs, outputs]
        assert server.requests[0].json()["tools"][0]["function"]["name"] == "double"
    assert played.error is None
    assert played.texts == ["It is 42"]
    for name in ("run_created", "run_step_created", "run_step_done", "tool_call_created", "tool_call_done", "run_done"):
        assert played.names.count(f"on_{name}") == 1, name
    assert played.names.count("on_run_requires_action") == 2
    assert played.names.count("on_end") == 1
    assert [each.status for each in played.steps] == ["completed"]


def test_rounds_of_tools_have_a_limit_and_foreign_tools_are_left_alone(side: Side) -> None:
    pytest.importorskip("msgspec")
    for options in ({"functions": [double], "max_tool_rounds": 0}, {"functions": []}):
        with Loopback(whole(CALLED)) as server:
            played = play(side, server, **options)
        assert played.run is not None
        assert played.run.status == "requires_action"


def test_a_tool_that_raises_cancels_the_run_if_asked(side: Side) -> None:
    pytest.importorskip("msgspec")

    def failing(number: int) -> int:
        raise LookupError("mine")

    failing.__name__ = "double"
    with Loopback(whole(CALLED), reply(run("cancelling")[1])) as server:
        played = play(side, server, functions=[failing], on_tool_error="raise")
        assert server.requests[1].target.endswith("/cancel")
    assert isinstance(played.error, LookupError)
    assert played.names[-2:] == ["on_exception", "on_end"]


def test_a_cut_between_rounds_is_recovered_and_the_tools_go_on(side: Side) -> None:
    pytest.importorskip("msgspec")
    waiting = run("requires_action", required_action=ACTION)[1]
    with Loopback() as server:
        server.add(reply([sse(*CALLED[:2])], headers=SSE), reply(waiting), page(CALLED[1][1]), page(), whole(ANSWERED))
        played = play(side, server, functions=[double])
    assert played.error is None
    assert played.texts == ["It is 42"]
    assert [event.event for event in played.events if event.recovered] == ["thread.run.requires_action"]


def test_outputs_are_not_submitted_twice_to_a_run_that_still_waits(side: Side) -> None:
    pytest.importorskip("msgspec")
    waiting = reply(run("requires_action", required_action=ACTION)[1])
    with Loopback(whole(CALLED), whole(CALLED[-1:]), waiting, page(CALLED[1][1]), page()) as server:
        played = play(side, server, functions=[double])
    assert played.run is not None
    assert played.run.status == "requires_action"
    assert played.names.count("on_run_requires_action") == played.names.count("on_tool_call_done") == 1


def test_a_stream_that_replays_the_answered_calls_is_recovered(side: Side) -> None:
    pytest.importorskip("msgspec")
    found = (reply(ANSWERED[-1][1]), page(ANSWERED[1][1]), page(ANSWERED[4][1]))
    with Loopback(whole(CALLED), whole(CALLED[-1:]), *found) as server:
        played = play(side, server, functions=[double])
    assert played.error is None
    assert played.run is not None
    assert played.run.status == "completed"
    assert played.texts == ["It is 42"]
    assert played.names.count("on_run_requires_action") == played.names.count("on_tool_call_done") == 1


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


class Brief(AssistantEventHandler):
    """Callbacks with fewer parameters than arguments."""

    def __init__(self) -> None:
        self.seen: list[Any] = []

    def on_run_created(self) -> None:  # type: ignore[override]
        self.seen.append("run")

    def on_text_delta(self, delta: Any) -> None:  # type: ignore[override]
        self.seen.append(delta.value)

    def on_text_done(self, *arguments: Any) -> None:  # type: ignore[override]
        self.seen.append(len(arguments))

    def on_message_done(self, message: Any = None, more: int = 0) -> None:
        self.seen.append((message.id, more))


def test_a_callback_is_called_with_what_it_takes() -> None:
    handler = Brief()
    handler.on_end = lambda: handler.seen.append("end")  # type: ignore[method-assign]
    with (
        Loopback(whole(SIMPLE)) as server,
        OpenAI(api_key=KEY, base_url=server.url) as api,
        api.beta.threads.runs.stream(**ARGUMENTS, event_handler=handler) as stream,
    ):
        stream.until_done()
    assert handler.seen == ["run", "Hel", "lo", 1, ("msg_1", 0), "end"]


class Yielding(AssistantEventHandler):
    def on_text_delta(self, delta: Any, snapshot: Any) -> Any:
        yield delta


class AsyncYielding(AsyncAssistantEventHandler):
    async def on_text_delta(self, delta: Any, snapshot: Any) -> Any:
        yield delta


class YieldingCallable:
    def __call__(self, *_: Any) -> Any:
        yield


def test_a_callback_that_is_a_generator_is_refused() -> None:
    sync = OpenAI(api_key=KEY).beta.threads.runs
    async_ = AsyncOpenAI(api_key=KEY).beta.threads.runs
    assigned = AssistantEventHandler()
    assigned.on_end = YieldingCallable()  # type: ignore[method-assign]
    with pytest.raises(TypeError, match="on_text_delta is a generator"):
        sync.stream(**ARGUMENTS, event_handler=Yielding())
    with pytest.raises(TypeError, match="on_end is a generator"):
        sync.stream(**ARGUMENTS, event_handler=assigned)
    with pytest.raises(TypeError, match="on_text_delta is a generator"):
        async_.stream(**ARGUMENTS, event_handler=AsyncYielding())
    with pytest.raises(TypeError, match="on_update is a generator"):
        sync.create_and_poll(**ARGUMENTS, on_update=YieldingCallable())
