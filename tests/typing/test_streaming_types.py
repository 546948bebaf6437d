"""What type checkers see of the helpers that stream. Checked by mypy and pyright, never run."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import assert_type

import httpx

from assistant_threads import (
    AssistantEventHandler,
    AssistantStreamManager,
    AsyncAssistantEventHandler,
    AsyncAssistantStreamManager,
    AsyncOpenAI,
    OpenAI,
)
from threads_api.models import AssistantStreamEvent, Message, Run, RunStep, TextContent, TextDelta
from threads_runtime.responses.stream import AsyncStream, Stream


def get_weather(city: str) -> str:
    return city


class Handler(AssistantEventHandler):
    def __init__(self) -> None:
        self.words = 0

    def on_text_delta(self, delta: TextDelta, snapshot: TextContent) -> None:
        self.words += len(snapshot.value.split())


class AsyncHandler(AsyncAssistantEventHandler):
    async def on_text_delta(self, delta: TextDelta, snapshot: TextContent) -> None:
        await super().on_text_delta(delta, snapshot)

    def on_run_done(self, run: Run) -> None:
        print(run.status)


class Wrong(AssistantEventHandler):
    async def on_text_delta(self, delta: TextDelta, snapshot: TextContent) -> None:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        """The sync client can't await it."""


def managers(client: OpenAI) -> None:
    threads, runs = client.beta.threads, client.beta.threads.runs
    assert_type(runs.stream("t", assistant_id="a"), AssistantStreamManager[AssistantEventHandler])
    assert_type(runs.stream(thread_id="t", assistant_id="a", event_handler=Handler()), AssistantStreamManager[Handler])
    assert_type(runs.create_and_stream("t", assistant_id="a", event_handler=Handler()), AssistantStreamManager[Handler])
    assert_type(threads.create_and_run_stream(assistant_id="a"), AssistantStreamManager[AssistantEventHandler])
    assert_type(
        runs.submit_tool_outputs_stream("r", thread_id="t", tool_outputs=[{"tool_call_id": "c", "output": "o"}]),
        AssistantStreamManager[AssistantEventHandler],
    )
    assert_type(
        runs.submit_tool_outputs_stream("t", "r", tool_outputs=[], event_handler=Handler()),
        AssistantStreamManager[Handler],
    )
    runs.stream("t", assistant_id="a", recover=False, idle_timeout=3, count_keep_alive=True, deadline=9.5)
    runs.stream("t", assistant_id="a", functions=[get_weather], max_tool_rounds=2, cancel_on_exit=True, timeout=3)
    runs.stream("t", assistant_id="a", event_handler=AsyncHandler())  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    runs.stream("t", assistant_id="a", recovr=False)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    runs.stream("t")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    assert_type(runs.create("t", assistant_id="a", stream=True), Stream[AssistantStreamEvent])


def stream(client: OpenAI) -> None:
    with client.beta.threads.runs.stream("t", assistant_id="a", event_handler=Handler()) as stream:
        assert_type(stream, Handler)
        for event in stream:
            assert_type(event, AssistantStreamEvent)
            if event.event == "thread.message.delta":
                content = event.data.delta.content
                assert content
                assert_type(event.recovered, bool)
        assert_type(stream.words, int)
        assert_type(stream.text_deltas, Iterator[str])
        assert_type(stream.run_id, str | None)
        assert_type(stream.response, httpx.Response)
        assert_type(stream.current_run, Run | None)
        assert_type(stream.current_message_snapshot, Message | None)
        assert_type(stream.current_run_step_snapshot, RunStep | None)
        assert_type(stream.get_final_run(), Run)
        assert_type(stream.get_final_messages(), list[Message])
        assert_type(stream.get_final_run_steps(), list[RunStep])


async def async_managers(client: AsyncOpenAI) -> None:
    runs = client.beta.threads.runs
    assert_type(runs.stream("t", assistant_id="a"), AsyncAssistantStreamManager[AsyncAssistantEventHandler])
    assert_type(
        client.beta.threads.create_and_run_stream(assistant_id="a", event_handler=AsyncHandler()),
        AsyncAssistantStreamManager[AsyncHandler],
    )
    assert_type(await runs.create("t", assistant_id="a", stream=True), AsyncStream[AssistantStreamEvent])
    async with runs.submit_tool_outputs_stream("t", "r", tool_outputs=[], event_handler=AsyncHandler()) as stream:
        assert_type(stream, AsyncHandler)
        async for event in stream:
            assert_type(event, AssistantStreamEvent)
        assert_type(stream.text_deltas, AsyncIterator[str])
        assert_type(await stream.get_final_run(), Run)
        assert_type(await stream.get_final_messages(), list[Message])
