"""Runs: cancellation, expiry, clients that disconnect, idempotency, and the input of an assistant."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from assistant_threads.sandbox import FunctionCall, Sandbox, Text
from assistant_threads.sandbox.model.actions import CallDelta, Fail, TextDelta
from assistant_threads.sandbox.model.objects import id_maker, new_assistant, new_run
from assistant_threads.sandbox.model.run_machine import RunMachine
from tests.sandbox.conftest import FUNCTION, Clock, events_of
from tests.support.shared_material import event_data


def wait_for(http: httpx.Client, run: dict[str, Any], *statuses: str) -> dict[str, Any]:
    for _ in range(2000):
        found: dict[str, Any] = http.get(f"/threads/{run['thread_id']}/runs/{run['id']}").json()
        if found["status"] in statuses:
            return found
    raise AssertionError(f"the run stays {found['status']}")


def test_cancelling_while_streaming(sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any]) -> None:
    sandbox.script(["So far", threading.Event(), " never"])
    assistant = post("/assistants", model="m")
    body = {"assistant_id": assistant["id"], "stream": True}
    with http.stream("POST", "/threads/runs", json=body) as stream:
        text = ""
        for chunk in stream.iter_text():
            text += chunk
            if " far" in text and "cancelling" not in text:
                run = event_data(text)[1][1]
                answer = post(f"/threads/{run['thread_id']}/runs/{run['id']}/cancel")
                assert answer["status"] == "cancelling"
    assert events_of(text)[-5:] == [
        "thread.run.cancelling",
        "thread.message.incomplete",
        "thread.run.step.cancelled",
        "thread.run.cancelled",
        "done",
    ]
    run = wait_for(http, run, "cancelled")
    assert run["cancelled_at"]
    assert run["expires_at"] is None
    [message] = http.get(f"/threads/{run['thread_id']}/messages").json()["data"]
    assert message["content"][0]["text"]["value"] == "So far"


def test_cancelling_a_run_that_requires_action(sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any]) -> None:
    sandbox.script(FunctionCall("get_weather"))
    assistant = post("/assistants", model="m", tools=[FUNCTION])
    run = wait_for(http, post("/threads/runs", assistant_id=assistant["id"]), "requires_action")
    post(f"/threads/{run['thread_id']}/runs/{run['id']}/cancel")
    run = wait_for(http, run, "cancelled")
    assert run["required_action"] is None
    [step] = http.get(f"/threads/{run['thread_id']}/runs/{run['id']}/steps").json()["data"]
    assert step["status"] == "cancelled"


@pytest.mark.parametrize("waiting", [True, False])
def test_runs_expire_after_ten_minutes(
    sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any], clock: Clock, waiting: bool
) -> None:
    sandbox.script([FunctionCall("get_weather")] if waiting else ["Half", threading.Event(), " a message"])
    assistant = post("/assistants", model="m", tools=[FUNCTION])
    run = wait_for(
        http, post("/threads/runs", assistant_id=assistant["id"]), "requires_action" if waiting else "in_progress"
    )
    clock.now += 599
    assert wait_for(http, run, run["status"])["expires_at"] == run["created_at"] + 600
    clock.now += 1
    assert http.get(f"/threads/{run['thread_id']}/runs/{run['id']}").json()["status"] == "expired"
    [step] = http.get(f"/threads/{run['thread_id']}/runs/{run['id']}/steps").json()["data"]
    assert (step["status"], step["expired_at"]) == ("expired", clock.now)
    post(f"/threads/{run['thread_id']}/messages", role="user", content="The thread is free again.")


def test_a_run_continues_when_its_client_disconnects(
    sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any]
) -> None:
    held = threading.Event()
    sandbox.script(["Hello", held, " there"])
    assistant = post("/assistants", model="m")
    with http.stream("POST", "/threads/runs", json={"assistant_id": assistant["id"], "stream": True}) as stream:
        for line in stream.iter_lines():
            if "thread.run" in line and line.startswith("data"):
                run = httpx.Response(200, text=line.removeprefix("data: ")).json()
                break
    held.set()
    wait_for(http, run, "completed")
    [message] = http.get(f"/threads/{run['thread_id']}/messages?run_id={run['id']}").json()["data"]
    assert message["content"][0]["text"]["value"] == "Hello there"


def test_deleting_a_thread_stops_its_run(sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any]) -> None:
    sandbox.script(["Hello", threading.Event()])
    assistant = post("/assistants", model="m")
    run = post("/threads/runs", assistant_id=assistant["id"])
    assert http.delete(f"/threads/{run['thread_id']}").json() == {
        "id": run["thread_id"],
        "object": "thread.deleted",
        "deleted": True,
    }
    assert http.get(f"/threads/{run['thread_id']}/runs/{run['id']}").status_code == 404


def test_two_requests_with_one_idempotency_key_create_one_thread(http: httpx.Client) -> None:
    twice = [http.post("/threads", json={}, headers={"Idempotency-Key": "k"}) for _ in range(2)]
    assert twice[0].text == twice[1].text
    other = http.post("/threads", json={"metadata": {"a": "b"}}, headers={"Idempotency-Key": "k"})
    assert other.status_code == 400
    assert other.json()["error"]["type"] == "idempotency_error"
    assert http.post("/threads", json={}, headers={"Idempotency-Key": "l"}).json()["id"] != twice[0].json()["id"]


def test_a_refused_request_may_be_repeated_with_its_key(http: httpx.Client, sandbox: Sandbox) -> None:
    body = {"assistant_id": "asst_later"}
    assert http.post("/threads/runs", json=body, headers={"Idempotency-Key": "k"}).status_code == 404
    sandbox.add({"object": "assistant", "id": "asst_later"})
    assert http.post("/threads/runs", json=body, headers={"Idempotency-Key": "k"}).status_code == 200


def test_a_stream_requested_twice_with_one_key_is_one_run(
    http: httpx.Client, sandbox: Sandbox, post: Callable[..., Any]
) -> None:
    sandbox.script("One answer", "Another answer")
    assistant = post("/assistants", model="m")
    body = {"assistant_id": assistant["id"], "stream": True}
    twice = [http.post("/threads/runs", json=body, headers={"Idempotency-Key": "k"}).text for _ in range(2)]
    assert twice[0] == twice[1]
    assert "One answer" in twice[0]


def test_instructions_messages_and_settings_of_a_run(http: httpx.Client, post: Callable[..., Any]) -> None:
    assistant = post("/assistants", model="m", instructions="Be kind.", temperature=0.5)
    thread = post("/threads")
    run = post(
        f"/threads/{thread['id']}/runs",
        assistant_id=assistant["id"],
        additional_instructions="Be brief.",
        additional_messages=[{"role": "user", "content": "Hi"}],
        top_p=0.9,
    )
    assert (run["instructions"], run["temperature"], run["top_p"]) == ("Be kind.\nBe brief.", 0.5, 0.9)
    wait_for(http, run, "completed")
    data = http.get(f"/threads/{thread['id']}/messages?order=asc").json()["data"]
    assert [message["content"][0]["text"]["value"] for message in data] == ["Hi", "You said: Hi"]


@pytest.mark.parametrize(
    ("choice", "text", "called"),
    [
        ("auto", "What is the weather in Paris?", '{"city": "Paris"}'),
        ("auto", "Hello", None),
        ("none", "What is the weather in Paris?", None),
        ("required", "Hello", '{"city": "Hello"}'),
        ({"type": "function", "function": {"name": "get_weather"}}, "Hello", '{"city": "Hello"}'),
    ],
)
def test_the_echo_calls_functions(
    http: httpx.Client, post: Callable[..., Any], choice: Any, text: str, called: str | None
) -> None:
    assistant = post("/assistants", model="m", tools=[FUNCTION])
    thread = {"messages": [{"role": "user", "content": text}]}
    run = post("/threads/runs", assistant_id=assistant["id"], thread=thread, tool_choice=choice)
    run = wait_for(http, run, "completed", "requires_action")
    calls = run["required_action"]["submit_tool_outputs"]["tool_calls"] if run["required_action"] else []
    assert [call["function"]["arguments"] for call in calls] == ([called] if called else [])
    if not called:
        return
    outputs = [{"tool_call_id": calls[0]["id"], "output": "sunny"}]
    post(f"/threads/{run['thread_id']}/runs/{run['id']}/submit_tool_outputs", tool_outputs=outputs)
    run = wait_for(http, run, "completed")
    newest = http.get(f"/threads/{run['thread_id']}/messages").json()["data"][0]
    assert newest["content"][0]["text"]["value"] == f"get_weather returned sunny.\nYou said: {text}"


def test_include_adds_the_passages(sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any]) -> None:
    from assistant_threads.sandbox import FileSearch

    found = {"file_id": "file-1", "file_name": "a.txt", "score": 0.5, "content": [{"type": "text", "text": "here"}]}
    citation = {
        "type": "file_citation",
        "text": "[1]",
        "start_index": 6,
        "end_index": 9,
        "file_citation": {"file_id": "file-1"},
    }
    sandbox.script([FileSearch([found]), Text("Found [1]", annotations=[citation])])
    assistant = post("/assistants", model="m", tools=[{"type": "file_search"}])
    text = http.post("/threads/runs", json={"assistant_id": assistant["id"], "stream": True}).text
    assert "a.txt" in text
    assert '"content":[{"type":"text","text":"here"}]' not in text
    run = event_data(text)[-1][1]
    steps = f"/threads/{run['thread_id']}/runs/{run['id']}/steps"
    wanted = {"include[]": "step_details.tool_calls[*].file_search.results[*].content"}
    bare = http.get(steps, params={"order": "asc"}).json()["data"][0]
    full = http.get(steps, params={"order": "asc", **wanted}).json()["data"][0]
    [one] = bare["step_details"]["tool_calls"][0]["file_search"]["results"]
    assert "content" not in one
    assert full["step_details"]["tool_calls"][0]["file_search"]["results"] == [found]
    assert http.get(f"{steps}/{full['id']}", params=wanted).json() == full
    assert http.get(steps, params={"include[]": "everything"}).status_code == 400
    [message] = http.get(f"/threads/{run['thread_id']}/messages").json()["data"]
    assert message["content"][0]["text"]["annotations"] == [citation]


def machine() -> RunMachine:
    new_id = id_maker(1)
    assistant = new_assistant({"model": "m"}, 0, new_id)
    return RunMachine(new_run({}, assistant, "thread_1", 0, new_id), new_id)


def test_a_run_cannot_skip_a_status() -> None:
    run = machine()
    with pytest.raises(RuntimeError, match="invalid status change of a run: queued to completed"):
        run.end_turn(1)
    run = machine()
    run.begin(1)
    run.end_turn(2)
    with pytest.raises(RuntimeError, match="completed to failed"):
        run.fail(Fail("late"), 3)


def test_later_events_do_not_change_earlier_ones() -> None:
    run = machine()
    [created, _] = run.create()
    run.begin(1)
    opened = run.apply(TextDelta("a"), 1)
    run.apply(TextDelta("b"), 1)
    assert created[1]["status"] == "queued"
    assert [data["content"] for name, data in opened if name == "thread.message.created"] == [[]]
    assert run.apply(CallDelta(0, "f"), 2)[0][1]["content"][0]["text"]["value"] == "ab"
