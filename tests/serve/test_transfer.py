"""Conversations come with their ids and times, all of them can be exported, and left for the Responses API."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant_threads import BadRequestError, NotFoundError, OpenAI
from tests.cli.conftest import KEY, Commands
from tests.serve.conftest import Served, serving
from tests.support.loopback import Loopback, reply

CITATION = {
    "type": "file_citation",
    "text": "【1】",
    "start_index": 5,
    "end_index": 8,
    "file_citation": {"file_id": "file-1"},
}


def old_message(number: int, role: str = "user", **fields: Any) -> dict[str, Any]:
    content = [{"type": "text", "text": {"value": f"Text {number}【1】", "annotations": [CITATION]}}]
    return {
        "id": f"msg_{number}",
        "object": "thread.message",
        "created_at": 1_700_000_000 + number // 2,
        "thread_id": "thread_old",
        "role": role,
        "content": content,
        "assistant_id": "asst_old" if role == "assistant" else None,
        "run_id": "run_old" if role == "assistant" else None,
        "attachments": [],
        "metadata": {},
    } | fields


@pytest.fixture
def served(commands: Commands, upstream: str) -> Iterator[Served]:
    with serving(commands, "--responses-url", upstream) as served:
        yield served


@pytest.fixture
def client(served: Served, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenAI]:
    monkeypatch.setenv("OPENAI_BASE_URL", served.url)
    with OpenAI(base_url=served.url, api_key=KEY) as client:
        yield client


def test_an_export_keeps_its_ids(commands: Commands, client: OpenAI) -> None:
    header = {"format": "assistant-threads/thread", "version": 1, "messages": 2}
    thread = {"id": "thread_old", "object": "thread", "created_at": 1_700_000_000, "metadata": {"user": "7"}}
    lines = [header | {"thread": thread}, old_message(1), old_message(2, "assistant")]
    Path("talk.jsonl").write_text("".join(json.dumps(each) + "\n" for each in lines))
    done = commands("threads", "import", "talk.jsonl", "--keep-ids")
    assert (done.code, done.out) == (0, "thread_old\n")
    kept = client.beta.threads.retrieve("thread_old")
    assert (kept.created_at, kept.metadata) == (1_700_000_000, {"user": "7"})
    first, second = client.beta.threads.messages.list("thread_old", order="asc")
    assert (first.id, second.id, second.run_id, second.created_at) == ("msg_1", "msg_2", "run_old", 1_700_000_001)
    assert first.to_dict()["content"] == lines[1]["content"]
    again = commands("threads", "import", "talk.jsonl", "--keep-ids", "--json")
    assert json.loads(again.out) == {"thread_ids": ["thread_old"], "stored": 0, "skipped": 3}
    # The conversation goes on.
    client.beta.threads.messages.create("thread_old", role="user", content="And now?")


@pytest.mark.parametrize("as_page", [True, False])
def test_a_dump_of_the_old_api(commands: Commands, client: OpenAI, as_page: bool) -> None:
    newest_first = [old_message(number) for number in (3, 2, 1, 0)]
    page = {"object": "list", "data": newest_first, "has_more": False}
    assistant = {"id": "asst_old", "object": "assistant", "created_at": 1, "model": "gpt-4o", "tools": []}
    Path("dump.json").write_text(json.dumps([page, assistant] if as_page else [*newest_first, assistant]))
    done = commands("threads", "import", "dump.json", "--keep-ids")
    assert (done.code, done.out) == (0, "thread_old\n")
    listed = client.beta.threads.messages.list("thread_old", order="asc")
    assert [each.id for each in listed] == ["msg_0", "msg_1", "msg_2", "msg_3"]
    assert client.beta.assistants.retrieve("asst_old").model == "gpt-4o"
    assert client.beta.threads.retrieve("thread_old").created_at == 1_700_000_000


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ({"object": "thread"}, "with its id"),
        ({"object": "thread.run", "id": "run_1"}, "the kind 'thread.run'"),
        (old_message(1, content="text"), "not a valid thread.message"),
    ],
)
def test_nothing_is_stored_of_an_invalid_file(
    commands: Commands, client: OpenAI, item: dict[str, Any], words: str
) -> None:
    Path("dump.json").write_text(json.dumps([{"object": "thread", "id": "thread_old"}, item]))
    done = commands("threads", "import", "dump.json", "--keep-ids")
    assert (done.code, done.out) == (1, "")
    assert words in done.err
    assert client.get("/threads")["data"] == []


def test_ids_cannot_be_taken_from_other_objects(served: Served, client: OpenAI) -> None:
    assistant = client.beta.assistants.create(model="m")
    refused = httpx.post(
        f"{served.url}/import",
        headers={"Authorization": "Bearer x"},
        json=[{"object": "thread", "id": assistant.id}],
    )
    assert refused.status_code == 400
    assert "another kind" in refused.json()["error"]["message"]


def test_other_servers_cannot_keep_ids(commands: Commands, server: Loopback) -> None:
    server.add(reply({"error": {"message": "Invalid URL"}}, status=404))
    Path("dump.json").write_text(json.dumps(old_message(1)))
    done = commands("threads", "import", "dump.json", "--keep-ids", "--base-url", server.url)
    assert done.code == 1
    assert "cannot keep ids" in done.err


def test_all_threads(commands: Commands, client: OpenAI) -> None:
    ids = [client.beta.threads.create(messages=[{"role": "user", "content": str(n)}]).id for n in range(3)]
    done = commands("threads", "export", "--all", "--output", "threads", "--json")
    assert json.loads(done.out)["files"] == [f"threads/{each}.jsonl" for each in ids]
    assert [json.loads(Path(f"threads/{each}.jsonl").read_text().splitlines()[0])["messages"] for each in ids] == [
        1
    ] * 3
    assert commands("threads", "export", "--all", "--output", "threads").code == 0  # can be repeated


def test_all_threads_in_pages(commands: Commands, server: Loopback) -> None:
    threads = [
        {"id": f"thread_{number}", "object": "thread", "created_at": number, "metadata": {}} for number in (1, 2)
    ]
    empty = {"object": "list", "data": [], "has_more": False, "first_id": None, "last_id": None}
    for thread in threads:
        more = thread["id"] == "thread_1"
        server.add(
            reply({"object": "list", "data": [thread], "has_more": more, "last_id": thread["id"]}),
            reply(thread),
            reply(empty),
        )
    assert commands("threads", "export", "--all", "--output", ".", "--base-url", f"{server.url}/v1").code == 0
    lists = [request.target for request in server.requests if request.target.startswith("/v1/threads?")]
    assert lists == ["/v1/threads?limit=100&order=asc", "/v1/threads?limit=100&order=asc&after=thread_1"]


def test_a_server_that_lists_no_threads(commands: Commands, server: Loopback) -> None:
    server.add(reply({"error": {"message": "x"}}, status=404), reply({"error": {"message": "x"}}, status=405))
    for _ in range(2):
        done = commands("threads", "export", "--all", "--output", ".", "--base-url", server.url)
        assert done.code == 1
        assert "does not list threads" in done.err
    assert commands("threads", "export").code == 2
    assert commands("threads", "export", "thread_1", "--all").code == 2


def test_moving_on_to_responses(commands: Commands, client: OpenAI) -> None:
    function = {"name": "f", "parameters": {"type": "object", "properties": {}}}
    assistant = client.beta.assistants.create(
        model="gpt-4o",
        name="Helper",
        instructions="Be kind.",
        tools=[{"type": "function", "function": function}, {"type": "code_interpreter"}],  # type: ignore[typeddict-item]
        response_format={"type": "json_schema", "json_schema": {"name": "n", "schema": {"type": "object"}}},
    )
    image: Any = {"type": "image_url", "image_url": {"url": "https://example.com/a.png"}}
    thread = client.beta.threads.create(
        messages=[
            {"role": "user", "content": [{"type": "text", "text": "Look"}, image]},
            {"role": "assistant", "content": "I see."},
        ],
        metadata={"user": "7"},
    )
    assert commands("threads", "export", "--all", "--as", "responses", "-o", "all.json").code == 0
    exported = json.loads(Path("all.json").read_text())
    assert exported["conversations"][thread.id] == {
        "metadata": {"user": "7"},
        "items": [
            {
                "type": "message",
                "role": "user",
                "content": [
                    {"type": "input_text", "text": "Look"},
                    {"type": "input_image", "detail": "auto", "image_url": "https://example.com/a.png"},
                ],
            },
            {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "I see."}]},
        ],
    }
    assert exported["assistants"][assistant.id] == {
        "name": "Helper",
        "prompt": {
            "model": "gpt-4o",
            "instructions": "Be kind.",
            "text": {"format": {"type": "json_schema", "name": "n", "schema": {"type": "object"}}},
            "tools": [
                {"type": "function", **function, "strict": False},
                {"type": "code_interpreter", "container": {"type": "auto", "file_ids": []}},
            ],
        },
    }
    assert commands("threads", "export", "--all", "--as", "responses", "-o", "all.json").code == 2
    piped = commands("threads", "export", thread.id, "--as", "responses", "-o", "-")
    assert list(json.loads(piped.out)["conversations"]) == [thread.id]


def test_threads_are_listed_in_pages_and_with_filters(client: OpenAI) -> None:
    ids = [client.beta.threads.create().id for _ in range(5)]
    assert [each.id for each in client.beta.threads.list(limit=2, order="asc")] == ids
    assert [each.id for each in client.beta.threads.list(limit=2)] == ids[::-1]
    page = client.beta.threads.list(limit=2, order="asc", after=ids[1])
    assert ([each.id for each in page.data], page.has_more) == (ids[2:4], True)
    with pytest.raises(BadRequestError, match="limit"):
        client.beta.threads.list(limit=101)


def test_a_service_that_never_listed_threads(server: Loopback) -> None:
    server.add(reply({"error": {"message": "Invalid URL (GET /v1/threads)"}}, status=404))
    with OpenAI(api_key="k", base_url=server.url) as client, pytest.raises(NotFoundError, match="Invalid URL"):
        client.beta.threads.list()
