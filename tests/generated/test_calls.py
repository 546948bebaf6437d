"""What each call sends and returns, over loopback HTTP, from both clients."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from assistant_threads import NOT_GIVEN, AsyncOpenAI, BadRequestError, NotFoundError, Omit, OpenAI, omit
from generator.load.yaml import read_yaml
from tests.support.sync_and_async import FakeClock, Side
from tests.support.document_calls import OPERATIONS
from tests.support.loopback import Cut, Loopback, reply
from threads_api import models

RUN_BODY = {"assistant_id": "a"}
CALLS: list[tuple[str, dict[str, Any], str, Any]] = [
    ("beta.assistants.list", {"limit": 2, "order": "asc"}, "GET /assistants?limit=2&order=asc", None),
    ("beta.assistants.create", {"model": "m", "name": None}, "POST /assistants", {"model": "m", "name": None}),
    ("beta.assistants.retrieve", {"assistant_id": "a"}, "GET /assistants/a", None),
    ("beta.assistants.update", {"assistant_id": "a", "tools": []}, "POST /assistants/a", {"tools": []}),
    ("beta.assistants.delete", {"assistant_id": "a"}, "DELETE /assistants/a", None),
    ("beta.threads.list", {"after": "thread_1"}, "GET /threads?after=thread_1", None),
    ("beta.threads.create", {}, "POST /threads", {}),
    ("beta.threads.retrieve", {"thread_id": "t"}, "GET /threads/t", None),
    ("beta.threads.update", {"thread_id": "t", "metadata": None}, "POST /threads/t", {"metadata": None}),
    ("beta.threads.delete", {"thread_id": "t"}, "DELETE /threads/t", None),
    (
        "beta.threads.create_and_run",
        {**RUN_BODY, "reasoning_effort": "low", "include": ["x[*].y"]},
        "POST /threads/runs?include%5B%5D=x%5B%2A%5D.y",
        {**RUN_BODY, "reasoning_effort": "low"},
    ),
    ("beta.threads.messages.list", {"thread_id": "t", "run_id": "r"}, "GET /threads/t/messages?run_id=r", None),
    (
        "beta.threads.messages.create",
        {"thread_id": "t", "role": "user", "content": [{"type": "text", "text": "Hi"}]},
        "POST /threads/t/messages",
        {"role": "user", "content": [{"type": "text", "text": "Hi"}]},
    ),
    ("beta.threads.messages.retrieve", {"thread_id": "t", "message_id": "m"}, "GET /threads/t/messages/m", None),
    ("beta.threads.messages.update", {"thread_id": "t", "message_id": "m"}, "POST /threads/t/messages/m", {}),
    ("beta.threads.messages.delete", {"thread_id": "t", "message_id": "m"}, "DELETE /threads/t/messages/m", None),
    ("beta.threads.runs.list", {"thread_id": "t", "after": "r"}, "GET /threads/t/runs?after=r", None),
    ("beta.threads.runs.create", {"thread_id": "t", **RUN_BODY}, "POST /threads/t/runs", RUN_BODY),
    ("beta.threads.runs.retrieve", {"thread_id": "t", "run_id": "r"}, "GET /threads/t/runs/r", None),
    ("beta.threads.runs.update", {"thread_id": "t", "run_id": "r"}, "POST /threads/t/runs/r", {}),
    ("beta.threads.runs.cancel", {"thread_id": "t", "run_id": "r"}, "POST /threads/t/runs/r/cancel", None),
    (
        "beta.threads.runs.submit_tool_outputs",
        {"thread_id": "t", "run_id": "r", "tool_outputs": ({"tool_call_id": "c", "output": "1"},)},
        "POST /threads/t/runs/r/submit_tool_outputs",
        {"tool_outputs": [{"tool_call_id": "c", "output": "1"}]},
    ),
    (
        "beta.threads.runs.steps.list",
        {"thread_id": "t", "run_id": "r", "include": ["a", "b"]},
        "GET /threads/t/runs/r/steps?include%5B%5D=a&include%5B%5D=b",
        None,
    ),
    (
        "beta.threads.runs.steps.retrieve",
        {"thread_id": "t", "run_id": "r", "step_id": "s"},
        "GET /threads/t/runs/r/steps/s",
        None,
    ),
]


def client_of(side: Side, server: Loopback, **settings: Any) -> OpenAI | AsyncOpenAI:
    return (AsyncOpenAI if side.is_async else OpenAI)(base_url=server.url, api_key="test", **settings)


def orders_of_ids(place: str, arguments: dict[str, Any]) -> Iterator[tuple[list[str], dict[str, Any]]]:
    """By name; in the path's order; the last one first and the others by name, as existing code has it."""
    path = next(path for _, path, known in OPERATIONS if known == place)
    ids = re.findall(r"{(\w+)}", path)
    rest = {name: value for name, value in arguments.items() if name not in ids}
    yield [], arguments
    if len(ids) > 1:
        yield [arguments[name] for name in ids], rest
        yield [arguments[ids[-1]]], {**rest, **{name: arguments[name] for name in ids[:-1]}}


@pytest.mark.parametrize(("place", "arguments", "line", "body"), CALLS, ids=[call[0] for call in CALLS])
def test_a_call_sends_what_the_api_wants(
    side: Side, server: Loopback, place: str, arguments: dict[str, Any], line: str, body: Any
) -> None:
    page = {"object": "list", "data": [{"id": "x", "new_field": 1}], "has_more": False}
    answer = page if place.endswith(".list") else {"id": "x", "new_field": 1}
    for positional, named in orders_of_ids(place, arguments):
        server.add(reply(answer, headers={"x-request-id": "req_1"}, status=201))
        result = side.run(
            lambda client, positional=positional, named=named: attrgetter(place)(client)(*positional, **named),
            client=client_of(side, server),
        )
        assert result.to_dict() == answer
        assert result._request_id == "req_1"
        request = server.requests[-1]
        method, target = line.split(" ")
        assert (request.method, request.target) == (method, target)
        assert request.header("OpenAI-Beta") == "assistants=v2"
        assert request.header("Authorization") == "Bearer test"
        assert (request.json() if request.body else None) == body
        assert (request.header("Content-Type") == "application/json") == (body is not None)


@pytest.mark.parametrize("wrong", ["", ".", ".."])
@pytest.mark.parametrize("name", ["thread_id", "run_id", "step_id"])
def test_an_id_that_is_none_is_refused_before_anything_is_sent(
    side: Side, server: Loopback, name: str, wrong: str
) -> None:
    ids = {"thread_id": "t", "run_id": "r", "step_id": "s", name: wrong}
    with pytest.raises(ValueError, match=f"^{name} "):
        side.run(lambda client: client.beta.threads.runs.steps.retrieve(**ids), client=client_of(side, server))
    assert server.requests == []


def test_ids_are_percent_encoded(side: Side, server: Loopback) -> None:
    server.add(reply({"id": "x"}))
    side.run(
        lambda client: client.beta.threads.messages.retrieve("a/../b?c#d", "é %2e"), client=client_of(side, server)
    )
    assert server.requests[0].target == f"/threads/a%2F..%2Fb%3Fc%23d/messages/%C3%A9%20%252e"


def test_missing_and_unknown_arguments_are_type_errors(side: Side, server: Loopback) -> None:
    def attempt(**arguments: Any) -> None:
        with pytest.raises(TypeError, match=arguments.pop("match")):
            place = attrgetter(arguments.pop("place"))
            ids = arguments.pop("ids", [])
            side.run(lambda client: place(client)(*ids, **arguments), client=client_of(side, server))

    messages, runs = "beta.threads.messages", "beta.threads.runs"
    attempt(place=f"{messages}.create", ids=["t"], role="user", match="content")
    attempt(place=f"{messages}.create", ids=["t"], role="user", content="Hi", colour="red", match="colour")
    attempt(place=f"{messages}.retrieve", ids=["m"], match="missing 'message_id'")
    attempt(place=f"{messages}.retrieve", match="missing 'thread_id' and 'message_id'")
    attempt(place=f"{messages}.retrieve", ids=["t", "m"], thread_id="t", match="takes 2 ids")
    attempt(place=f"{messages}.retrieve", ids=["t", "m"], colour="red", match="colour")
    attempt(place=f"{runs}.steps.list", ids=["r"], match="missing 'run_id'")
    attempt(place=f"{runs}.create", ids=["t"], match="assistant_id")
    attempt(place=f"{messages}.create", ids=["t"], role="user", content=object(), match="content can't be sent")
    attempt(place="beta.threads.create", metadata={"a": {1: 2}}, match="keys of metadata.a must be strings")
    attempt(place="beta.threads.retrieve", ids=[5], match="thread_id must be a string")
    assert server.requests == []


@pytest.mark.parametrize("missing", [None, ""])
def test_a_missing_id_is_a_value_error(side: Side, server: Loopback, missing: Any) -> None:
    for place, ids in {
        "beta.threads.retrieve": [missing],
        "beta.threads.runs.retrieve": ["t", missing],
        "beta.threads.runs.create_and_poll": [missing],
        "files.content": [missing],
        "vector_stores.files.list": [missing],
    }.items():
        arguments = {"assistant_id": "a"} if place.endswith("create_and_poll") else {}

        def call(client: Any, place: str = place, ids: Any = ids, arguments: Any = arguments) -> Any:
            return attrgetter(place)(client)(*ids, **arguments)

        with pytest.raises(ValueError, match="_id must not be (None|empty)"):
            side.run(call, client=client_of(side, server))
    assert server.requests == []


def test_any_iterable_is_an_argument(side: Side, server: Loopback) -> None:
    server.add(reply({"id": "x"}))
    messages: Any = ({"role": role, "content": "Hi"} for role in ("user", "assistant"))
    side.run(lambda client: client.beta.threads.create(messages=messages), client=client_of(side, server))
    assert [message["role"] for message in server.requests[0].json()["messages"]] == ["user", "assistant"]
    include: Any = iter(["a", "b"])
    server.add(reply(status=503), reply({"id": "s"}))
    side.run(
        lambda client: client.beta.threads.runs.steps.retrieve("t", "r", "s", include=include),
        client=client_of(side, server, clock=FakeClock()),
    )
    assert [request.target.partition("?")[2] for request in server.requests[1:]] == ["include%5B%5D=a&include%5B%5D=b"] * 2


def test_omit_is_left_out_and_none_is_null(side: Side, server: Loopback) -> None:
    server.add(reply({"id": "x"}))
    arguments: dict[str, Any] = {"metadata": None, "messages": omit, "tool_resources": NOT_GIVEN}
    side.run(lambda client: client.beta.threads.create(**arguments), client=client_of(side, server))
    assert server.requests[0].json() == {"metadata": None}


def test_the_extras_win(side: Side, server: Loopback) -> None:
    server.add(reply({"id": "x"}))
    side.run(
        lambda client: client.beta.threads.create(
            metadata={"a": "b"},
            extra_headers={"openai-beta": "assistants=v9", "authorization": Omit()},
            extra_query={"api-version": "1"},
            extra_body={"metadata": {"c": "d"}, "more": True},
        ),
        client=client_of(side, server),
    )
    request = server.requests[0]
    assert request.target.endswith("/threads?api-version=1")
    assert request.json() == {"metadata": {"c": "d"}, "more": True}
    assert request.header("OpenAI-Beta") == "assistants=v9"
    assert request.header("Authorization") is None


def test_models_are_arguments(side: Side, server: Loopback) -> None:
    run = models.Run.from_dict({"tools": [{"type": "function", "function": {"name": "f", "new": 1}}]})
    server.add(reply({"id": "x"}))
    side.run(
        lambda client: client.beta.assistants.create(model="m", tools=run.tools), client=client_of(side, server)
    )
    assert server.requests[0].json() == {"model": "m", "tools": run.to_dict()["tools"]}


def test_each_creation_says_what_to_look_up_if_its_response_is_lost() -> None:
    """Without that, it would be repeated."""
    spec = Path(__file__).resolve().parents[2] / "spec"
    documents = [read_yaml(spec / name).content for name in ("threads.yaml", "files.yaml")]
    operations = [each for document in documents for item in document["paths"].values() for each in item.values()]
    creations = [each for each in operations if each["x-sdk-method"].rpartition(".")[2].startswith("create")]
    assert creations
    assert [each["operationId"] for each in creations if "x-sdk-ambiguous-hint" not in each] == []


@pytest.mark.parametrize("cut", [Cut(), Cut(reset=True)], ids=["closed", "reset"])
def test_a_lost_answer_never_makes_two_runs(side: Side, server: Loopback, cut: Cut) -> None:
    server.add(cut)
    with pytest.raises(Exception, match=r"beta\.threads\.runs\.list\(thread_id\)") as caught:
        side.run(
            lambda client: client.beta.threads.runs.create("t", assistant_id="a"), client=client_of(side, server)
        )
    assert caught.value.ambiguous is True  # type: ignore[attr-defined]
    assert len(server.requests) == 1


def test_errors_are_typed_and_unwrapped(side: Side, server: Loopback) -> None:
    body = {"error": {"message": "No thread found.", "type": "invalid_request_error", "param": "id", "code": "c"}}
    server.add(reply(body, status=404, headers={"x-request-id": "req_9"}), reply({"error": "nope"}, status=400))
    with pytest.raises(NotFoundError, match="No thread found") as caught:
        side.run(lambda client: client.beta.threads.retrieve("t"), client=client_of(side, server))
    error = caught.value
    assert (error.status_code, error.request_id, error.param, error.code) == (404, "req_9", "id", "c")
    assert error.body == body["error"]
    with pytest.raises(BadRequestError, match="nope"):
        side.run(lambda client: client.beta.threads.retrieve("t"), client=client_of(side, server))


def test_raw_responses_of_the_generated_resources(side: Side, server: Loopback) -> None:
    server.add(reply({"id": "x"}, headers={"x-request-id": "req_1"}))
    response = side.run(
        lambda client: client.with_raw_response.beta.threads.messages.retrieve("m", thread_id="t"),
        client=client_of(side, server),
    )
    assert (response.status_code, response.request_id, response.retries_taken) == (200, "req_1", 0)
    assert isinstance(response.parse(), models.Message)
    assert response.parse() is response.parse()


def test_an_upload_reports_its_progress(side: Side, server: Loopback) -> None:
    server.add(reply({"id": "file-1", "object": "file"}))
    seen: list[tuple[int, int]] = []
    side.run(
        lambda client: client.files.create(
            file=("notes.txt", b"content"), purpose="assistants", progress=lambda sent, total: seen.append((sent, total))
        ),
        client=client_of(side, server),
    )
    size = len(server.requests[0].body)
    assert seen[-1] == (size, size)
