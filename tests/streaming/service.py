"""A service of one run over loopback: its stream, which can be made to fail anywhere, and what it says afterwards."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from typing import Any, Literal

import anyio
import anyio.lowlevel
from attrs import define, field

from assistant_threads import AssistantEventHandler as SyncHandler
from assistant_threads import AsyncAssistantEventHandler, AsyncOpenAI, OpenAI, StreamInterruptedError
from tests.streaming.events import (
    DONE,
    EVERY_CALLBACK,
    Event,
    call_delta,
    delta,
    message,
    run,
    sse,
    step,
    text,
    writes,
)
from tests.support.loopback import Loopback, Reply, Request, reply
from tests.support.sync_and_async import KEY, FakeClock, Side
from threads_api.models import AssistantStreamEvent, Message, Run, RunStep

SSE = {"Content-Type": "text/event-stream"}
OTHER_CALLBACKS = frozenset({"on_end", "on_exception", "on_timeout", "on_error"})

CITATION = {
    "type": "file_citation",
    "text": "[1]",
    "file_citation": {"file_id": "file_1"},
    "start_index": 6,
    "end_index": 9,
}
CODE = {
    "id": "call_1",
    "type": "code_interpreter",
    "code_interpreter": {"input": "print(1)", "outputs": [{"type": "logs", "logs": "1\n"}]},
}


def _code(**fields: Any) -> Event:
    return call_delta({"index": 0, "type": "code_interpreter", "code_interpreter": fields})


def _annotated(value: str, *annotations: Any) -> dict[str, Any]:
    return {"index": 0, "type": "text", "text": {"value": value, "annotations": list(annotations)}}


WHOLE: tuple[Event, ...] = (
    run("queued", "thread.run.created"),
    run("queued"),
    run("in_progress"),
    step("created"),
    step("in_progress"),
    call_delta({"index": 0, "id": "call_1", "type": "code_interpreter", "code_interpreter": {"input": ""}}),
    _code(input="print"),
    _code(input="(1)", outputs=[]),
    _code(outputs=[{"index": 0, "type": "logs", "logs": "1\n"}]),
    step("completed", {"type": "tool_calls", "tool_calls": [CODE]}),
    step("created", writes("msg_1"), id="step_2"),
    message("created"),
    message("in_progress"),
    delta("Héllo "),
    delta(_annotated("[1]", {"index": 0, **CITATION})),
    delta((1, "Wo")),
    delta((1, "rld")),
    message("completed", [text("Héllo [1]", [CITATION]), text("World")]),
    step("completed", writes("msg_1"), id="step_2"),
    run("completed"),
)
"""The events of a run that calls the code interpreter, then writes a message of two texts."""


class Service:
    """Answers what a stream of the run and its recovery ask for; a default of the loopback server."""

    def __init__(self, answer: Reply, events: Sequence[Event] = WHOLE, *, polls: int = 0, **run_fields: Any) -> None:
        self.answer = answer
        self.polls = polls
        """How often the run is still in progress when it is asked for."""
        self.final: dict[str, dict[str, Any]] = {}
        for _, data in events:
            if not data["object"].endswith(".delta"):
                self.final[data["id"]] = dict(data)
        if run_fields:
            self.final["run_1"] |= run_fields
        self.asked: list[str] = []

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [data for data in self.final.values() if data["object"] == kind]

    def __call__(self, request: Request) -> Reply:
        path = request.target.partition("?")[0]
        self.asked.append(f"{request.method} {path}")
        if request.method == "POST" and path.endswith("/cancel"):
            return reply(self.final["run_1"] | {"status": "cancelling"})
        if request.method == "POST":
            return self.answer
        if path.endswith("/runs/run_1"):
            self.polls -= 1
            return reply(self.final["run_1"] | ({"status": "in_progress"} if self.polls >= 0 else {}))
        kind = {"runs": "thread.run", "steps": "thread.run.step", "messages": "thread.message"}[path.rpartition("/")[2]]
        return reply({"object": "list", "data": self.of(kind), "has_more": False})


@define
class Played:
    """What a stream gave."""

    events: list[AssistantStreamEvent] = field(factory=list)
    texts: list[str] = field(factory=list)
    calls: list[tuple[str, Any]] = field(factory=list)
    error: Exception | None = None
    run: Run | None = None
    messages: list[Message] = field(factory=list)
    steps: list[RunStep] = field(factory=list)

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.calls]

    @property
    def outcome(self) -> dict[str, Any]:
        """What must be the same whatever happened on the way."""
        return {
            "run": self.run and self.run.to_dict(),
            "messages": [each.to_dict() for each in self.messages],
            "steps": [each.to_dict() for each in self.steps],
            "text": "".join(self.texts),
            "created": sorted(name for name in self.names if name.endswith("_created")),
            "done": sorted(name for name in self.names if name.endswith("_done")),
        }


def handler_class(base: type[Any], calls: list[tuple[str, Any]], *, is_async: bool) -> type[Any]:
    """A handler that notes every callback, with its last argument as it was then."""

    def noting(name: str) -> Callable[..., Any]:
        def note(self: Any, *arguments: Any) -> None:
            last = arguments[-1] if arguments else None
            calls.append((name, last.to_dict() if hasattr(last, "to_dict") else last))

        async def note_async(self: Any, *arguments: Any) -> None:
            await anyio.lowlevel.checkpoint()
            note(self, *arguments)

        # Plain and coroutine methods, turn by turn.
        return note_async if is_async and len(name) % 2 else note

    names = EVERY_CALLBACK | OTHER_CALLBACKS
    return type("Noting", (base,), {name: noting(name) for name in names} | {"__init__": lambda self: None})


def play(
    side: Side,
    server: Loopback,
    *,
    how: Literal["events", "texts"] = "events",
    method: str = "stream",
    clock: FakeClock | None = None,
    client: dict[str, Any] | None = None,
    **arguments: Any,
) -> Played:
    """Read a stream to its end, with a handler that notes every callback."""
    played = Played()
    if method == "stream":
        arguments = {"thread_id": "thread_1", "assistant_id": "asst_1", **arguments}
    base = AsyncAssistantEventHandler if side.is_async else SyncHandler
    handler = handler_class(base, played.calls, is_async=side.is_async)()
    # No certificates: to load them for every client takes longer than all the rest.
    http_client = side.http_class(verify=False, timeout=60)
    settings = {"api_key": KEY, "base_url": server.url, "clock": clock or FakeClock(), "http_client": http_client}
    settings |= client or {}

    def manager(api: Any) -> Any:
        place = api.beta.threads if method == "create_and_run_stream" else api.beta.threads.runs
        return getattr(place, method)(**arguments, event_handler=handler)

    def play_sync(api: OpenAI) -> None:
        with manager(api) as stream:
            if how == "texts":
                played.texts.extend(stream.text_deltas)
            else:
                for event in stream:
                    played.events.append(event)
                    played.texts.extend(stream._assistant_stream.state.new_texts())
            played.run, played.messages = stream.get_final_run(), stream.get_final_messages()
            played.steps = stream.get_final_run_steps()

    async def play_async(api: AsyncOpenAI) -> None:
        async with manager(api) as stream:
            if how == "texts":
                played.texts.extend([text async for text in stream.text_deltas])
            else:
                async for event in stream:
                    played.events.append(event)
                    played.texts.extend(stream._assistant_stream.state.new_texts())
            played.run, played.messages = await stream.get_final_run(), await stream.get_final_messages()
            played.steps = await stream.get_final_run_steps()

    try:
        if side.is_async:
            side.run(play_async, client=AsyncOpenAI(**settings))
        else:
            side.run(play_sync, client=OpenAI(**settings))
    except Exception as error:
        played.error = error
    return played


def whole(events: Sequence[Event | str] = WHOLE) -> Reply:
    return reply([sse(*events, DONE)], headers=SSE)


def failing(sent: bytes, way: str) -> Reply:
    """A stream that fails after these bytes."""
    if way == "stall":
        return reply([sent, threading.Event()], headers=SSE)
    if way == "reset":
        return reply([sent], headers=SSE, end="reset")
    if way == "close":
        return reply([sent], headers=SSE, end="close")
    if way == "garbage":
        return reply([sent + b'event: thread.message.delta\ndata: {"id": "msg_1", "del\n\n'], headers=SSE)
    assert way == "end"
    return reply([sent], headers=SSE)


def interrupted(played: Played) -> StreamInterruptedError:
    assert isinstance(played.error, StreamInterruptedError), played.error
    return played.error


def page(*items: dict[str, Any], **fields: Any) -> Reply:
    return reply({"object": "list", "data": list(items), "has_more": False, **fields})


def as_json(*models: Any) -> list[Any]:
    return [json.loads(each.to_json()) for each in models]


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
