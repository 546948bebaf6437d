"""`current_event` and the other current objects of a handler, as openai-python's handler shows them."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import openai
import pytest

import assistant_threads
from tests.streaming.events import DONE, Event, call_delta, delta, message, run, sse, step, text, writes
from tests.streaming.service import ARGUMENTS, SSE, WHOLE
from tests.support.sync_and_async import KEY

CALL = {"index": 0, "id": "call_1", "type": "function", "function": {"name": "add", "arguments": ""}}
STREAMS: dict[str, list[Event]] = {
    "completed": list(WHOLE),
    "requires_action": [
        run("in_progress"),
        step("created"),
        call_delta(CALL),
        call_delta({"index": 0, "type": "function", "function": {"arguments": "{}"}}),
        run("requires_action"),
    ],
    "failed": [
        run("in_progress"),
        step("created", writes("msg_1")),
        message("created"),
        delta("Hel"),
        message("incomplete", [text("Hel")]),
        step("failed", writes("msg_1")),
        run("failed"),
    ],
    "after tool outputs": [
        step("created", writes("msg_1")),
        run("queued"),
        step("completed", writes("msg_1")),
        run("completed"),
    ],
    "of two messages": [
        run("in_progress"),
        *(message("created"), delta("Hello"), message("completed", [text("Hello")])),
        *(message("created", id="msg_2"), delta("World", id="msg_2"), message("completed", [text("World")], "msg_2")),
        run("completed"),
    ],
}
# Those of openai-python that it makes in an order, and as often, as the service sends; see `coming-from-openai.md`.
CALLBACKS = [
    *("on_event", "on_end", "on_exception", "on_message_created", "on_message_delta", "on_message_done"),
    *("on_run_step_created", "on_run_step_delta", "on_run_step_done", "on_text_created", "on_text_delta"),
]


class Noted:
    """What the handler showed, at each callback, in the block and after it."""

    def __init__(self, package: Any, raising: str | None, *, is_async: bool, is_submission: bool) -> None:
        self.rows: list[tuple[Any, ...]] = []
        self.is_submission = is_submission
        base = package.AsyncAssistantEventHandler if is_async else package.AssistantEventHandler
        callbacks = {name: self._callback(name, raising, is_async=is_async) for name in CALLBACKS}
        self.handler: Any = type("Noting", (base,), callbacks)()

    def note(self, where: str) -> None:
        shown = self.handler
        current = (shown.current_run, shown.current_run_step_snapshot, shown.current_message_snapshot)
        event = shown.current_event and shown.current_event.event
        self.rows.append((where, event, *(each and (each.id, each.status, _text(each)) for each in current)))

    def _callback(self, name: str, raising: str | None, *, is_async: bool) -> Any:
        def callback(_: Any, *arguments: Any) -> None:
            self.note(name)
            if name == raising:
                raise ValueError(name)

        async def async_callback(handler: Any, *arguments: Any) -> None:
            callback(handler)

        return async_callback if is_async else callback


def _text(current: Any) -> str:
    return "".join(part.text.value for part in getattr(current, "content", ()))


def opened(client: Any, noted: Noted) -> Any:
    runs = client.beta.threads.runs
    if not noted.is_submission:
        return runs.stream(**ARGUMENTS, event_handler=noted.handler)
    outputs: Any = [{"tool_call_id": "call_1", "output": "1"}]
    ids = {"run_id": "run_1", "thread_id": "thread_1"}
    return runs.submit_tool_outputs_stream(**ids, tool_outputs=outputs, event_handler=noted.handler)


def of_sync(package: Any, transport: httpx.MockTransport, noted: Noted) -> None:
    with package.OpenAI(api_key=KEY, http_client=httpx.Client(transport=transport)) as client:
        try:
            with opened(client, noted) as stream:
                for event in stream:
                    noted.note(f"in the block: {event.event}")
                noted.note("after the last event")
        except ValueError as error:
            noted.note(f"raised by {error}")
        noted.note("after the block")


async def of_async(package: Any, transport: httpx.MockTransport, noted: Noted) -> None:
    async with package.AsyncOpenAI(api_key=KEY, http_client=httpx.AsyncClient(transport=transport)) as client:
        try:
            async with opened(client, noted) as stream:
                async for event in stream:
                    noted.note(f"in the block: {event.event}")
                noted.note("after the last event")
        except ValueError as error:
            noted.note(f"raised by {error}")
        noted.note("after the block")


def shown(package: Any, stream: list[Event], raising: str | None, *, is_async: bool) -> list[tuple[Any, ...]]:
    content = sse(*stream, DONE)
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=content, headers=SSE))
    noted = Noted(package, raising, is_async=is_async, is_submission=stream is STREAMS["after tool outputs"])
    if is_async:
        asyncio.run(of_async(package, transport, noted))
    else:
        of_sync(package, transport, noted)
    return noted.rows


@pytest.mark.filterwarnings("ignore:The Assistants API is deprecated:DeprecationWarning")
@pytest.mark.parametrize("raising", [None, "on_event", "on_text_delta", "on_run_step_done", "on_message_done"])
@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("name", STREAMS)
def test_are_those_of_openai_python(name: str, is_async: bool, raising: str | None) -> None:
    ours, theirs = (
        shown(package, STREAMS[name], raising, is_async=is_async) for package in (assistant_threads, openai)
    )
    assert ours == theirs


@pytest.mark.filterwarnings("ignore:The Assistants API is deprecated:DeprecationWarning")
@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
def test_a_step_and_a_message_without_an_end_stay_current(is_async: bool) -> None:
    """Here ours makes further callbacks, for what the service has left out."""
    stream = [run("in_progress"), step("created", writes("msg_1")), message("created"), delta("Hel"), run("expired")]
    ours, theirs = (shown(package, stream, None, is_async=is_async)[-1] for package in (assistant_threads, openai))
    assert ours == theirs
    assert ours[1:] == (None, ("run_1", "expired", ""), ("step_1", "in_progress", ""), ("msg_1", "in_progress", "Hel"))
