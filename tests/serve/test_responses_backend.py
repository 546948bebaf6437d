"""A server of the Responses API as the assistant: its requests, and how its output is used."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

import httpx
import openai
import pytest

from assistant_threads import OpenAI
from assistant_threads.sandbox import Sandbox
from assistant_threads.sandbox.assistants.responses_backend import ResponsesBackend
from tests.sandbox.conftest import FUNCTION, HEADERS
from tests.serve.responses import (
    call,
    code,
    events,
    message,
    reasoning,
    refusal,
    response,
    sse,
    stream_of,
    streamed,
    whole,
)
from tests.support.loopback import Loopback, reply
from tests.support.shared_material import event_data

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def sandbox(server: Loopback) -> Iterator[Sandbox]:
    backend = ResponsesBackend(f"{server.url}/v1", api_key="secret")
    with Sandbox(check_answers=True, assistant=backend) as sandbox:
        yield sandbox


@pytest.fixture
def model(sandbox: Sandbox) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=sandbox.base_url, headers=HEADERS, timeout=10) as client:
        yield client


@pytest.fixture
def unchecked(server: Loopback) -> Iterator[httpx.Client]:
    """A client of a sandbox that may send what the document does not describe."""
    with (
        Sandbox(assistant=ResponsesBackend(f"{server.url}/v1")) as sandbox,
        httpx.Client(base_url=sandbox.base_url, headers=HEADERS, timeout=10) as client,
    ):
        yield client


@pytest.fixture(params=[openai.OpenAI, OpenAI])
def client(sandbox: Sandbox, request: pytest.FixtureRequest) -> Iterator[Any]:
    with request.param(base_url=sandbox.base_url, api_key="test", max_retries=0) as client:
        yield client


def run(model: httpx.Client, text: str | list[Any] = "Hi", /, *, tools: Any = (), **body: Any) -> list[tuple[str, Any]]:
    assistant = model.post("/assistants", json={"model": "m", "instructions": "Be kind.", "tools": list(tools)}).json()
    thread = {"messages": [{"role": "user", "content": text}]}
    started = model.post(
        "/threads/runs", json={"assistant_id": assistant["id"], "thread": thread, "stream": True} | body
    )
    assert started.status_code == 200, started.text
    return event_data(started.text)


def submit(model: httpx.Client, waiting: Any, *outputs: str) -> list[tuple[str, Any]]:
    calls = waiting["required_action"]["submit_tool_outputs"]["tool_calls"]
    body = [{"tool_call_id": each["id"], "output": output} for each, output in zip(calls, outputs, strict=True)]
    path = f"/threads/{waiting['thread_id']}/runs/{waiting['id']}/submit_tool_outputs"
    return event_data(model.post(path, json={"tool_outputs": body, "stream": True}).text)


def messages_of(found: list[tuple[str, Any]]) -> list[Any]:
    return [data["content"] for name, data in found if name == "thread.message.completed"]


def steps_of(found: list[tuple[str, Any]]) -> list[Any]:
    return [data for name, data in found if name == "thread.run.step.completed"]


def error_of(found: list[tuple[str, Any]]) -> tuple[str, str]:
    name, data = found[-1]
    assert name == "thread.run.failed"
    return data["last_error"]["code"], data["last_error"]["message"]


def test_a_conversation(server: Loopback, model: httpx.Client) -> None:
    server.add(streamed(reasoning(), message("Hel", "lo")))
    schema = {"name": "reply", "schema": {"type": "object"}, "strict": True}
    found = run(
        model,
        "Hi",
        temperature=0.2,
        reasoning_effort="low",
        max_completion_tokens=300,
        response_format={"type": "json_schema", "json_schema": schema},
    )
    deltas = [data["delta"]["content"][0]["text"]["value"] for name, data in found if name == "thread.message.delta"]
    assert deltas == ["Hel", "lo"]
    usage = {
        "prompt_tokens": 70,
        "completion_tokens": 30,
        "total_tokens": 100,
        "prompt_token_details": {"cached_tokens": 64},
        "completion_tokens_details": {"reasoning_tokens": 20},
    }
    assert (found[-1][1]["status"], found[-1][1]["usage"]) == ("completed", usage)
    assert [step["usage"] for step in steps_of(found)] == [usage]
    [request] = server.requests
    assert request.target == "/v1/responses"
    assert request.header("authorization") == "Bearer secret"
    assert request.json() == {
        "model": "m",
        "instructions": "Be kind.",
        "input": [{"role": "user", "content": [{"type": "input_text", "text": "Hi"}]}],
        "stream": True,
        "store": False,
        "include": ["reasoning.encrypted_content"],
        "temperature": 0.2,
        "reasoning": {"effort": "low"},
        "text": {"format": {"type": "json_schema", **schema}},
        "max_output_tokens": 300,
    }


def test_settings_are_sent_only_if_given(server: Loopback, model: httpx.Client) -> None:
    server.add(streamed(message("a")), streamed(message("b")), streamed(message("c")))
    run(model)
    run(model, temperature=1)
    assistant = model.post("/assistants", json={"model": "m", "top_p": 1}).json()
    changed = model.post(f"/assistants/{assistant['id']}", json={"temperature": 1, "name": "n"}).json()
    model.post("/threads/runs", json={"assistant_id": changed["id"], "stream": True})
    sent = [{name for name in ("temperature", "top_p") if name in each.json()} for each in server.requests]
    assert sent == [set(), {"temperature"}, {"temperature", "top_p"}]


def test_parallel_calls_with_reasoning_between_the_rounds(server: Loopback, model: httpx.Client) -> None:
    first, second = call("get_weather", '{"city": "Paris"}', "call_a"), call("get_weather", "{}", "call_b")
    server.add(
        streamed(reasoning("round one"), message("Let me see."), first, second),
        streamed(reasoning("round two"), call("get_weather", "[]", "call_c")),
        streamed(message("Sunny.")),
    )
    waiting = run(model, tools=[FUNCTION], parallel_tool_calls=False, tool_choice="required")[-1][1]
    calls = waiting["required_action"]["submit_tool_outputs"]["tool_calls"]
    assert [each["function"]["arguments"] for each in calls] == ['{"city": "Paris"}', "{}"]
    again = submit(model, waiting, "sun", "rain")[-1][1]
    done = submit(model, again, "snow")
    assert done[-1][1]["status"] == "completed"
    assert done[-1][1]["usage"]["total_tokens"] == 300
    path = f"/threads/{waiting['thread_id']}/runs/{waiting['id']}/steps"
    steps = model.get(path, params={"order": "asc"}).json()["data"]
    assert [step["usage"]["total_tokens"] for step in steps] == [0, 100, 100, 100]
    bodies = [request.json() for request in server.requests]
    assert bodies[0]["tools"] == [{"type": "function", "strict": False, **FUNCTION["function"]}]  # type: ignore[dict-item]
    assert [(body["tool_choice"], body["parallel_tool_calls"]) for body in bodies] == [
        ("required", False),
        ("auto", False),
        ("auto", False),
    ]
    kept = bodies[2]["input"][1:]
    assert [item["type"] for item in kept] == [
        "reasoning",
        "message",
        "function_call",
        "function_call",
        "function_call_output",
        "function_call_output",
        "reasoning",
        "function_call",
        "function_call_output",
    ]
    assert [item["encrypted_content"] for item in kept if item["type"] == "reasoning"] == ["round one", "round two"]
    assert [(each["call_id"], each["output"]) for each in kept if each["type"] == "function_call_output"] == [
        ("call_a", "sun"),
        ("call_b", "rain"),
        ("call_c", "snow"),
    ]
    assert "status" not in kept[0]


def test_tool_choice_of_a_function(server: Loopback, model: httpx.Client) -> None:
    server.add(streamed(message("x")))
    run(model, tools=[FUNCTION], tool_choice={"type": "function", "function": {"name": "get_weather"}})
    assert server.requests[0].json()["tool_choice"] == {"type": "function", "name": "get_weather"}


def test_text_after_calls_is_left_for_the_next_turn(server: Loopback, model: httpx.Client) -> None:
    server.add(streamed(call("f", "{}"), message("One moment.")), streamed(message("Done.")))
    waiting = run(model, tools=[FUNCTION])[-1][1]
    assert waiting["status"] == "requires_action"
    texts = [content[0]["text"]["value"] for content in messages_of(submit(model, waiting, "1"))]
    assert texts == ["One moment.", "Done."]


def test_images_as_input(server: Loopback, model: httpx.Client) -> None:
    file = model.post("/files", data={"purpose": "vision"}, files={"file": ("a.png", b"PNG")}).json()
    server.add(streamed(message("A cat.")))
    run(
        model,
        [
            {"type": "text", "text": "What is it?"},
            {"type": "image_url", "image_url": {"url": "https://example.com/a.png", "detail": "low"}},
            {"type": "image_file", "image_file": {"file_id": file["id"]}},
        ],
    )
    assert server.requests[0].json()["input"][0]["content"] == [
        {"type": "input_text", "text": "What is it?"},
        {"type": "input_image", "image_url": "https://example.com/a.png", "detail": "low"},
        {"type": "input_image", "image_url": "data:image/png;base64,UE5H", "detail": "auto"},
    ]


def test_refusals(server: Loopback, model: httpx.Client) -> None:
    server.add(streamed(refusal("I can't help.")), whole(refusal("No.")))
    assert messages_of(run(model)) == [[{"type": "refusal", "refusal": "I can't help."}]]
    assert messages_of(run(model)) == [[{"type": "refusal", "refusal": "No."}]]


def test_incomplete(server: Loopback, model: httpx.Client) -> None:
    server.add(streamed(message("So"), status="incomplete", incomplete_details={"reason": "max_output_tokens"}))
    found = run(model)
    assert found[-1][0] == "thread.run.incomplete"
    assert found[-1][1]["incomplete_details"] == {"reason": "max_completion_tokens"}
    assert found[-1][1]["usage"]["completion_tokens"] == 30
    names = [name for name, _ in found]
    assert "thread.message.incomplete" in names
    assert "thread.message.completed" not in names


@pytest.mark.parametrize("respond", [streamed, whole])
def test_every_kind_of_citation(server: Loopback, unchecked: httpx.Client, respond: Any) -> None:
    text = "A fact. See the web. sandbox:/mnt/data/plot.csv"
    annotations = [
        {"type": "file_citation", "index": 7, "file_id": "file-1", "filename": "facts.txt"},
        {"type": "url_citation", "start_index": 12, "end_index": 19, "url": "https://example.com", "title": "Web"},
        {"type": "container_file_citation", "container_id": "cntr_1", "file_id": "cfile_1", "filename": "plot.csv",
         "start_index": 21, "end_index": 47},
    ]  # fmt: skip
    server.add(
        respond(message("A fact.", " See the web.", " sandbox:/mnt/data/plot.csv", annotations=annotations)),
        reply(b"a,b\n", headers={"Content-Type": "text/csv"}),
    )
    [[part]] = messages_of(run(unchecked))
    shown = part["text"]["value"]
    assert shown == f"A fact.【0:0†facts.txt】{text[7:]}"
    file, url, path = part["text"]["annotations"]
    for each in (file, url, path):
        assert shown[each["start_index"] : each["end_index"]] == each["text"]
    assert file["file_citation"] == {"file_id": "file-1"}
    assert (url["text"], url["url_citation"]) == ("the web", {"url": "https://example.com", "title": "Web"})
    assert path["text"] == "sandbox:/mnt/data/plot.csv"
    file_id = path["file_path"]["file_id"]
    assert unchecked.get(f"/files/{file_id}").json()["purpose"] == "assistants_output"
    assert unchecked.get(f"/files/{file_id}/content").content == b"a,b\n"
    assert server.requests[1].target == "/v1/containers/cntr_1/files/cfile_1/content"


@pytest.mark.parametrize("respond", [streamed, whole])
def test_an_image_that_is_not_linked_does_not_split_the_text(
    server: Loopback, model: httpx.Client, respond: Any
) -> None:
    link = "sandbox:/mnt/data/a.csv"
    files = [
        {"type": "container_file_citation", "container_id": "cntr_1", "file_id": f"cfile_{name}", "filename": name,
         "start_index": start, "end_index": end}
        for name, start, end in [("plot.png", 0, 0), ("a.csv", 10, 10 + len(link))]
    ]  # fmt: skip
    server.add(respond(message("The data: ", link, annotations=files)), reply(b"PNG"), reply(b"1,2"))
    [[text, image]] = messages_of(run(model))
    assert text["text"]["value"] == f"The data: {link}"
    [annotation] = text["text"]["annotations"]
    assert (annotation["text"], annotation["start_index"]) == (link, 10)
    assert model.get(f"/files/{image['image_file']['file_id']}/content").content == b"PNG"


def test_the_code_interpreter(server: Loopback, model: httpx.Client) -> None:
    picture = base64.b64encode(b"PNG of a plot").decode()
    file = model.post("/files", data={"purpose": "assistants"}, files={"file": ("data.csv", b"1,2")}).json()
    server.add(
        reply({"id": "file-upstream"}),
        streamed(
            code("x = 6 * 7", {"type": "logs", "logs": "42\n"}),
            code("plot(x)", {"type": "image", "url": f"data:image/png;base64,{picture}"}, identifier="ci_2"),
            message("Here it is."),
        ),
    )
    resources = {"code_interpreter": {"file_ids": [file["id"]]}}
    assistant = model.post(
        "/assistants", json={"model": "m", "tools": [{"type": "code_interpreter"}], "tool_resources": resources}
    ).json()
    body = {"assistant_id": assistant["id"], "stream": True}
    found = event_data(model.post("/threads/runs", json=body).text)
    first, second, last = steps_of(found)
    [calculation], [plot] = (step["step_details"]["tool_calls"] for step in (first, second))
    assert calculation["code_interpreter"] == {"input": "x = 6 * 7", "outputs": [{"type": "logs", "logs": "42\n"}]}
    file_id = plot["code_interpreter"]["outputs"][0]["image"]["file_id"]
    assert model.get(f"/files/{file_id}/content").content == b"PNG of a plot"
    [[image, text]] = messages_of(found)
    assert (image["image_file"]["file_id"], text["text"]["value"]) == (file_id, "Here it is.")
    deltas = [data["delta"]["step_details"]["tool_calls"][0] for name, data in found if name.endswith("step.delta")]
    inputs = [each["code_interpreter"].get("input") for each in deltas]
    assert inputs[:4] == ["", "x = ", "6 * ", "7"]
    assert [step["usage"]["total_tokens"] for step in (first, second, last)] == [0, 0, 100]
    upload, request = server.requests
    assert upload.target == "/v1/files"
    assert b"1,2" in upload.body
    sent = request.json()
    container = {"type": "auto", "file_ids": ["file-upstream"]}
    assert sent["tools"] == [{"type": "code_interpreter", "container": container}]
    assert "code_interpreter_call.outputs" in sent["include"]


def test_images_of_the_assistant_become_text(server: Loopback, model: httpx.Client) -> None:
    picture = base64.b64encode(b"PNG").decode()
    server.add(
        streamed(code("plot()", {"type": "image", "url": f"data:image/png;base64,{picture}"})),
        streamed(message("As you saw.")),
    )
    done = run(model, tools=[{"type": "code_interpreter"}])
    [[image]] = messages_of(done)
    body = {"assistant_id": done[-1][1]["assistant_id"]}
    model.post(f"/threads/{done[-1][1]['thread_id']}/runs", json=body | {"stream": True})
    assert server.requests[1].json()["input"][1] == {
        "role": "assistant",
        "content": f"[image: {image['image_file']['file_id']}]",
    }


def test_local_file_search(server: Loopback, model: httpx.Client) -> None:
    file = model.post("/files", data={"purpose": "assistants"}, files={"file": ("p.txt", b"Returns take 30 days.")})
    store = model.post("/vector_stores", json={"file_ids": [file.json()["id"]]}).json()
    resources = {"file_search": {"vector_store_ids": [store["id"]]}}
    assistant = model.post(
        "/assistants", json={"model": "m", "tools": [{"type": "file_search"}], "tool_resources": resources}
    ).json()
    server.add(
        streamed(reasoning(), call("file_search", '{"query": "returns"}')),
        streamed(message("30 days【0:0", "†p.txt】.")),
    )
    thread = {"messages": [{"role": "user", "content": "How long?"}]}
    body = {"assistant_id": assistant["id"], "thread": thread, "stream": True, "tool_choice": {"type": "file_search"}}
    found = event_data(model.post("/threads/runs", json=body).text)
    search, answer = steps_of(found)
    assert search["step_details"]["tool_calls"][0]["file_search"]["results"][0]["file_name"] == "p.txt"
    assert [step["usage"]["total_tokens"] for step in (search, answer)] == [100, 100]
    [[part]] = messages_of(found)
    [citation] = part["text"]["annotations"]
    assert (part["text"]["value"], citation["text"]) == ("30 days【0:0†p.txt】.", "【0:0†p.txt】")
    first, second = (request.json() for request in server.requests)
    assert first["tool_choice"] == {"type": "function", "name": "file_search"}
    assert [item["type"] for item in second["input"][1:]] == ["reasoning", "function_call", "function_call_output"]
    assert "Returns take 30 days." in second["input"][-1]["output"]
    assert second["tool_choice"] == "auto"


def test_a_file_search_upstream(server: Loopback, client: Any) -> None:
    found = [{"file_id": "file-1", "filename": "p.txt", "score": 0.9, "text": "30 days", "attributes": {}}]
    item = {"type": "file_search_call", "id": "fs_1", "status": "completed", "queries": ["q"], "results": found}
    server.add(streamed(item, message("30 days.")))
    assistant = client.beta.assistants.create(model="m")
    done = client.beta.threads.create_and_run_poll(assistant_id=assistant.id, poll_interval_ms=1)
    steps = client.beta.threads.runs.steps.list(
        done.id,
        thread_id=done.thread_id,
        order="asc",
        include=["step_details.tool_calls[*].file_search.results[*].content"],
    )
    [result] = next(iter(steps)).step_details.tool_calls[0].file_search.results
    assert (result.file_name, result.score, result.content[0].text) == ("p.txt", 0.9, "30 days")


def test_what_the_document_does_not_know_is_kept(server: Loopback, unchecked: httpx.Client) -> None:
    item = {"type": "web_search_call", "id": "ws_1", "status": "completed", "action": {"query": "news"}}
    server.add(streamed(item, message("News.")))
    done = run(unchecked)[-1][1]
    with OpenAI(base_url=str(unchecked.base_url), api_key="test") as client:
        steps = list(client.beta.threads.runs.steps.list(done["id"], thread_id=done["thread_id"], order="asc"))
    kept = steps[0].to_dict()["step_details"]["tool_calls"][0]
    assert (kept["type"], kept["web_search_call"]["action"]) == ("web_search_call", {"query": "news"})


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (reply({"error": {"message": "Slow down.", "code": "rate_limit_exceeded"}}, status=429), "rate_limit_exceeded",
         "responded with status 429: Slow down."),
        (reply({"error": {"message": "You exceeded your quota.", "code": "insufficient_quota"}}, status=403),
         "rate_limit_exceeded", "You exceeded your quota."),
        (reply({"error": {"message": '{"error": {"message": "Inner reason."}}'}}, status=400), "invalid_prompt",
         "status 400: Inner reason."),
        (reply({"error": {"message": "Incorrect API key provided: secret"}}, status=401), "server_error",
         "refused the API key of this server"),
        (reply([b"<html><head><title>502</title></head>\n<body><h1>Bad\nGateway</h1></body></html>"], status=502),
         "server_error", "status 502: Bad Gateway"),
        (reply([b"<html></html>"], status=503), "server_error", "status 503: it gave no reason"),
        (reply([b'{"detail": "Not Found"}'], status=404), "invalid_prompt", "status 404: Not Found"),
        (stream_of({"type": "error", "code": "insufficient_quota", "message": "No quota.", "param": None}),
         "rate_limit_exceeded", "No quota."),
        (stream_of({"type": "error", "error": {"type": "invalid_request_error", "message": "Bad image."}}),
         "invalid_prompt", "Bad image."),
        (streamed(status="failed", error={"code": "server_error", "message": "Broken."}, usage=None), "server_error",
         "Broken."),
        (streamed(message("So"), status="incomplete", incomplete_details={"reason": "content_filter"}),
         "invalid_prompt", "content filter"),
        (stream_of(*events(message("So"))[:-1]), "server_error", "ended unexpectedly"),
        (reply(b"data: {oops\n\n", headers={"Content-Type": "text/event-stream"}), "server_error",
         "sent an invalid response"),
        (reply([sse(*events(message("So"))[:6])], headers={"Content-Type": "text/event-stream"}, end="close"),
         "server_error", "cannot be reached"),
    ],
)  # fmt: skip
def test_failures(server: Loopback, model: httpx.Client, answer: Any, code: str, words: str) -> None:
    server.add(answer)
    found, text = error_of(run(model))
    assert found == code
    assert words in text
    assert "secret" not in text


def test_a_cut_message_is_never_completed(server: Loopback, model: httpx.Client) -> None:
    server.add(stream_of(*events(message("So far"))[:5]))
    names = [name for name, _ in run(model)]
    assert "thread.message.incomplete" in names
    assert "thread.message.completed" not in names


def test_usage_with_an_empty_message_at_the_end(server: Loopback, model: httpx.Client) -> None:
    server.add(streamed(code("1"), message("")), whole(message("a"), message(""), message("b")))
    for usages in ([100], [0, 100]):
        found = run(model)
        assert found[-1][1]["usage"]["total_tokens"] == 100
        assert [step["usage"]["total_tokens"] for step in steps_of(found)] == usages


def test_servers_that_send_little(server: Loopback, model: httpx.Client) -> None:
    """Deltas without items; items without deltas; the final response alone."""
    server.add(
        stream_of(
            {"type": "response.output_text.delta", "delta": "Hel"},
            {"type": "response.output_text.delta", "delta": "lo"},
            {"type": "response.completed", "response": {"output": []}},
        ),
        stream_of(
            {"type": "response.output_item.done", "item": message("Hello")},
            {"type": "response.completed", "response": {}},
        ),
        stream_of({"type": "response.completed", "response": response([message("Hello")])}),
        whole(message("Hello")),
    )
    for _ in range(4):
        assert [content[0]["text"]["value"] for content in messages_of(run(model))] == ["Hello"]


@pytest.mark.parametrize("without", [{"output_index"}, {"item_id"}, {"output_index", "item_id"}])
@pytest.mark.parametrize("kind", ["added", "delta", "done"])
def test_events_that_name_an_item_in_different_ways(
    server: Loopback, model: httpx.Client, without: set[str], kind: str
) -> None:
    items = message("Hel", "lo", identifier="msg_1"), message("Bye", identifier="msg_2"), call("f", "{}", "call_1")
    sent = [
        {name: value for name, value in each.items() if name not in without or not each["type"].endswith(kind)}
        for each in events(*items)
    ]
    server.add(stream_of(*sent))
    found = run(model, tools=[FUNCTION])
    assert [content[0]["text"]["value"] for content in messages_of(found)] == ["Hello", "Bye"]
    [wanted] = found[-1][1]["required_action"]["submit_tool_outputs"]["tool_calls"]
    assert wanted["function"] == {"name": "f", "arguments": "{}"}


@pytest.mark.parametrize("missing", ["response.output_item.added", "response.output_item.done"])
def test_calls_that_are_not_announced_or_not_completed(server: Loopback, model: httpx.Client, missing: str) -> None:
    items = call("f", '{"a": 1}', "call_1"), call("g", "{}", "call_2")
    server.add(stream_of(*(each for each in events(*items) if each["type"] != missing)), streamed(message("Done.")))
    waiting = run(model, tools=[FUNCTION])[-1][1]
    calls = waiting["required_action"]["submit_tool_outputs"]["tool_calls"]
    assert [each["function"] for each in calls] == [
        {"name": "f", "arguments": '{"a": 1}'},
        {"name": "g", "arguments": "{}"},
    ]
    assert submit(model, waiting, "1", "2")[-1][0] == "thread.run.completed"
    outputs = [(each["call_id"], each["output"]) for each in server.requests[1].json()["input"] if "output" in each]
    assert outputs == [("call_1", "1"), ("call_2", "2")]
