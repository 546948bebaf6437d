"""The events of a stream have the order and the shape of the recordings of the service."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant_threads.sandbox import Act, FunctionCall, Incomplete, Sandbox, Turn
from assistant_threads.sandbox.model.actions import CodeDelta, TextDelta, Usage
from tests.sandbox.conftest import FUNCTION, HEADERS, events_of
from tests.support.shared_material import event_data, interactions, needs_shared, recordings


class Recorded:
    """An assistant that repeats the actions of a recorded stream."""

    def __init__(self, events: list[tuple[str, Any]]) -> None:
        self.events = events

    async def turn(self, turn: Turn) -> AsyncIterator[Act]:
        for name, data in self.events:
            if name == "thread.run.step.delta":
                call = data["delta"]["step_details"]["tool_calls"][0]["code_interpreter"]
                yield CodeDelta(call["input"], call.get("outputs", ()))
            elif name == "thread.message.delta":
                yield TextDelta(data["delta"]["content"][0]["text"]["value"])
            elif name.endswith("step.completed"):
                yield Usage(data["usage"]["prompt_tokens"], data["usage"]["completion_tokens"])


def alike(value: Any, key: str = "") -> Any:
    """Data without identifiers and times, which differ between runs; the order of fields is kept."""
    if isinstance(value, dict):
        return [(name, alike(each, name)) for name, each in value.items()]
    if isinstance(value, list):
        return [alike(each) for each in value]
    if isinstance(value, str) and re.fullmatch(r"[a-z]+_[A-Za-z0-9]{24}", value):
        return value.partition("_")[0]
    return "time" if key.endswith("_at") and value is not None else value


@needs_shared
@pytest.mark.parametrize("path", [each for each in recordings() if "streamed" in each.name], ids=lambda path: path.stem)
def test_streams_equal_those_of_the_service(path: Path) -> None:
    exchanges = interactions(path)
    recorded = next(each for each in exchanges if "event: " in each["response"]["body"]["string"])
    made = next(each for each in exchanges if '"asst_' in each["response"]["body"]["string"])
    events = event_data(recorded["response"]["body"]["string"])
    with (
        Sandbox(check_answers=True, assistant=Recorded(events)) as server,
        httpx.Client(base_url=server.base_url, headers=HEADERS) as client,
    ):
        assistant = server.add(httpx.Response(200, text=made["response"]["body"]["string"]).json())
        thread = client.post("/threads", json={}).json()
        body = {
            "assistant_id": assistant["id"],
            "instructions": events[0][1]["instructions"],
            "stream": True,
        }
        answer = client.post(f"/threads/{thread['id']}/runs", json=body)
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert answer.text.endswith("event: done\ndata: [DONE]\n\n")
    assert [(name, alike(data)) for name, data in event_data(answer.text)] == [
        (name, alike(data)) for name, data in events
    ]


@needs_shared
@pytest.mark.parametrize("path", recordings(), ids=lambda path: path.stem)
def test_responses_have_the_fields_of_the_service_in_order(path: Path, sandbox: Sandbox, http: httpx.Client) -> None:
    """The responses to the recorded requests have the same fields in the same order."""
    ids: dict[str, str] = {}

    def here(text: str) -> str:
        return re.sub(r"[a-z]+_[A-Za-z0-9]{24}", lambda found: ids.get(found[0], found[0]), text)

    for exchange in interactions(path):
        request, response = exchange["request"], exchange["response"]["body"]["string"]
        if "event: " in response or "/runs/" in request["uri"]:
            continue
        theirs = httpx.Response(200, text=response).json()
        if theirs["object"] == "assistant" and theirs["id"] not in ids:
            ids[theirs["id"]] = sandbox.add(theirs)["id"]
        path_here = here(request["uri"].partition("/v1")[2])
        ours = http.request(
            request["method"],
            path_here,
            content=here(request["body"] or "") or None,
            headers={"content-type": "application/json"},
        ).json()
        ids[theirs.get("id", "")] = ours.get("id", "")
        assert fields(ours) == fields(theirs), request["uri"]


def fields(value: Any) -> Any:
    if isinstance(value, dict):
        # Lists of different length are no matter here, nor what a tool can reach.
        return [(key, fields(each)) for key, each in value.items() if key not in ("data", "tool_resources")]
    return None


def test_a_function_call_and_its_output(sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any]) -> None:
    sandbox.script([FunctionCall("get_weather", {"city": "Paris"})], "Sunny.")
    assistant = post("/assistants", model="m", tools=[FUNCTION])
    first = http.post("/threads/runs", json={"assistant_id": assistant["id"], "stream": True}).text
    assert [name for name in events_of(first) if not name.endswith("delta")] == [
        "thread.created",
        "thread.run.created",
        "thread.run.queued",
        "thread.run.in_progress",
        "thread.run.step.created",
        "thread.run.step.in_progress",
        "thread.run.requires_action",
        "done",
    ]
    run = event_data(first)[-1][1]
    [call] = run["required_action"]["submit_tool_outputs"]["tool_calls"]
    assert "output" not in call["function"]
    deltas = [
        data["delta"]["step_details"]["tool_calls"][0] for name, data in event_data(first) if name.endswith("delta")
    ]
    assert deltas[0] == {
        "index": 0,
        "id": call["id"],
        "type": "function",
        "function": {"name": "get_weather", "arguments": "", "output": None},
    }
    assert "".join(delta["function"]["arguments"] for delta in deltas) == '{"city": "Paris"}'
    second = http.post(
        f"/threads/{run['thread_id']}/runs/{run['id']}/submit_tool_outputs",
        json={"tool_outputs": [{"tool_call_id": call["id"], "output": "sun"}], "stream": True},
    ).text
    assert events_of(second)[:3] == ["thread.run.step.completed", "thread.run.queued", "thread.run.in_progress"]
    assert events_of(second)[-2:] == ["thread.run.completed", "done"]


def test_an_incomplete_run_keeps_its_message(sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any]) -> None:
    sandbox.script(["Half", Incomplete()])
    assistant = post("/assistants", model="m")
    text = http.post("/threads/runs", json={"assistant_id": assistant["id"], "stream": True}).text
    assert events_of(text)[-4:] == [
        "thread.message.incomplete",
        "thread.run.step.completed",
        "thread.run.incomplete",
        "done",
    ]
    message = next(data for name, data in event_data(text) if name == "thread.message.incomplete")
    assert message["content"][0]["text"]["value"] == "Half"
    assert message["incomplete_details"] == {"reason": "max_tokens"}


def test_completion_tokens_run_out(sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any]) -> None:
    assistant = post("/assistants", model="m")
    for words, status in ((256, "completed"), (257, "incomplete")):
        sandbox.script("x " * (words - 1) + "x")
        body = {"assistant_id": assistant["id"], "stream": True, "max_completion_tokens": 256}
        run = event_data(http.post("/threads/runs", json=body).text)[-1][1]
        assert (run["status"], run["usage"]["completion_tokens"]) == (status, 256)
