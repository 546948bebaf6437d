"""Streams of the sandbox, whose runs go on when a stream breaks off."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("starlette")

from assistant_threads import AssistantEventHandler, InternalServerError, OpenAI
from assistant_threads.sandbox import (
    CRLF,
    BrokenOff,
    Cut,
    FunctionCall,
    MalformedJSON,
    Sandbox,
    Stall,
    Text,
    WithoutDone,
)

PIECES = ["It ", "is ", "sunny ", "in Paris."]


def get_weather(city: str) -> str:
    """The weather of a city."""
    return f"sunny in {city}"


class Counting(AssistantEventHandler):
    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def on_message_done(self, message: Any) -> None:
        self.counts["messages"] = self.counts.get("messages", 0) + 1

    def on_tool_call_done(self, tool_call: Any) -> None:
        self.counts["calls"] = self.counts.get("calls", 0) + 1

    def on_run_step_done(self, run_step: Any) -> None:
        self.counts["steps"] = self.counts.get("steps", 0) + 1

    def on_run_done(self, run: Any) -> None:
        self.counts["runs"] = self.counts.get("runs", 0) + 1


def converse(server: Sandbox, client: OpenAI) -> tuple[str, dict[str, int], int]:
    """The text of a run that calls a function, how often things ended, and how many events were recovered."""
    server.script([FunctionCall("get_weather", {"city": "Paris"})], [Text("".join(PIECES), chunks=PIECES)])
    assistant = client.beta.assistants.create(model="gpt-4o-mini")
    thread = client.beta.threads.create(messages=[{"role": "user", "content": "The weather?"}])
    texts: list[str] = []
    recovered = 0
    with client.beta.threads.runs.stream(
        thread.id,
        assistant_id=assistant.id,
        functions=[get_weather],
        event_handler=Counting(),
        idle_timeout=0.2,
        poll_interval_ms=10,
    ) as stream:
        for event in stream:
            recovered += event.recovered
            if event.event == "thread.message.delta":
                texts += [part.text.value for part in event.data.delta.content or [] if part.text and part.text.value]
        (message,) = stream.get_final_messages()
        listed = client.beta.threads.messages.list(thread.id, run_id=stream.get_final_run().id)
        assert [part.to_dict() for part in message.content] == [part.to_dict() for part in listed.data[0].content]
        steps = client.beta.threads.runs.steps.list(stream.get_final_run().id, thread_id=thread.id, order="asc")
        assert [step.id for step in stream.get_final_run_steps()] == [step.id for step in steps.data]
        assert stream.get_final_run().status == "completed"
        return "".join(texts), stream.counts, recovered


FAULTS = [*(Cut(event=count) for count in range(12)), Stall(event=3), MalformedJSON(), WithoutDone(), CRLF()]


@pytest.mark.parametrize("path", ["/v1/threads/*/runs", "/v1/threads/*/runs/*/submit_tool_outputs"])
def test_faults_change_nothing(path: str) -> None:
    pytest.importorskip("msgspec")
    with Sandbox() as server, OpenAI(base_url=server.base_url, api_key="test") as client:
        expected = ("".join(PIECES), {"messages": 1, "calls": 1, "steps": 2, "runs": 1})
        assert converse(server, client) == (*expected, 0)
        for fault in FAULTS:
            server.fault(fault, path=path)
            text, counts, _ = converse(server, client)
            assert (text, counts) == expected, fault


def test_an_error_event_is_raised() -> None:
    with Sandbox() as server, OpenAI(base_url=server.base_url, api_key="test") as client:
        server.fault(BrokenOff(event=4), path="/v1/threads/*/runs")
        pytest.importorskip("msgspec")
        with pytest.raises(InternalServerError):
            converse(server, client)
