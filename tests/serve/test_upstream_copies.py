"""Vector stores copied to a server of the Responses API that has them: another sandbox, behind scripted responses."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from attrs import define, field

from assistant_threads.sandbox import Sandbox
from assistant_threads.sandbox.assistants.responses_backend import ResponsesBackend
from tests.cli.conftest import Commands
from tests.sandbox.conftest import FUNCTION, HEADERS
from tests.serve.conftest import serving
from tests.serve.responses import Item, call, message, streamed
from tests.serve.test_responses_backend import error_of, messages_of, run, steps_of, submit
from tests.support.loopback import Loopback, Reply, Request, reply
from tests.support.shared_material import event_data

SEARCH = {"type": "file_search"}
POLL = "GET /vector_stores/*"
ADD = "POST /vector_stores/*/files"
TURN = "POST /responses"
SOON = {"openai-poll-after-ms": "1"}


@define
class Upstream:
    """The model's server: responses as scripted, files and vector stores of a sandbox."""

    stores: httpx.Client
    answers: list[Reply] = field(factory=list[Reply])
    requests: list[tuple[str, str, bytes]] = field(factory=list[tuple[str, str, bytes]])

    def __call__(self, request: Request) -> Reply:
        path = request.target.removeprefix("/v1")
        self.requests.append((request.method, path, request.body))
        if path == "/responses":
            return self.answers.pop(0)
        headers = {"Content-Type": request.header("content-type") or "application/json"}
        done = self.stores.request(request.method, path, content=request.body, headers=headers)
        return reply(done.content, done.status_code, {"Content-Type": "application/json", **SOON})

    def answer(self, *items: Item) -> None:
        self.answers.append(streamed(*items))

    def list(self, path: str) -> list[Any]:
        return list(self.stores.get(path, params={"order": "asc"}).json()["data"])

    def calls(self) -> list[str]:
        """The requests since the last time, with `*` for ids; several polls are one."""
        found = [f"{method} {_without_ids(path)}" for method, path, _ in self.requests]
        self.requests.clear()
        return [each for each, before in zip(found, ["", *found], strict=False) if (each, before) != (POLL, POLL)]

    def last_body(self) -> Any:
        return json.loads(self.requests[-1][2])


def _without_ids(path: str) -> str:
    return "/".join("*" if part.startswith(("vs_", "file-")) else part for part in path.split("/"))


@pytest.fixture
def upstream(server: Loopback) -> Iterator[Upstream]:
    with (
        Sandbox() as sandbox,
        httpx.Client(base_url=sandbox.base_url, headers=HEADERS, timeout=10) as client,
    ):
        server.default = upstream = Upstream(client)
        yield upstream
        assert not upstream.answers


@pytest.fixture
def model(server: Loopback) -> Iterator[httpx.Client]:
    backend = ResponsesBackend(f"{server.url}/v1", api_key="secret", vector_stores=True)
    with (
        Sandbox(check_answers=True, assistant=backend) as sandbox,
        httpx.Client(base_url=sandbox.base_url, headers=HEADERS, timeout=10) as client,
    ):
        yield client


def add_file(model: httpx.Client, name: str = "p.txt", text: str = "Returns take 30 days.") -> str:
    sent = model.post("/files", data={"purpose": "assistants"}, files={"file": (name, text.encode())})
    return str(sent.json()["id"])


def add_store(model: httpx.Client, *files: str, **body: Any) -> str:
    return str(model.post("/vector_stores", json={"file_ids": files, **body}).json()["id"])


def searching(*stores: str) -> dict[str, Any]:
    return {"tool_resources": {"file_search": {"vector_store_ids": stores}}}


def ask(model: httpx.Client, *stores: str, tools: Sequence[Any] = (SEARCH,), **body: Any) -> list[tuple[str, Any]]:
    """A run with file search in these vector stores."""
    assistant = model.post("/assistants", json={"model": "m", "tools": tools, **searching(*stores)}).json()
    thread = {"messages": [{"role": "user", "content": "How long?"}]}
    started = model.post(
        "/threads/runs", json={"assistant_id": assistant["id"], "thread": thread, "stream": True} | body
    )
    assert started.status_code == 200, started.text
    return event_data(started.text)


def search_call(file_id: str, name: str = "p.txt") -> Item:
    found = [{"file_id": file_id, "filename": name, "score": 0.9, "text": "30 days", "attributes": {}}]
    return {"type": "file_search_call", "id": "fs_1", "status": "completed", "queries": ["q"], "results": found}


def test_a_vector_store_is_copied_once_and_searched_there(upstream: Upstream, model: httpx.Client) -> None:
    file = add_file(model)
    options = {"max_num_results": 7, "ranking_options": {"ranker": "auto", "score_threshold": 0.5}}
    store = add_store(model, file, name="Policies", expires_after={"anchor": "last_active_at", "days": 3})
    tool = SEARCH | {"file_search": options}
    upstream.answer(message("?"))
    ask(model, store, tools=[tool], tool_choice=SEARCH)
    sent = upstream.last_body()
    assert upstream.calls() == ["POST /vector_stores", "POST /files", ADD, POLL, TURN]
    [copy], [file_copy] = upstream.list("/vector_stores"), upstream.list("/files")
    assert (copy["name"], copy["expires_after"]) == ("Policies", {"anchor": "last_active_at", "days": 3})
    assert copy["file_counts"]["completed"] == 1
    assert (file_copy["filename"], file_copy["bytes"]) == ("p.txt", 21)
    assert sent["tools"] == [{"type": "file_search", "vector_store_ids": [copy["id"]], **options}]
    assert sent["tool_choice"] == SEARCH
    assert "file_search_call.results" in sent["include"]

    citation = {"type": "file_citation", "index": 7, "file_id": file_copy["id"], "filename": "p.txt"}
    upstream.answer(search_call(file_copy["id"]), message("30 days", ".", annotations=[citation]))
    found = ask(model, store, tools=[tool])
    assert upstream.calls() == [POLL, TURN]
    search, _ = steps_of(found)
    [result] = search["step_details"]["tool_calls"][0]["file_search"]["results"]
    assert (result["file_id"], result["file_name"]) == (file, "p.txt")
    [[part]] = messages_of(found)
    assert part["text"]["value"] == "30 days【0:0†p.txt】."
    assert [each["file_citation"] for each in part["text"]["annotations"]] == [{"file_id": file}]


def test_changes_of_files_are_brought_over(upstream: Upstream, model: httpx.Client) -> None:
    kept, removed = add_file(model), add_file(model, "old.txt")
    store = add_store(model, kept, removed)
    upstream.answer(message("?"))
    ask(model, store)
    upstream.calls()
    added = add_file(model, "new.txt")
    model.post(f"/vector_stores/{store}/files", json={"file_id": added, "attributes": {"year": 2026}})
    model.post(f"/vector_stores/{store}/files/{kept}", json={"attributes": {"year": 2025}})
    model.delete(f"/vector_stores/{store}/files/{removed}")
    upstream.answer(message("?"))
    ask(model, store)
    remove = "DELETE /vector_stores/*/files/*"
    assert upstream.calls() == [remove, POLL, remove, "GET /files/*", ADD, "POST /files", ADD, POLL, TURN]
    [copy] = upstream.list("/vector_stores")
    names = {each["id"]: each["filename"] for each in upstream.list("/files")}
    files = upstream.list(f"/vector_stores/{copy['id']}/files")
    assert {names[each["id"]]: each["attributes"] for each in files} == {
        "p.txt": {"year": 2025},
        "new.txt": {"year": 2026},
    }
    strategy = {"type": "static", "static": {"max_chunk_size_tokens": 800, "chunk_overlap_tokens": 400}}
    assert [each["chunking_strategy"] for each in files] == [strategy, strategy]


def test_what_is_deleted_here_is_deleted_there(upstream: Upstream, model: httpx.Client) -> None:
    shared, other = add_file(model), add_file(model, "other.txt")
    first, second = add_store(model, shared, other), add_store(model, shared)
    upstream.answer(message("?"))
    ask(model, first, thread=searching(second))
    assert upstream.last_body()["tools"][0]["vector_store_ids"] == [
        each["id"] for each in upstream.list("/vector_stores")
    ]
    assert [each["filename"] for each in upstream.list("/files")] == ["p.txt", "other.txt"]
    upstream.calls()
    model.delete(f"/vector_stores/{first}")
    model.delete(f"/files/{other}")
    upstream.answer(message("?"))
    run(model)  # any run
    assert sorted(upstream.calls()) == ["DELETE /files/*", "DELETE /vector_stores/*", TURN]
    assert len(upstream.list("/vector_stores")) == 1
    assert [each["filename"] for each in upstream.list("/files")] == ["p.txt"]
    upstream.answer(message("?"))
    run(model)
    assert upstream.calls() == [TURN]


def test_a_deletion_that_fails_is_tried_again(server: Loopback, upstream: Upstream, model: httpx.Client) -> None:
    store = add_store(model)
    upstream.answer(message("?"))
    ask(model, store)
    model.delete(f"/vector_stores/{store}")
    server.add(reply({"error": {"message": "Not now."}}, status=500))
    upstream.answer(
        message("Hello."),
    )
    assert messages_of(run(model))
    assert len(upstream.list("/vector_stores")) == 1
    upstream.answer(message("Hello."))
    run(model)
    assert upstream.list("/vector_stores") == []


@pytest.mark.parametrize("status", [404, 405, 501])
def test_a_server_without_vector_stores(server: Loopback, model: httpx.Client, status: int) -> None:
    store = add_store(model, add_file(model))
    server.add(
        reply({"detail": "Not Found"}, status=status),
        streamed(call("file_search", '{"query": "returns"}')),
        streamed(message("30 days【0:0†p.txt】.")),
        streamed(message("As I said.")),
    )
    [[part]] = messages_of(ask(model, store))
    assert part["text"]["annotations"][0]["text"] == "【0:0†p.txt】"
    ask(model, store)
    assert [each.target for each in server.requests] == ["/v1/vector_stores", *["/v1/responses"] * 3]
    assert [each["type"] for each in server.requests[-1].json()["tools"]] == ["function"]


def test_a_search_without_vector_stores_is_served_here(upstream: Upstream, model: httpx.Client) -> None:
    upstream.answer(message("?"))
    ask(model)
    assert upstream.last_body()["tools"][0]["type"] == "function"


def test_a_turn_waits_until_the_files_are_indexed(server: Loopback, model: httpx.Client) -> None:
    store = add_store(model, add_file(model))
    busy = {"id": "vs_up", "status": "in_progress", "file_counts": {"in_progress": 1}}
    server.add(
        reply({"id": "vs_up"}, status=201),
        reply({"id": "file-up"}),
        reply({"id": "file-up"}),
        reply(busy, headers=SOON),
        reply(busy | {"status": "completed"}, headers=SOON),
        reply(busy | {"status": "completed", "file_counts": {"in_progress": 0}}),
        streamed(message("Yes.")),
    )
    assert ask(model, store)[-1][1]["status"] == "completed"
    assert [each.method for each in server.requests] == ["POST"] * 3 + ["GET"] * 3 + ["POST"]


def test_a_copy_that_has_disappeared_is_made_again(upstream: Upstream, model: httpx.Client) -> None:
    store = add_store(model, add_file(model))
    upstream.answer(message("?"))
    ask(model, store)
    [copy], [file] = upstream.list("/vector_stores"), upstream.list("/files")
    upstream.stores.delete(f"/vector_stores/{copy['id']}")
    upstream.calls()
    upstream.answer(message("?"))
    ask(model, store)
    assert upstream.calls() == [POLL, "POST /vector_stores", "GET /files/*", ADD, POLL, TURN]
    [copy] = upstream.list("/vector_stores")
    upstream.stores.delete(f"/vector_stores/{copy['id']}")
    upstream.stores.delete(f"/files/{file['id']}")
    upstream.answer(message("?"))
    ask(model, store)
    calls = [POLL, "POST /vector_stores", "GET /files/*", "POST /files", ADD, POLL, TURN]
    assert upstream.calls() == calls
    assert len(upstream.list("/files")) == 1


def test_an_expired_copy_is_made_again(server: Loopback, model: httpx.Client) -> None:
    store = add_store(model)
    server.add(
        reply({"id": "vs_1"}),
        streamed(message("?")),
        reply({"id": "vs_1", "status": "expired", "file_counts": {"in_progress": 0}}),
        reply({"id": "vs_2"}),
        streamed(message("?")),
    )
    for _ in range(2):
        ask(model, store)
    assert server.requests[-1].json()["tools"] == [{"type": "file_search", "vector_store_ids": ["vs_2"]}]


@pytest.mark.parametrize("at", ["upload", "addition"])
def test_a_file_that_is_refused_is_left_out(server: Loopback, model: httpx.Client, at: str) -> None:
    store = add_store(model, add_file(model, "a.exe"))
    refused = reply({"error": {"message": "Files of this type are not supported."}}, status=400)
    idle = reply({"id": "vs_up", "status": "completed", "file_counts": {"in_progress": 0}})
    uploaded = [] if at == "upload" else [reply({"id": "file-up"})]
    server.add(reply({"id": "vs_up"}), *uploaded, refused, idle, streamed(message("?")), idle, streamed(message("?")))
    for _ in range(2):
        assert ask(model, store)[-1][1]["status"] == "completed"


@pytest.mark.parametrize(
    ("replies", "words"),
    [
        ([reply({"error": {"message": "Broken."}}, status=500)], "status 500: Broken."),
        ([reply({"error": {"message": "No access."}}, status=403)], "status 403: No access."),
        ([reply("<html>")], "sent no id"),
        ([reply({"id": "vs_up"}), reply({"error": {"message": "Slow down."}}, status=429)], "Slow down."),
        ([reply({"id": "vs_up"}), reply({"id": "file-up"}), reply({}), reply("?")], "invalid response"),
    ],
)
def test_failures_of_copies(server: Loopback, model: httpx.Client, replies: list[Reply], words: str) -> None:
    server.add(*replies)
    store = add_store(model, add_file(model))
    assert words in error_of(ask(model, store))[1]


def test_an_interrupted_copy_goes_on(server: Loopback, model: httpx.Client) -> None:
    store = add_store(model, add_file(model), add_file(model, "b.txt"))
    idle = reply({"id": "vs_up", "status": "completed", "file_counts": {"in_progress": 0}})
    server.add(
        reply({"id": "vs_up"}),
        reply({"id": "file-1"}), reply({}),
        reply({"id": "file-2"}), reply({}, status=500),
    )  # fmt: skip
    assert ask(model, store)[-1][0] == "thread.run.failed"
    server.add(idle, reply({"id": "file-2"}), reply({}), idle, streamed(message("?")))
    assert ask(model, store)[-1][0] == "thread.run.completed"
    store_path = "/v1/vector_stores/vs_up"
    targets = [each.target for each in server.requests[5:9]]
    assert targets == [store_path, "/v1/files/file-2", f"{store_path}/files", store_path]
    assert server.requests[7].json()["file_id"] == "file-2"


def test_runs_at_the_same_time_share_copies(upstream: Upstream, model: httpx.Client) -> None:
    file = add_file(model)
    stores = [add_store(model, file), add_store(model, file)]
    with ThreadPoolExecutor(4) as pool:
        for _ in range(4):
            upstream.answer(message("?"))
        ended = list(pool.map(lambda store: ask(model, store)[-1][0], stores * 2))
        assert ended == ["thread.run.completed"] * 4
        assert (len(upstream.list("/vector_stores")), len(upstream.list("/files"))) == (2, 1)
        for path in (f"/files/{file}", *(f"/vector_stores/{each}" for each in stores)):
            model.delete(path)
        for _ in range(4):
            upstream.answer(message("?"))
        ended = list(pool.map(lambda _: run(model)[-1][0], range(4)))
        assert ended == ["thread.run.completed"] * 4
        assert upstream.list("/vector_stores") == upstream.list("/files") == []


def test_a_search_between_rounds_of_functions(upstream: Upstream, model: httpx.Client) -> None:
    store = add_store(model, add_file(model))
    upstream.answer(search_call("file-unknown"), call("get_weather", "{}"))
    waiting = ask(model, store, tools=[SEARCH, FUNCTION])[-1][1]
    upstream.answer(message("Sunny."))
    assert submit(model, waiting, "sun")[-1][0] == "thread.run.completed"
    kinds = [each.get("type", "message") for each in upstream.last_body()["input"]]
    assert kinds == ["message", "file_search_call", "function_call", "function_call_output"]
    assert upstream.last_body()["input"][1]["results"][0]["file_id"] == "file-unknown"


def test_files_of_the_code_interpreter_are_copied_once(upstream: Upstream, model: httpx.Client) -> None:
    file = add_file(model, "data.csv", "1,2")
    store = add_store(model, file)
    tools, resources = [SEARCH, {"type": "code_interpreter"}], searching(store)["tool_resources"]
    resources |= {"code_interpreter": {"file_ids": [file]}}
    body = {"model": "m", "tools": tools, "tool_resources": resources}
    assistant = model.post("/assistants", json=body).json()
    for lost in (False, False, True):
        if lost:
            upstream.stores.delete(f"/files/{upstream.list('/files')[0]['id']}")
        upstream.answer(message("?"))
        event_data(model.post("/threads/runs", json={"assistant_id": assistant["id"], "stream": True}).text)
    [copy] = upstream.list("/files")
    [_, interpreter] = upstream.last_body()["tools"]
    assert interpreter["container"] == {"type": "auto", "file_ids": [copy["id"]]}
    assert copy["purpose"] == "assistants"


@pytest.mark.parametrize("way", ["flag", "environment", "file"])
def test_the_setting(commands: Commands, server: Loopback, upstream: Upstream, way: str) -> None:
    arguments = ["--responses-url", f"{server.url}/v1", "--db", "threads.db"]
    if way == "flag":
        arguments.append("--upstream-vector-stores")
    elif way == "environment":
        commands.environment["ASSISTANT_THREADS_UPSTREAM_VECTOR_STORES"] = "true"
    else:
        Path("serve.toml").write_text("upstream-vector-stores = true\n")
        arguments += ["--config", "serve.toml"]
    store = None
    for _ in range(2):  # the ids are kept in the database
        upstream.calls()
        upstream.answer(message("?"))
        with (
            serving(commands, *arguments) as served,
            httpx.Client(base_url=served.url, headers=HEADERS, timeout=30) as client,
        ):
            store = store or add_store(client, add_file(client))
            assert ask(client, store)[-1][0] == "thread.run.completed"
            served.process.send_signal(signal.SIGTERM)
            served.end()
    assert upstream.calls() == [POLL, TURN]
    assert len(upstream.list("/vector_stores")) == 1


def test_another_server_gets_copies_of_its_own(server: Loopback, tmp_path: Path) -> None:
    store = None
    for path in ("first", "second"):
        server.add(reply({"id": f"vs_{path}"}), streamed(message("?")))
        backend = ResponsesBackend(f"{server.url}/{path}", vector_stores=True)
        with (
            Sandbox(db=tmp_path / "threads.db", assistant=backend) as sandbox,
            httpx.Client(base_url=sandbox.base_url, headers=HEADERS, timeout=10) as client,
        ):
            store = store or add_store(client)
            ask(client, store)
        assert server.requests[-1].json()["tools"][0]["vector_store_ids"] == [f"vs_{path}"]
