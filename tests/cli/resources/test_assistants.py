"""`assistants list`, `show`, `create` and `delete`, and `threads delete`, which is made by the same function."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant_threads import OpenAI
from assistant_threads.sandbox import Sandbox
from tests.cli.conftest import Commands
from tests.support.loopback import Loopback, Request, reply
from tests.support.terminal import Screen

FUNCTION: Any = {"type": "function", "function": {"name": "get_weather", "parameters": {"type": "object"}}}


@pytest.fixture
def ids(client: OpenAI) -> list[str]:
    """Of three assistants, newest first."""
    created = [
        client.beta.assistants.create(model="m", name=f"Number {number}", tools=[{"type": "file_search"}, FUNCTION])
        for number in range(3)
    ]
    return [assistant.id for assistant in created[::-1]]


def test_a_pipe_gets_values_separated_by_tabs(commands: Commands, ids: list[str]) -> None:
    done = commands("assistants", "list")
    assert (done.code, done.err) == (0, "")
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert [row[:4] for row in rows] == [
        [id_, f"Number {2 - number}", "m", "file_search, get_weather"] for number, id_ in enumerate(ids)
    ]


def test_json_is_an_array_and_jsonl_a_line_for_each(commands: Commands, client: OpenAI, ids: list[str]) -> None:
    expected = [assistant.to_dict() for assistant in client.beta.assistants.list()]
    assert json.loads(commands("assistants", "list", "--json").out) == expected
    assert json.loads(commands("assistants", "list", "--output", "json").out) == expected
    lines = commands("assistants", "list", "-o", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == expected


@pytest.mark.parametrize("columns", [20, 60, 80])
def test_a_terminal_gets_a_table_that_fits(commands: Commands, client: OpenAI, ids: list[str], columns: int) -> None:
    client.beta.assistants.update(ids[0], name="A long \x1b[31mname " * 10)
    environment = commands.environment | {"COLUMNS": str(columns)}
    with Screen("assistants", "list", environment=environment) as screen:
        assert screen.wait() == 0
    lines = screen.text.splitlines()
    assert lines[0].startswith("ID ")
    assert all(id_ in screen.text for id_ in ids)
    assert b"\x1b[31m" not in screen.raw
    if columns >= 60:
        assert [line.split()[0] for line in lines] == ["ID", *ids]
        assert all(len(line) <= columns for line in lines)
    else:
        assert lines.count("") == 2


def test_the_limit_is_kept_across_pages_and_reported(commands: Commands) -> None:
    many = [{"id": f"asst_{number}", "object": "assistant", "model": "m"} for number in range(250)]

    def respond(request: Request) -> Any:
        after = request.target.partition("after=asst_")[2].partition("&")[0]
        start = int(after) + 1 if after else 0
        return reply({"data": many[start : start + 100], "has_more": start + 100 < len(many)})

    with Loopback(default=respond) as server:
        for limit, count in ((1, 1), (150, 150), (250, 250), (300, 250)):
            done = commands("assistants", "list", "--limit", str(limit), "--base-url", server.url)
            assert (done.code, len(done.out.splitlines())) == (0, count)
            assert ("use --limit to list more assistants" in done.err) == (limit < 250)


def test_an_empty_list_is_reported(commands: Commands, service: Sandbox) -> None:
    done = commands("assistants", "list")
    assert (done.code, done.out, done.err) == (0, "", "There are no assistants.\n")
    assert commands("assistants", "list", "--json").out == "[]\n"


def test_fields_of_other_servers(commands: Commands) -> None:
    odd = {"id": "asst_1", "name": "a\tb\nc\x9b", "tools": None, "created_at": "today", "metadata": {"a": "b"}}
    with Loopback(default=reply({"data": [odd, {}], "has_more": False})) as server:
        done = commands("assistants", "list", "--base-url", server.url)
    assert (done.code, done.out) == (0, "asst_1\ta b c\ufffd\t\t\t\n\t\t\t\t\n")


def test_show_has_what_is_set(commands: Commands, client: OpenAI) -> None:
    created = client.beta.assistants.create(model="m", instructions="Be\nkind.", metadata={"a": "b"})
    done = commands("assistants", "show", created.id)
    rows = dict(line.split("\t") for line in done.out.splitlines())
    assert rows.pop("CREATED")
    assert rows == {"ID": created.id, "MODEL": "m", "INSTRUCTIONS": "Be kind.", "METADATA": '{"a":"b"}'}
    assert json.loads(commands("assistants", "show", created.id, "--json").out) == created.to_dict()


def test_create_prints_the_id(commands: Commands, client: OpenAI) -> None:
    done = commands("assistants", "create", "--name", "Poet", "--instructions", "Answer in verse.", "--model", "m")
    assert (done.code, done.err) == (0, "")
    created = client.beta.assistants.retrieve(done.out.strip())
    assert (created.name, created.instructions, created.model) == ("Poet", "Answer in verse.", "m")


def test_delete(commands: Commands, client: OpenAI, ids: list[str]) -> None:
    done = commands("assistants", "delete", *ids[:2])
    assert (done.code, done.out) == (0, "")
    assert done.err == f"Deleted {ids[0]}\nDeleted {ids[1]}\n"
    assert [each.id for each in client.beta.assistants.list()] == ids[2:]


def test_delete_stops_at_an_error(commands: Commands, client: OpenAI, ids: list[str]) -> None:
    done = commands("assistants", "delete", ids[0], "asst_unknown", ids[1], "--output", "jsonl")
    assert done.code == 1
    assert json.loads(done.out) == {"id": ids[0], "object": "assistant.deleted", "deleted": True}
    assert "404 Not Found" in done.err
    assert len(list(client.beta.assistants.list())) == 2


def test_delete_a_thread(commands: Commands, client: OpenAI) -> None:
    thread_id = client.beta.threads.create().id
    assert commands("threads", "delete", thread_id).err == f"Deleted {thread_id}\n"
    assert commands("threads", "delete", thread_id).code == 1
    assert commands("threads", "delete").code == 2
