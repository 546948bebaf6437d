"""Runs in progress when the server is stopped: resumed if the model's server goes on with their response."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from attrs import field, frozen

from assistant_threads import OpenAI
from assistant_threads.sandbox import Sandbox
from assistant_threads.sandbox.assistants.responses_backend import ResponsesBackend
from assistant_threads.sandbox.model.actions import Action, Pause, TextDelta, Turn
from assistant_threads.sandbox.serving.metrics import Metered, Metrics
from tests.cli.conftest import Commands
from tests.sandbox.conftest import FUNCTION, HEADERS, Clock
from tests.serve.conftest import serving
from tests.serve.responses import Item, call, code, events, message, reasoning, sse, streamed, whole
from tests.serve.test_upstream_copies import Upstream, add_file, add_store, search_call, searching
from tests.support.loopback import Loopback, Reply, Request, reply

PICTURE = f"data:image/png;base64,{base64.b64encode(b'PNG of a plot').decode()}"
CITED = {
    "type": "container_file_citation",
    "container_id": "cntr_1",
    "file_id": "cfile_1",
    "filename": "table.csv",
    "start_index": 4,
    "end_index": 7,
}
ITEMS = (
    reasoning(),
    message("First, ", "a plot."),
    code("plot()", {"type": "logs", "logs": "ok"}, {"type": "image", "url": PICTURE}),
    message("The ", "csv", " is done.", annotations=[CITED], identifier="msg_2"),
)

HALF = message("Half")


class Observed(Metered):
    """Sets `ended` once a turn is over, and what follows from that is stored."""

    def __init__(self, backend: ResponsesBackend, metrics: Metrics) -> None:
        super().__init__(backend, metrics)
        self.ended = threading.Event()

    async def turn(self, turn: Turn) -> AsyncIterator[Action]:
        try:
            async for action in super().turn(turn):
                yield action
        finally:
            asyncio.get_running_loop().call_soon(self.ended.set)


class Client(httpx.Client):
    """A client of a server whose turns are observed."""

    def __init__(self, assistant: Observed, url: str) -> None:
        super().__init__(base_url=url, headers=HEADERS, timeout=10)
        self.assistant = assistant


@contextmanager
def serve(
    server: Loopback,
    db: Path,
    *,
    background: bool = True,
    vector_stores: bool = False,
    metrics: Metrics | None = None,
    **settings: Any,
) -> Iterator[Client]:
    """A server over the loopback model; stopped at the end without waiting for runs."""
    backend = ResponsesBackend(f"{server.url}/v1", background=background, vector_stores=vector_stores)
    assistant = Observed(backend, metrics or Metrics())
    with (
        Sandbox(db=db, check_answers=True, assistant=assistant, **settings) as sandbox,
        Client(assistant, sandbox.base_url) as http,
    ):
        yield http


@frozen
class Noted:
    """The reply to any further request to the model's server; `asked` tells that there was one."""

    answer: Reply
    asked: threading.Event = field(factory=threading.Event)

    def __call__(self, request: Request) -> Reply:
        self.asked.set()
        return self.answer


def cut(*items: Item, after: str, index: int | None = None, **fields: Any) -> Reply:
    """A streamed response that stalls after the first event of a type, for an item."""
    sent = events(*items, **fields)
    matches = [each["type"] == after and each.get("output_index") == index for each in sent]
    begun = sent[: matches.index(True) + 1]
    return reply([sse(*begun), threading.Event()], headers={"Content-Type": "text/event-stream"})


def begin(http: httpx.Client, steps: Sequence[str] | None = None, *, files: int = 0, **fields: Any) -> str:
    """Start a run, and wait until its steps have these statuses, if any are given; returns its path."""
    assistant = http.post("/assistants", json={"model": "m", **fields}).json()
    body = {"assistant_id": assistant["id"], "thread": {"messages": [{"role": "user", "content": "Hi"}]}}
    present = len(http.get("/files").json()["data"])

    def reached(run: str) -> bool:
        return steps is None or (
            statuses(http, run) == steps and len(http.get("/files").json()["data"]) == present + files
        )

    return follow(http, "/threads/runs", body, reached)


def follow(http: httpx.Client, path: str, body: Mapping[str, Any], reached: Callable[[str], bool]) -> str:
    """Read the events of a run until something is reached that follows from one of them; returns the path of the run.

    The run goes on without the reader.
    """
    run = ""
    with http.stream("POST", path, json={**body, "stream": True}) as response:
        for line in response.iter_lines():
            event = json.loads(line.removeprefix("data: ")) if line.startswith("data: {") else {}
            if event.get("object") == "thread.run":
                run = f"/threads/{event['thread_id']}/runs/{event['id']}"
            if run and event and reached(run):
                return run
    raise AssertionError("the events ended before")


def statuses(http: httpx.Client, run: str) -> list[str]:
    """Of the steps."""
    return [step["status"] for step in http.get(f"{run}/steps", params={"order": "asc"}).json()["data"]]


def ended(http: Client, run: str, status: str = "completed") -> Any:
    """The run, once its turn is over."""
    assert http.assistant.ended.wait(30)
    return with_status(http, run, status)


def with_status(http: httpx.Client, run: str, status: str) -> Any:
    found = http.get(run).json()
    assert found["status"] == status, found["last_error"]
    return found


def texts(http: httpx.Client, run: str) -> list[str]:
    """Of the assistant's messages."""
    messages = http.get(f"{run.partition('/runs')[0]}/messages", params={"order": "asc"}).json()["data"]
    written = [each["content"] for each in messages if each["role"] == "assistant"]
    return ["".join(part["text"]["value"] for part in content if part["type"] == "text") for content in written]


def everything(http: httpx.Client, run: str) -> str:
    """The run, its steps, messages and files, with names in place of ids and without times."""
    place = run.partition("/runs")[0]
    parts = [http.get(run)] + [
        http.get(path, params={"order": "asc"}) for path in (f"{run}/steps", f"{place}/messages", "/files")
    ]
    text = re.sub(r'"(\w+_at)": \d+', r'"\1": 0', "\n".join(part.text for part in parts))
    ids = dict.fromkeys(re.findall(r'"((?:asst|thread|run|step|msg|call|file)[_-]\w+)"', text))
    for number, identifier in enumerate(ids):
        text = text.replace(identifier, f"id-{number}")
    return text


def container(request: Request) -> Reply:
    assert request.target == "/v1/containers/cntr_1/files/cfile_1/content"
    return reply(b"a,b\n")


@pytest.mark.parametrize(
    ("after", "index", "steps", "files"),
    [
        ("response.created", None, [], 0),
        ("response.output_text.delta", 1, ["in_progress"], 0),
        ("response.output_item.done", 1, ["in_progress"], 0),
        ("response.output_item.added", 2, ["completed", "in_progress"], 0),
        ("response.output_item.done", 2, ["completed", "in_progress"], 1),
        ("response.output_text.delta", 3, ["completed", "completed", "in_progress"], 1),
        ("response.output_item.done", 3, ["completed", "completed", "in_progress"], 2),
    ],
)
def test_nothing_is_lost_and_nothing_exists_twice(
    server: Loopback, tmp_path: Path, after: str, index: int | None, steps: list[str], files: int
) -> None:
    """However far a run was, it ends as one that was not interrupted."""
    server.default = container
    server.add(streamed(*ITEMS))
    tools = [{"type": "code_interpreter"}]
    with serve(server, tmp_path / "whole.db") as http:
        run = begin(http, tools=tools)
        ended(http, run)
        expected = everything(http, run)
    server.add(cut(*ITEMS, after=after, index=index))
    db = tmp_path / "threads.db"
    with serve(server, db) as http:
        run = begin(http, steps or None, files=files, tools=tools)
        assert server.stalled.wait(30)
        assert statuses(http, run) == steps
    server.add(whole(*ITEMS))
    with serve(server, db) as http:
        ended(http, run)
        assert everything(http, run) == expected
    sent = [each for each in server.requests if each.method == "POST"]
    assert [each.json() for each in sent] == [sent[0].json()] * 2
    assert [sent[0].json()[name] for name in ("background", "store", "stream")] == [True] * 3
    [asked] = [each for each in server.requests if each.method == "GET" and "containers" not in each.target]
    path, _, query = asked.target.partition("?")
    assert path == "/v1/responses/resp_1"
    assert httpx.QueryParams(query).get_list("include[]") == sent[0].json()["include"]


def test_a_killed_process(commands: Commands, server: Loopback, upstream: str) -> None:
    first, second = message("Done."), message("Half", " of it.", identifier="msg_2")
    server.add(cut(first, second, after="response.output_text.delta", index=1))
    arguments = ("--responses-url", upstream, "--db", "threads.db")
    with (
        serving(commands, *arguments, "--background") as served,
        httpx.Client(base_url=served.url, headers=HEADERS, timeout=10) as http,
    ):
        _, _, thread_id, _, run_id = begin(http, ["completed", "in_progress"]).split("/")
    server.add(whole(first, second))
    # The response is in the file: what later runs do is another matter.
    with serving(commands, *arguments) as served, OpenAI(base_url=served.url, api_key="any") as client:
        client.beta.threads.runs.poll(run_id, thread_id=thread_id, poll_interval_ms=20)
        messages = client.beta.threads.messages.list(thread_id, order="asc").data
        written = [each.content[0].text.value for each in messages if each.role == "assistant"]
        assert written == ["Done.", "Half of it."]
        lines = httpx.get(f"{served.root}/metrics").text.splitlines()
        assert 'assistant_threads_turns_total{outcome="completed"} 1.0' in lines
    assert len(server.requests) == 2


def test_function_calls(server: Loopback, tmp_path: Path) -> None:
    plot = code("plot()", {"type": "image", "url": PICTURE})
    calls_made = [call("get_weather", '{"city": "Paris"}'), call("get_weather", "{}", "call_2")]
    items = [message("One moment."), plot, *calls_made]
    db = tmp_path / "threads.db"
    server.add(cut(*items, after="response.function_call_arguments.delta", index=2))
    with serve(server, db) as http:
        tools = [FUNCTION, {"type": "code_interpreter"}]
        run = begin(http, ["completed", "completed", "in_progress"], files=1, tools=tools)
    server.add(whole(*items))
    with serve(server, db) as http:
        waiting = ended(http, run, "requires_action")
        calls = waiting["required_action"]["submit_tool_outputs"]["tool_calls"]
        assert [each["function"]["arguments"] for each in calls] == ['{"city": "Paris"}', "{}"]
        assert statuses(http, run) == ["completed", "completed", "in_progress"]
        # The next turn is another response.
        server.add(cut(message("Sun", "ny."), after="response.output_text.delta", index=0, id="resp_2"))
        outputs = [{"tool_call_id": each["id"], "output": each["function"]["arguments"]} for each in calls]
        body = {"tool_outputs": outputs}
        follow(http, f"{run}/submit_tool_outputs", body, lambda run: len(statuses(http, run)) == 4)
    server.add(whole(message("Sunny."), id="resp_2"))
    with serve(server, db) as http:
        ended(http, run)
        assert texts(http, run) == ["One moment.", "Sunny."]
        assert statuses(http, run) == ["completed"] * 4
        # Nor would the image of the first turn be in the message of the second without the restarts.
        [sunny, *_] = http.get(f"{run.partition('/runs')[0]}/messages").json()["data"]
        assert [part["type"] for part in sunny["content"]] == ["text"]
    first, second = (each.json() for each in server.requests if each.method == "POST")
    assert second["input"][len(first["input"]) + 2 :] == [
        *calls_made,
        {"type": "function_call_output", "call_id": "call_1", "output": '{"city": "Paris"}'},
        {"type": "function_call_output", "call_id": "call_2", "output": "{}"},
    ]
    assert server.requests[-1].target.startswith("/v1/responses/resp_2?")


@pytest.mark.parametrize(
    ("after", "index", "steps"),
    [
        ("response.created", None, ["completed"]),
        ("response.output_text.delta", 0, ["completed", "in_progress"]),
    ],
)
def test_a_file_search_is_not_repeated(
    server: Loopback, tmp_path: Path, after: str, index: int | None, steps: list[str]
) -> None:
    db = tmp_path / "threads.db"
    search = call("file_search", '{"query": "returns"}')
    answer = message("30 days【0:0", "†p.txt】.")
    server.add(streamed(search), cut(answer, after=after, index=index))
    with serve(server, db) as http:
        file = http.post("/files", data={"purpose": "assistants"}, files={"file": ("p.txt", b"Returns take 30 days.")})
        store = http.post("/vector_stores", json={"file_ids": [file.json()["id"]]}).json()
        resources = {"file_search": {"vector_store_ids": [store["id"]]}}
        run = begin(http, steps, tools=[{"type": "file_search"}], tool_resources=resources)
        assert server.stalled.wait(30)
        assert statuses(http, run) == steps
    server.add(whole(answer))
    with serve(server, db) as http:
        ended(http, run)
        assert statuses(http, run) == ["completed"] * 2
        assert texts(http, run) == ["30 days【0:0†p.txt】."]
        [written, _] = http.get(f"{run.partition('/runs')[0]}/messages").json()["data"]
        [citation] = written["content"][0]["text"]["annotations"]
        assert citation["file_citation"] == {"file_id": file.json()["id"]}


def test_a_file_search_upstream_is_resumed_with_the_ids_here(server: Loopback, tmp_path: Path) -> None:
    db = tmp_path / "threads.db"
    with Sandbox() as sandbox, httpx.Client(base_url=sandbox.base_url, headers=HEADERS, timeout=10) as stores:
        server.default = upstream = Upstream(stores)

        def found() -> list[Item]:
            [copy] = upstream.list("/files")
            cited = {"type": "file_citation", "index": 7, "file_id": copy["id"], "filename": "p.txt"}
            return [search_call(copy["id"]), message("30 days", ".", annotations=[cited])]

        with serve(server, db, vector_stores=True) as http:
            file = add_file(http)
            store = add_store(http, file)
            upstream.answer(message("Indexed."))
            tools = [{"type": "file_search"}]
            ended(http, begin(http, tools=tools, **searching(store)))
            upstream.answers.append(cut(*found(), after="response.output_text.delta", index=1))
            run = begin(http, ["completed", "in_progress"], tools=tools, **searching(store))

        def respond(request: Request) -> Reply:
            return whole(*found()) if request.target.startswith("/v1/responses/resp_1?") else upstream(request)

        server.default = respond
        with serve(server, db, vector_stores=True) as http:
            ended(http, run)
            assert statuses(http, run) == ["completed"] * 2
            steps = http.get(f"{run}/steps", params={"order": "asc"}).json()["data"]
            [result] = steps[0]["step_details"]["tool_calls"][0]["file_search"]["results"]
            [written, _] = http.get(f"{run.partition('/runs')[0]}/messages").json()["data"]
            [citation] = written["content"][0]["text"]["annotations"]
            assert [result["file_id"], citation["file_citation"]["file_id"]] == [file, file]
        assert not upstream.answers


def test_a_response_in_progress_is_polled(server: Loopback) -> None:
    server.add(cut(message("Half", " of it."), after="response.output_text.delta", index=0))
    server.add(whole(status="queued"), whole(status="in_progress"), whole(message("Half of it.")))
    backend = ResponsesBackend(f"{server.url}/v1", background=True)
    with Sandbox() as sandbox, httpx.Client(base_url=sandbox.base_url, headers=HEADERS) as http:
        run = http.get(begin(http)).json()
    memory: dict[str, Any] = {}

    async def interrupted() -> None:
        async for action in backend.turn(Turn(run=run, messages=[], memory=memory)):
            if isinstance(action, TextDelta):
                return

    async def resumed() -> list[Any]:
        return [action async for action in backend.turn(Turn(run=run, messages=[], memory=memory))]

    anyio.run(interrupted)
    assert backend.unfinished(memory) == "resp_1"
    first, second, *rest = anyio.run(resumed)
    assert isinstance(first, Pause)
    assert isinstance(second, Pause)
    assert [action for action in rest if isinstance(action, TextDelta)] == [TextDelta("Half of it.")]
    assert backend.unfinished(memory) is None


def test_a_second_restart(server: Loopback, tmp_path: Path) -> None:
    db = tmp_path / "threads.db"
    server.add(cut(message("Half", " of it."), after="response.output_text.delta", index=0))
    with serve(server, db) as http:
        run = begin(http, ["in_progress"])
    server.default = polled = Noted(whole(status="in_progress"))
    with serve(server, db) as http:
        assert polled.asked.wait(30)
        assert http.get(run).json()["status"] == "in_progress"
        assert statuses(http, run) == []
    server.add(whole(message("Half of it.")))
    with serve(server, db) as http:
        ended(http, run)
        assert texts(http, run) == ["Half of it."]


@pytest.mark.parametrize(
    ("response", "words"),
    [
        (reply({"error": {"message": "Response with id 'resp_1' not found."}}, status=404), "404: Response with id"),
        (reply("Bad gateway", status=502), "502: Bad gateway"),
        (reply("<html>"), "sent an invalid response"),
    ],
)
def test_a_response_that_is_lost(server: Loopback, tmp_path: Path, response: Reply, words: str) -> None:
    db = tmp_path / "threads.db"
    server.add(cut(message("Done."), message("Half"), after="response.output_text.delta", index=1))
    with serve(server, db) as http:
        run = begin(http, ["completed", "in_progress"])
    server.add(response)
    server.default = cancelled = Noted(reply(status=404))
    metrics = Metrics()
    with serve(server, db, metrics=metrics) as http:
        error = ended(http, run, "expired")["last_error"]
        assert error["message"].startswith("The server stopped while the run was in progress. The model at http")
        assert words in error["message"]
        assert (texts(http, run), statuses(http, run)) == (["Done."], ["completed"])
        assert 'assistant_threads_turns_total{outcome="expired"} 1.0' in metrics.text().decode()
        assert cancelled.asked.wait(30)
        assert server.requests[-1].target == "/v1/responses/resp_1/cancel"
        # The thread takes new runs.
        server.add(streamed(message("Yes.")))
        body = {"assistant_id": http.get(run).json()["assistant_id"], "stream": True}
        assert "thread.run.completed" in http.post(run.rpartition("/")[0], json=body).text


@pytest.mark.parametrize(
    ("fields", "status", "message"),
    [
        ({"status": "failed", "error": {"code": "server_error", "message": "It broke."}}, "failed", "It broke."),
        ({"status": "cancelled"}, "failed", "The model's response was cancelled."),
        ({"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}}, "incomplete", None),
    ],
)
def test_a_response_that_has_ended_otherwise(
    server: Loopback, tmp_path: Path, fields: Mapping[str, Any], status: str, message: str | None
) -> None:
    db = tmp_path / "threads.db"
    server.add(cut(HALF, after="response.output_text.delta", index=0))
    with serve(server, db) as http:
        run = begin(http, ["in_progress"])
    server.add(whole(HALF, **fields))
    with serve(server, db) as http:
        error = ended(http, run, status)["last_error"]
        assert (error and error["message"]) == message
        assert texts(http, run) == ["Half"]


def test_without_the_option_the_run_expires(server: Loopback, tmp_path: Path) -> None:
    db = tmp_path / "threads.db"
    server.add(cut(HALF, after="response.output_text.delta", index=0))
    with serve(server, db, background=False) as http:
        run = begin(http, ["in_progress"])
    with serve(server, db) as http:
        error = with_status(http, run, "expired")["last_error"]
        assert error["message"] == "The server stopped while the run was in progress."
        assert statuses(http, run) == []
    [request] = server.requests
    assert request.json()["store"] is False
    assert "background" not in request.json()


@pytest.mark.parametrize("end", ["cancel", "delete", "expire"])
def test_a_run_that_ends_otherwise_cancels_its_response(server: Loopback, tmp_path: Path, end: str) -> None:
    clock = Clock()
    server.add(cut(HALF, after="response.output_text.delta", index=0))
    server.default = cancelled = Noted(whole(status="cancelled"))
    with serve(server, tmp_path / "threads.db", clock=clock) as http:
        run = begin(http, ["in_progress"])
        match end:
            case "cancel":
                assert http.post(f"{run}/cancel").json()["status"] == "cancelling"
                ended(http, run, "cancelled")
            case "delete":
                assert http.delete(run.partition("/runs")[0]).is_success
            case _:
                clock.now += 601
                with_status(http, run, "expired")
        assert cancelled.asked.wait(30)
    request = server.requests[-1]
    assert (request.method, request.target) == ("POST", "/v1/responses/resp_1/cancel")


def test_a_response_that_cannot_be_cancelled(server: Loopback, tmp_path: Path) -> None:
    server.add(cut(HALF, after="response.output_text.delta", index=0))
    server.default = cancelled = Noted(reply({"error": {"message": "Cannot cancel a completed response."}}, status=400))
    with serve(server, tmp_path / "threads.db") as http:
        run = begin(http, ["in_progress"])
        http.post(f"{run}/cancel")
        ended(http, run, "cancelled")
        assert cancelled.asked.wait(30)
