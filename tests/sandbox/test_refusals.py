"""Refused requests and their error messages."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from assistant_threads.sandbox import FunctionCall, Limits, Sandbox
from tests.sandbox.conftest import FUNCTION, HEADERS


def refused(response: httpx.Response, status: int = 400) -> dict[str, Any]:
    assert response.status_code == status, response.text
    error = response.json()["error"]
    assert list(error) == ["message", "type", "param", "code"]
    assert response.headers["x-request-id"]
    return error


def test_a_key_and_the_beta_header_are_required(sandbox: Sandbox) -> None:
    def get(headers: dict[str, str]) -> httpx.Response:
        return httpx.get(f"{sandbox.base_url}/assistants", headers=headers)

    assert "API key" in refused(get({}), 401)["message"]
    assert refused(get({"Authorization": "Bearer x"}))["code"] == "invalid_beta"
    assert get({"api-key": "x", "OpenAI-Beta": "assistants=v2"}).status_code == 200


def test_a_wrong_key_is_refused_and_not_logged() -> None:
    with Sandbox(api_key="the-right-one") as server:
        wrong = httpx.get(f"{server.base_url}/assistants", headers=HEADERS | {"Authorization": "Bearer guessed"})
        assert refused(wrong, 401)["code"] == "invalid_api_key"
        assert "guessed" not in wrong.text
        assert "the-right-one" not in wrong.text
        right = httpx.get(f"{server.base_url}/assistants", headers=HEADERS | {"Authorization": "Bearer the-right-one"})
        assert right.status_code == 200
        assert "guessed" not in repr(server.requests)


def test_unknown_urls(http: httpx.Client) -> None:
    assert refused(http.get("/colours"), 404)["message"] == "Invalid URL (GET /v1/colours)"
    assert refused(http.put("/threads"), 405)["code"] == "method_not_supported"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/threads/thread_x", "No thread found with id 'thread_x'."),
        ("/threads/thread_x/messages", "No thread found with id 'thread_x'."),
        ("/threads/thread_x/runs/run_x/steps/step_x", "No thread found with id 'thread_x'."),
        ("/assistants/asst_x", "No assistant found with id 'asst_x'."),
    ],
)
def test_unknown_ids_are_404(http: httpx.Client, path: str, message: str) -> None:
    error = refused(http.get(path), 404)
    assert (error["message"], error["type"], error["code"]) == (message, "invalid_request_error", None)


def test_objects_of_another_thread_are_not_found(http: httpx.Client, post: Callable[..., Any]) -> None:
    one, other = post("/threads", messages=[{"role": "user", "content": "Hi"}]), post("/threads")
    message = http.get(f"/threads/{one['id']}/messages").json()["data"][0]
    refused(http.get(f"/threads/{other['id']}/messages/{message['id']}"), 404)
    assert http.get(f"/threads/{one['id']}/messages/{message['id']}").status_code == 200


def test_an_id_with_a_wrong_prefix(http: httpx.Client) -> None:
    error = refused(http.get("/threads/undefined"))
    assert error["message"] == "Invalid 'thread_id': 'undefined'. Expected an ID that begins with 'thread'."
    assert (error["param"], error["code"]) == ("thread_id", "invalid_value")


@pytest.mark.parametrize(
    "body", [b"{", b"{'a': 1}", b'{"a": NaN}', b'{"a": 1e999}', b'{"a": "\\ud800"}', b"[" * 100_000, b"\xff"]
)
def test_invalid_json(http: httpx.Client, body: bytes) -> None:
    answer = http.post("/threads", content=body, headers={"content-type": "application/json"})
    assert refused(answer)["message"].startswith("We could not parse the JSON body")


def test_a_body_that_is_nested_too_deeply(http: httpx.Client) -> None:
    for levels, status in ((95, 200), (105, 400), (900, 400)):
        schema: dict[str, Any] = {}
        for _ in range(levels - 6):
            schema = {"a": schema}
        tool = {"type": "function", "function": {"name": "f", "parameters": schema}}
        assert http.post("/assistants", json={"model": "m", "tools": [tool]}).status_code == status


@pytest.mark.parametrize("body", [b"[]", b"1", b'"text"', b"null"])
def test_a_body_that_is_not_an_object(http: httpx.Client, body: bytes) -> None:
    answer = http.post("/threads", content=body, headers={"content-type": "application/json"})
    assert refused(answer)["message"] == "Expected the body to be an object."


def test_an_unsupported_content_type(http: httpx.Client) -> None:
    assert refused(http.post("/threads", data={"a": "b"}))["code"] == "unsupported_content_type"


MANY = {str(number): "" for number in range(17)}


@pytest.mark.parametrize(
    ("path", "body", "param", "code", "words"),
    [
        ("/assistants", {}, "model", "missing_required_parameter", "Missing required parameter: 'model'."),
        ("/threads", {"colour": 1}, "colour", "unknown_parameter", "Unknown parameter: 'colour'."),
        ("/threads", {"messages": [{"role": "user", "content": "x", "x": 1}]}, "messages[0].x",
         "unknown_parameter", ""),
        ("/threads", {"messages": [{"role": "user"}]}, "messages[0].content", "missing_required_parameter", ""),
        ("/threads", {"messages": [{"role": "system", "content": "x"}]}, "messages[0].role", "invalid_value",
         "Invalid value: 'system'. Supported values are: 'user' and 'assistant'."),
        ("/threads", {"messages": [{"role": "user", "content": 1}]}, "messages[0].content", "invalid_type",
         "expected one of a string or an array, but got an integer instead"),
        ("/threads", {"messages": [{"role": "user", "content": []}]}, "messages[0].content", "empty_array", ""),
        ("/threads", {"messages": [{"role": "user", "content": ""}]}, "messages[0].content", None, "must be non-empty"),
        ("/threads", {"messages": [{"role": "user", "content": [{"type": "video"}]}]}, "messages[0].content[0].type",
         "invalid_value", "Supported values are: 'image_file', 'image_url', and 'text'."),
        ("/threads", {"messages": [{"role": "user", "content": [{"type": "text"}]}]}, "messages[0].content[0].text",
         "missing_required_parameter", ""),
        ("/threads", {"messages": [{"role": "user", "content": [{"text": "x"}]}]}, "messages[0].content[0].type",
         "missing_required_parameter", ""),
        ("/threads", {"metadata": []}, "metadata", "invalid_type", "expected an object, but got an array instead"),
        ("/threads", {"metadata": {"a": 1}}, "metadata.a", "invalid_type", "expected a string, but got an integer"),
        ("/threads", {"metadata": MANY}, "metadata", "object_above_max_properties",
         "at most 16 properties, but got 17"),
        ("/threads", {"metadata": {"k" * 65: ""}}, "metadata", "string_above_max_length", "maximum length 64"),
        ("/threads", {"metadata": {"k": "v" * 513}}, "metadata.k", "string_above_max_length",
         "Expected a string with maximum length 512, but got a string with length 513 instead."),
        ("/assistants", {"model": None}, "model", "invalid_type", "but got null instead"),
        ("/assistants", {"model": "m", "name": "n" * 257}, "name", "string_above_max_length", ""),
        ("/assistants", {"model": "m", "temperature": 3}, "temperature", "decimal_above_max_value",
         "Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 3 instead."),
        ("/assistants", {"model": "m", "temperature": "hot"}, "temperature", "invalid_type", ""),
        ("/assistants", {"model": "m", "top_p": -0.1}, "top_p", "decimal_below_min_value", ""),
        ("/assistants", {"model": "m", "tools": [FUNCTION] * 129}, "tools", "array_above_max_length", ""),
        ("/assistants", {"model": "m", "tools": [{"type": "retrieval"}]}, "tools[0].type", "invalid_value", ""),
        ("/assistants", {"model": "m", "tools": [{"type": "function", "function": {"name": "no spaces"}}]},
         "tools[0].function.name", "invalid_value", "does not match pattern"),
        ("/assistants", {"model": "m", "response_format": "jsonish"}, "response_format", "invalid_value",
         "Invalid value: 'jsonish'. Supported values are: 'auto'."),
        ("/assistants", {"model": "m", "reasoning_effort": "huge"}, "reasoning_effort", "invalid_value", ""),
        ("/threads/runs", {"assistant_id": "asst_x", "max_prompt_tokens": 10}, "max_prompt_tokens",
         "integer_below_min_value", ">= 256"),
        ("/threads/runs", {"assistant_id": "asst_x", "tool_choice": "maybe"}, "tool_choice", "invalid_value",
         "'none', 'auto', and 'required'"),
        ("/threads/runs", {"assistant_id": "asst_x", "thread": {"messages": [{"role": "user", "content": ""}]}},
         None, None, "No assistant found"),
    ],
)  # fmt: skip
def test_bodies(http: httpx.Client, path: str, body: Any, param: str | None, code: str | None, words: str) -> None:
    answer = http.post(path, json=body)
    error = refused(answer, answer.status_code)
    assert answer.status_code in (400, 404)
    assert words in error["message"]
    assert (error["param"], error["code"]) == (param, code)
    assert http.get("/assistants").json()["data"] == []


@pytest.mark.parametrize(
    ("query", "param", "code"),
    [
        ("limit=0", "limit", "integer_below_min_value"),
        ("limit=101", "limit", "integer_above_max_value"),
        ("limit=ten", "limit", "invalid_type"),
        ("order=random", "order", "invalid_value"),
        ("after=asst_nowhere", "after", "invalid_value"),
        ("before=asst_nowhere", "before", "invalid_value"),
        ("colour=blue", "colour", "unknown_parameter"),
    ],
)
def test_queries(http: httpx.Client, query: str, param: str, code: str) -> None:
    error = refused(http.get(f"/assistants?{query}"))
    assert (error["param"], error["code"]) == (param, code)


def test_a_thread_is_locked_while_a_run_is_active(
    sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any]
) -> None:
    held = threading.Event()
    sandbox.script([held, "Done."])
    assistant = post("/assistants", model="m")
    run = post("/threads/runs", assistant_id=assistant["id"])
    thread = f"/threads/{run['thread_id']}"
    error = refused(http.post(f"{thread}/runs", json={"assistant_id": assistant["id"]}))
    assert error["message"] == f"Thread {run['thread_id']} already has an active run {run['id']}."
    error = refused(http.post(f"{thread}/messages", json={"role": "user", "content": "Hi"}))
    assert error["message"] == f"Can't add messages to {run['thread_id']} while a run {run['id']} is active."
    held.set()
    while http.get(f"{thread}/runs/{run['id']}").json()["status"] != "completed":
        pass
    post(f"{thread}/messages", role="user", content="Hi")


def test_tool_outputs_must_match_the_calls(sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any]) -> None:
    sandbox.script([FunctionCall("get_weather"), FunctionCall("get_weather")])
    assistant = post("/assistants", model="m", tools=[FUNCTION])
    run = post("/threads/runs", assistant_id=assistant["id"])
    place = f"/threads/{run['thread_id']}/runs/{run['id']}"
    while (run := http.get(place).json())["status"] != "requires_action":
        pass
    first, second = (call["id"] for call in run["required_action"]["submit_tool_outputs"]["tool_calls"])
    for given in ([], [first], [first, first], [first, "call_x"], [first, second, "call_x"]):
        outputs = [{"tool_call_id": each, "output": "x"} for each in given]
        error = refused(http.post(f"{place}/submit_tool_outputs", json={"tool_outputs": outputs}))
        assert error["message"] == f"Expected tool outputs for call_ids {[first, second]}, got {given}"
    outputs = [{"tool_call_id": each, "output": "x"} for each in (second, first)]
    assert post(f"{place}/submit_tool_outputs", tool_outputs=outputs)["status"] == "queued"
    while http.get(place).json()["status"] != "completed":
        pass
    error = refused(http.post(f"{place}/submit_tool_outputs", json={"tool_outputs": outputs}))
    assert error["message"] == 'Runs in status "completed" do not accept tool outputs.'
    assert refused(http.post(f"{place}/cancel"))["message"] == "Cannot cancel run with status 'completed'."


def test_limits_of_size_and_count() -> None:
    limits = Limits(request_bytes=1000, objects=2)
    with Sandbox(limits=limits) as server, httpx.Client(base_url=server.base_url, headers=HEADERS) as http:
        big = http.post("/threads", json={"metadata": {"k": "v" * 2000}})
        assert big.status_code == 413
        assert big.json()["error"]["code"] == "request_too_large"
        assistant = http.post("/assistants", json={"model": "m"}).json()
        # The thread would fit, the run doesn't: nothing is kept.
        assert refused(http.post("/threads/runs", json={"assistant_id": assistant["id"]}))["code"] == "sandbox_full"
        thread = http.post("/threads", json={}).json()
        assert refused(http.post("/threads", json={}))["code"] == "sandbox_full"
        assert http.delete(f"/threads/{thread['id']}").status_code == 200
        assert http.post("/threads", json={}).status_code == 200


def test_limits_of_streams() -> None:
    limits = Limits(streams=1, events=50)
    with Sandbox(limits=limits) as server, httpx.Client(base_url=server.base_url, headers=HEADERS) as http:
        assistant = http.post("/assistants", json={"model": "m"}).json()
        held = threading.Event()
        server.script([held, "a " * 100])
        body = {"assistant_id": assistant["id"], "stream": True}
        with http.stream("POST", "/threads/runs", json=body) as stream:
            lines = stream.iter_lines()
            next(lines)
            assert refused(http.post("/threads/runs", json=body), 429)["code"] == "rate_limit_exceeded"
            held.set()
            rest = list(lines)
        assert "event: thread.run.failed" in rest
        assert any("more than 50 events" in line for line in rest)
