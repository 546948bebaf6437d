"""`vector-stores list`, `show`, `create`, `upload` and `delete`."""

from __future__ import annotations

import json
from pathlib import Path

from assistant_threads import OpenAI
from tests.cli.conftest import Commands
from tests.support.terminal import Screen


def test_create_and_fill(commands: Commands, client: OpenAI) -> None:
    Path("a.txt").write_text("Some words.")
    Path("b.md").write_text("# More")
    store_id = commands("vector-stores", "create", "--name", "Docs").out.strip()
    assert client.vector_stores.retrieve(store_id).name == "Docs"
    done = commands("vector-stores", "upload", store_id, "a.txt", "b.md")
    assert (done.code, done.err) == (0, "")
    listed = client.vector_stores.files.list(store_id, order="asc")
    assert [(each.id, each.status) for each in listed] == [(line, "completed") for line in done.out.splitlines()]


def test_a_terminal_shows_progress(commands: Commands, client: OpenAI) -> None:
    Path("a.txt").write_text("Some words.")
    store_id = client.vector_stores.create().id
    with Screen("vector-stores", "upload", store_id, "a.txt", environment=commands.environment) as screen:
        assert screen.wait() == 0
    assert b"Uploading a.txt" in screen.raw
    assert b"Processing a.txt" in screen.raw
    assert screen.text == client.vector_stores.files.list(store_id).data[0].id


def test_a_file_that_cannot_be_processed_is_an_error(commands: Commands, client: OpenAI) -> None:
    Path("empty.txt").write_text("")
    Path("a.bin").write_bytes(b"\x00\xff" * 100)
    store_id = client.vector_stores.create().id
    done = commands("vector-stores", "upload", store_id, "a.bin")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("assistant-threads: ")


def test_list_show_and_delete(commands: Commands, client: OpenAI) -> None:
    created = client.vector_stores.create(name="Docs", metadata={"a": "b"})
    row = commands("vector-stores", "list").out.split("\t")
    assert row[:2] == [created.id, "Docs"]
    assert json.loads(commands("vector-stores", "list", "-o", "jsonl").out)["id"] == created.id
    assert 'METADATA\t{"a":"b"}\n' in commands("vector-stores", "show", created.id).out
    assert commands("vector-stores", "delete", created.id).err == f"Deleted {created.id}\n"
    assert commands("vector-stores", "list").err == "There are no vector stores.\n"
