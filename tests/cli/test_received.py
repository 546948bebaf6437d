"""A server that sends null, or anything else, where a list should have an object: an error that says what it sent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant_threads import OpenAIError
from assistant_threads.cli.transcript import paragraphs
from assistant_threads.cli.transfer.responses import to_conversation
from tests.cli.conftest import Commands
from tests.support.loopback import Loopback, Reply, reply
from threads_api.models import Assistant, Message

THREAD = reply({"id": "thread_1", "object": "thread"})
MESSAGE = reply({"id": "msg_1", "object": "thread.message", "role": "user", "content": "Hi"})
RUN = {"id": "run_1", "object": "thread.run", "thread_id": "thread_1", "status": "completed"}
LISTS: dict[str, list[Reply]] = {
    "threads show thread_1": [THREAD],
    "threads show thread_1 --json": [THREAD],
    "threads export thread_1 --output talk.jsonl": [THREAD],
    "threads export thread_1 --output -": [THREAD],
    "threads export thread_1 --as responses": [THREAD],
    "threads export --all --output .": [],
    "threads export --all --as responses": [],
    "threads import archive.jsonl": [THREAD, MESSAGE],
    "assistants list": [],
    "files list --json": [],
    "vector-stores list --output jsonl": [],
}


@pytest.mark.parametrize(("item", "shown"), [(None, "null"), ("msg_1", '"msg_1"'), ([1], "[1]")])
@pytest.mark.parametrize("command", LISTS)
def test_a_list(commands: Commands, command: str, item: object, shown: str) -> None:
    header = {"format": "assistant-threads/thread", "version": 1, "messages": 1, "thread": {}}
    lines = [header, {"role": "user", "content": "Hi"}]
    Path("archive.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    with Loopback(*LISTS[command], reply({"data": [item], "has_more": False})) as server:
        done = commands(*command.split(), "--base-url", server.url)
    assert done.code == 1
    assert done.err.startswith(f"assistant-threads: the server sent {shown} where a list should have an object")


def test_an_export_does_not_count_what_it_did_not_write(commands: Commands) -> None:
    page = {"data": [{"id": "msg_1", "created_at": 1}, None], "has_more": False}
    with Loopback(THREAD, reply(page)) as server:
        done = commands("threads", "export", "thread_1", "--output", "talk.jsonl", "--base-url", server.url)
    assert "has 1 message" not in done.err
    assert len(Path("talk.jsonl.part").read_text().splitlines()) == 1


def test_a_list_of_assistants_to_export(commands: Commands) -> None:
    with Loopback(reply({"data": []}), reply({"data": [None]})) as server:
        done = commands("threads", "export", "--all", "--as", "responses", "--base-url", server.url)
    assert done.err == "assistant-threads: the server sent null where a list should have an object\n"


@pytest.mark.parametrize(
    "fields",
    [
        {"content": [None]},
        {"content": [{"type": "text", "text": {"value": "Hi", "annotations": [None]}}]},
        {"attachments": [None]},
        {"attachments": [{"file_id": "file_1", "tools": [None]}]},
    ],
)
def test_a_list_in_a_message(fields: dict[str, Any]) -> None:
    with pytest.raises(OpenAIError, match="the server sent null where"):
        list(paragraphs(Message.from_dict({"id": "msg_1", **fields})))


@pytest.mark.parametrize("command", ["assistants list", "threads export --all --as responses"])
def test_a_list_in_an_assistant(commands: Commands, command: str) -> None:
    before = [reply({"data": []})] if command.startswith("threads") else []
    assistant = Assistant.from_dict({"id": "asst_1", "tools": [None]}).to_dict()
    with Loopback(*before, reply({"data": [assistant], "has_more": False})) as server:
        done = commands(*command.split(), "--base-url", server.url)
    assert done.err == "assistant-threads: the server sent null where a list should have an object\n"


def test_a_list_in_a_step_of_a_chat(commands: Commands) -> None:
    step = {
        "id": "step_1", "object": "thread.run.step", "run_id": "run_1", "status": "completed",
        "step_details": {"type": "tool_calls", "tool_calls": [None]},
    }  # fmt: skip
    events = [("thread.run.created", RUN), ("thread.run.step.completed", step), ("thread.run.completed", RUN)]
    body = "".join(f"event: {name}\ndata: {json.dumps(data)}\n\n" for name, data in events)
    stream = Reply(body=body.encode(), headers=(("Content-Type", "text/event-stream"),))
    with Loopback(MESSAGE, stream, reply({"data": [None]})) as server:
        done = commands("chat", "Hi", "--thread", "thread_1", "--assistant", "asst_1", "--base-url", server.url)
    assert done.code == 1
    assert done.err == "assistant-threads: the server sent null where a list should have an object\n"


@pytest.mark.parametrize("content", ["Hi there", [{"type": "text", "text": {"value": "Hi there"}}, None]])
def test_a_text_where_a_list_should_be_is_one_item(content: object) -> None:
    item = {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Hi there"}]}
    message = {"role": "user", "content": content}
    assert to_conversation({}, [message, {"role": "user", "content": None}]) == {"metadata": {}, "items": [item]}
