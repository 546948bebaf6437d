"""Handlers: which callbacks they may have, how often they serve, and what a callback may do."""

from __future__ import annotations

from typing import Any

import pytest

from assistant_threads import (
    AssistantEventHandler,
    AsyncAssistantEventHandler,
    AsyncOpenAI,
    OpenAI,
)
from tests.streaming.events import run
from tests.streaming.service import ARGUMENTS, SIMPLE, on, whole
from tests.support.loopback import Loopback
from tests.support.sync_and_async import KEY, Side


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
