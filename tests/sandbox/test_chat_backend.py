"""A chat-completions server as the assistant: its requests, and how its responses are used."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from assistant_threads.sandbox import Sandbox
from tests.sandbox.conftest import FUNCTION, HEADERS
from tests.support.loopback import Loopback, reply
from tests.support.shared_material import event_data


def chunks(*choices: dict[str, Any], finish: str | None = "stop", usage: tuple[int, int] | None = (7, 3)) -> bytes:
    """A streamed completion as servers send it."""
    sent: list[Any] = [{"choices": [{"index": 0, "delta": delta, "finish_reason": None}]} for delta in choices]
    if finish:
        sent.append({"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
    if usage:
        sent.append({"choices": [], "usage": {"prompt_tokens": usage[0], "completion_tokens": usage[1]}})
    return b"".join(b"data: %s\n\n" % json.dumps(each).encode() for each in sent) + b"data: [DONE]\n\n"


def completion(*choices: dict[str, Any], **how: Any) -> Any:
    return reply(chunks(*choices, **how), headers={"Content-Type": "text/event-stream"})


@pytest.fixture
def model(server: Loopback) -> Iterator[httpx.Client]:
    """A client of a sandbox whose assistant is the loopback server."""
    with (
        Sandbox(check_answers=True, model_url=f"{server.url}/v1", model="llama", model_api_key="secret") as sandbox,
        httpx.Client(base_url=sandbox.base_url, headers=HEADERS, timeout=10) as client,
    ):
        yield client


def run(model: httpx.Client, text: str | list[Any] = "Hi", /, *, tools: Any = (), **body: Any) -> list[tuple[str, Any]]:
    assistant = model.post("/assistants", json={"model": "m", "instructions": "Be kind.", "tools": list(tools)}).json()
    thread = {"messages": [{"role": "user", "content": text}]}
    answer = model.post(
        "/threads/runs", json={"assistant_id": assistant["id"], "thread": thread, "stream": True} | body
    )
    assert answer.status_code == 200, answer.text
    return event_data(answer.text)


def error_of(events: list[tuple[str, Any]]) -> tuple[str, str]:
    name, data = events[-1]
    assert name == "thread.run.failed"
    return data["last_error"]["code"], data["last_error"]["message"]


def test_a_conversation(server: Loopback, model: httpx.Client) -> None:
    server.add(completion({"role": "assistant", "content": ""}, {"content": "Hel"}, {"content": "lo"}))
    events = run(model, "Hi", temperature=0.2, response_format={"type": "json_object"}, reasoning_effort="low")
    deltas = [data["delta"]["content"][0]["text"]["value"] for name, data in events if name == "thread.message.delta"]
    assert deltas == ["Hel", "lo"]
    done = events[-1][1]
    assert (done["status"], done["usage"]["prompt_tokens"], done["usage"]["completion_tokens"]) == ("completed", 7, 3)
    [request] = server.requests
    assert request.target == "/v1/chat/completions"
    assert request.header("authorization") == "Bearer secret"
    assert request.json() == {
        "model": "llama",
        "messages": [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hi"}],
        "stream": True,
        "stream_options": {"include_usage": True},
        "temperature": 0.2,
        "response_format": {"type": "json_object"},
        "reasoning_effort": "low",
    }


def test_parallel_calls_and_their_outputs(server: Loopback, model: httpx.Client) -> None:
    def call(index: int, arguments: str, **more: Any) -> dict[str, Any]:
        return {"index": index, "function": {"arguments": arguments} | more.pop("function", {}), **more}

    server.add(
        completion(
            {"content": "Let me see."},
            {"tool_calls": [call(0, "", id="a", type="function", function={"name": "get_weather"})]},
            {"tool_calls": [call(0, '{"city"')]},
            {"tool_calls": [call(1, "", id="b", type="function", function={"name": "get_weather"})]},
            {"tool_calls": [call(0, ': "Paris"}'), call(1, "{}")]},
            finish="tool_calls",
        ),
        completion({"content": "Sunny."}),
    )
    waiting = run(model, tools=[FUNCTION], parallel_tool_calls=False, tool_choice="required")[-1][1]
    calls = waiting["required_action"]["submit_tool_outputs"]["tool_calls"]
    assert [each["function"] for each in calls] == [
        {"name": "get_weather", "arguments": '{"city": "Paris"}'},
        {"name": "get_weather", "arguments": "{}"},
    ]
    outputs = [{"tool_call_id": each["id"], "output": "sun"} for each in calls]
    place = f"/threads/{waiting['thread_id']}/runs/{waiting['id']}/submit_tool_outputs"
    events = event_data(model.post(place, json={"tool_outputs": outputs, "stream": True}).text)
    assert events[-1][1]["status"] == "completed"
    first, second = (request.json() for request in server.requests)
    assert (first["tools"], first["tool_choice"], first["parallel_tool_calls"]) == ([FUNCTION], "required", False)
    assert second["messages"][2:] == [
        {
            "role": "assistant",
            "content": "Let me see.",
            "tool_calls": [{"id": each["id"], "type": "function", "function": each["function"]} for each in calls],
        },
        *({"role": "tool", "tool_call_id": each["id"], "content": "sun"} for each in calls),
    ]


@pytest.mark.parametrize(
    "calls",
    [
        # All under index 0, told apart by their ids; under no index at all; arguments as an object, without ids
        [{"index": 0, "id": "a", "function": {"name": "f", "arguments": "{}"}},
         {"index": 0, "id": "b", "function": {"name": "f", "arguments": "{}"}}],
        [{"id": "a", "function": {"name": "f", "arguments": "{}"}},
         {"id": "b", "function": {"name": "f", "arguments": "{}"}}],
        [{"index": 0, "function": {"name": "f", "arguments": {"a": 1}}},
         {"index": 0, "function": {"name": "f", "arguments": {"a": 1}}}],
    ],
)  # fmt: skip
def test_calls_of_careless_servers(server: Loopback, model: httpx.Client, calls: list[Any]) -> None:
    server.add(completion({"tool_calls": calls}, finish="tool_calls", usage=None))
    waiting = run(model, tools=[FUNCTION])[-1][1]
    called = waiting["required_action"]["submit_tool_outputs"]["tool_calls"]
    assert [each["function"]["name"] for each in called] == ["f", "f"]


def test_the_thread_is_the_history(server: Loopback, model: httpx.Client) -> None:
    server.add(completion({"content": "One."}), completion({"content": "Two."}))
    first = run(model, "a")[-1][1]
    body = {
        "assistant_id": first["assistant_id"],
        "additional_messages": [{"role": "user", "content": "b"}],
        "truncation_strategy": {"type": "last_messages", "last_messages": 2},
        "max_completion_tokens": 300,
        "stream": True,
    }
    assert event_data(model.post(f"/threads/{first['thread_id']}/runs", json=body).text)[-1][1]["status"] == "completed"
    request = server.requests[1].json()
    assert [message["content"] for message in request["messages"]] == ["Be kind.", "One.", "b"]
    assert request["max_tokens"] == 300


def test_images_are_passed_on(server: Loopback, model: httpx.Client) -> None:
    server.add(completion({"content": "A cat."}))
    image = {"type": "image_url", "image_url": {"url": "https://example.com/cat.png", "detail": "low"}}
    run(model, [{"type": "text", "text": "What is it?"}, image])
    assert server.requests[0].json()["messages"][1]["content"] == [{"type": "text", "text": "What is it?"}, image]


def test_unsupported_tools_and_parts(server: Loopback, model: httpx.Client) -> None:
    for body in (
        {"tools": [FUNCTION, {"type": "code_interpreter"}]},
        {"thread": {"messages": [{"role": "user", "content": "Hi", "attachments": [
            {"file_id": "file-1", "tools": [{"type": "code_interpreter"}]}
        ]}]}},
    ):  # fmt: skip
        assistant = model.post("/assistants", json={"model": "m"}).json()
        answer = model.post("/threads/runs", json={"assistant_id": assistant["id"], **body})
        assert answer.status_code == 400
        assert answer.json()["error"]["code"] == "tool_not_available"
        assert "'code_interpreter'" in answer.json()["error"]["message"]
    code, message = error_of(run(model, [{"type": "image_file", "image_file": {"file_id": "file-1"}}]))
    assert code == "invalid_prompt"
    assert "use image_url instead" in message
    assert server.requests == []


def test_a_response_at_its_limit_is_incomplete(server: Loopback, model: httpx.Client) -> None:
    server.add(completion({"content": "Once upon"}, finish="length"))
    name, data = run(model)[-1]
    assert (name, data["incomplete_details"]) == ("thread.run.incomplete", {"reason": "max_completion_tokens"})


def test_a_server_that_does_not_stream(server: Loopback, model: httpx.Client) -> None:
    message = {"role": "assistant", "content": "All at once."}
    server.add(reply({"choices": [{"message": message, "finish_reason": "stop"}], "usage": None}))
    events = run(model)
    assert next(data for name, data in events if name == "thread.message.delta")["delta"]["content"][0]["text"] == {
        "value": "All at once.",
        "annotations": [],
    }


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (reply({"error": {"message": "slow down"}}, status=429), "rate_limit_exceeded",
         "responded with status 429: slow down"),
        (reply({"error": "no such model"}, status=404), "invalid_prompt", "responded with status 404: no such model"),
        (reply([b"<html><p>Bad gateway</p></html>"], status=502), "server_error", "status 502: Bad gateway"),
        (completion({"content": "So"}, finish=None), "server_error", "ended unexpectedly"),
        (completion({"content": "So"}, finish="content_filter"), "invalid_prompt", "content filter"),
        (reply(b'data: {"error": {"message": "out of memory"}}\n\n', headers={"Content-Type": "text/event-stream"}),
         "server_error", "out of memory"),
        (reply(b"data: {oops\n\n", headers={"Content-Type": "text/event-stream"}), "server_error",
         "sent an invalid response"),
        (reply(b"data: 1\n\n", headers={"Content-Type": "text/event-stream"}), "server_error", "is not an object"),
        (reply([chunks({"content": "So"})[:40]], headers={"Content-Type": "text/event-stream"}, end="close"),
         "server_error", "cannot be reached"),
    ],
)  # fmt: skip
def test_failures(server: Loopback, model: httpx.Client, answer: Any, code: str, words: str) -> None:
    server.add(answer)
    found, message = error_of(run(model))
    assert found == code
    assert words in message
    assert "secret" not in message


def test_an_unreachable_model() -> None:
    with (
        Sandbox(model_url="http://127.0.0.1:1/v1") as sandbox,
        httpx.Client(base_url=sandbox.base_url, headers=HEADERS) as client,
    ):
        code, message = error_of(run(client))
    assert code == "server_error"
    assert "The model at http://127.0.0.1:1 cannot be reached: ConnectError" in message


def test_an_invalid_model_url() -> None:
    with pytest.raises(ValueError, match="model_url must be an http"):
        Sandbox(model_url="localhost:11434")
