"""What a model refuses is avoided: a prompt that is too long, and parameters that it doesn't know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from assistant_threads.sandbox import Sandbox
from assistant_threads.sandbox.assistants.chat_backend import ChatBackend
from assistant_threads.sandbox.assistants.responses_backend import ResponsesBackend
from tests.sandbox.conftest import HEADERS
from tests.sandbox.test_chat_backend import completion
from tests.serve.responses import message, stream_of, streamed
from tests.support.loopback import Loopback, Reply, reply
from tests.support.shared_material import event_data

TOO_LONG = {"code": "context_length_exceeded", "message": "Your input exceeds the context window of this model."}
BACKENDS = {"responses": ResponsesBackend, "chat": ChatBackend}


def answer(kind: str) -> Reply:
    found: Reply = streamed(message("Yes.")) if kind == "responses" else completion({"content": "Yes."})
    return found


def refusal(message: str, param: str | None = None, code: str = "unsupported_parameter") -> Reply:
    return reply({"error": {"message": message, "param": param, "code": code}}, status=400)


@pytest.fixture(params=BACKENDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def model(server: Loopback, kind: str) -> Iterator[httpx.Client]:
    with (
        Sandbox(check_answers=True, assistant=BACKENDS[kind](f"{server.url}/v1")) as sandbox,
        httpx.Client(base_url=sandbox.base_url, headers=HEADERS, timeout=10) as client,
    ):
        yield client


def long_thread(model: httpx.Client, messages: int = 16, size: int = 1000) -> str:
    roles = ("user", "assistant")
    bodies = [{"role": roles[number % 2], "content": f"{number} " + "x" * size} for number in range(messages)]
    return str(model.post("/threads", json={"messages": bodies}).json()["id"])


def run(model: httpx.Client, thread_id: str, **body: Any) -> dict[str, Any]:
    assistant = model.post("/assistants", json={"model": "m"}).json()
    started = model.post(
        f"/threads/{thread_id}/runs", json={"assistant_id": assistant["id"], "stream": True} | body, timeout=20
    )
    assert started.status_code == 200, started.text
    last: dict[str, Any] = event_data(started.text)[-1][1]
    return last


def sizes(server: Loopback) -> list[int]:
    bodies = [request.json() for request in server.requests]
    return [len(body["input"] if "input" in body else body["messages"]) for body in bodies]


def first_and_last(body: Any) -> list[str]:
    sent = body["input"] if "input" in body else body["messages"]
    texts = [each["content"] if isinstance(each["content"], str) else each["content"][0]["text"] for each in sent]
    return [texts[0].split(" ")[0], texts[-1].split(" ")[0]]


def test_a_thread_is_shortened_until_it_fits(server: Loopback, model: httpx.Client, kind: str) -> None:
    thread_id = long_thread(model)
    early = stream_of({"type": "error", **TOO_LONG}) if kind == "responses" else reply({"error": TOO_LONG}, status=400)
    server.add(reply({"error": TOO_LONG}, status=400), early, answer(kind), answer(kind))
    assert run(model, thread_id)["status"] == "completed"
    asked = sizes(server)
    assert asked[0] == 16
    assert 16 > asked[1] > asked[2] >= 1
    assert first_and_last(server.requests[2].json()) == ["0", "15"]
    # The next run doesn't fail first.
    assert run(model, thread_id)["status"] == "completed"
    assert len(server.requests) == 4


def test_nothing_is_left_out_against_the_strategy(server: Loopback, model: httpx.Client) -> None:
    server.add(reply({"error": TOO_LONG}, status=400))
    strategy = {"type": "last_messages", "last_messages": 10}
    failed = run(model, long_thread(model), truncation_strategy=strategy)
    assert failed["last_error"]["code"] == "invalid_prompt"
    assert "context window" in failed["last_error"]["message"]


def test_one_message_that_is_too_long_fails(server: Loopback, model: httpx.Client) -> None:
    server.add(reply({"error": TOO_LONG}, status=400))
    assert run(model, long_thread(model, messages=1))["status"] == "failed"


def test_a_known_window_is_kept_from_the_start(server: Loopback, kind: str) -> None:
    backend = BACKENDS[kind](f"{server.url}/v1", windows={"m": 2000, "*": 1_000_000})
    server.add(answer(kind))
    with (
        Sandbox(assistant=backend) as sandbox,
        httpx.Client(base_url=sandbox.base_url, headers=HEADERS, timeout=10) as client,
    ):
        assert run(client, long_thread(client))["status"] == "completed"
    assert 1 < sizes(server)[0] < 8


def test_refused_parameters_are_remembered(server: Loopback, model: httpx.Client, kind: str) -> None:
    server.add(
        refusal("Unsupported parameter: 'temperature' is not supported with this model.", "temperature"),
        refusal("Unknown parameter: 'top_p'.", None, "x"),
        answer(kind),
        answer(kind),
    )
    thread_id = long_thread(model, messages=1, size=1)
    for _ in range(2):
        assert run(model, thread_id, temperature=0.5, top_p=0.5)["status"] == "completed"
    sent = [sorted({"temperature", "top_p"} & request.json().keys()) for request in server.requests]
    assert sent == [["temperature", "top_p"], ["top_p"], [], []]


def test_a_parameter_that_is_refused_twice_fails_the_run(server: Loopback, model: httpx.Client) -> None:
    server.add(*[refusal("Unsupported parameter: 'model'.", "model")])
    assert run(model, long_thread(model, messages=1))["last_error"]["code"] == "invalid_prompt"


@pytest.mark.parametrize("kind", ["chat"])
def test_the_new_name_of_the_token_limit(server: Loopback, model: httpx.Client, kind: str) -> None:
    server.add(
        refusal("Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens'.", "max_tokens"),
        answer(kind),
        answer(kind),
    )
    for _ in range(2):
        run(model, long_thread(model, messages=1), max_completion_tokens=300)
    bodies = [request.json() for request in server.requests]
    assert [body.get("max_tokens") for body in bodies] == [300, None, None]
    assert [body.get("max_completion_tokens") for body in bodies] == [None, 300, 300]


@pytest.mark.parametrize("kind", ["responses"])
def test_models_without_reasoning(server: Loopback, model: httpx.Client, kind: str) -> None:
    server.add(refusal("Encrypted content is not supported with this model.", "include", "x"), answer(kind))
    assert run(model, long_thread(model, messages=1))["status"] == "completed"
    assert [request.json()["include"] for request in server.requests] == [["reasoning.encrypted_content"], []]
