"""`files list`, `show`, `upload` and `delete`."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from assistant_threads import OpenAI
from assistant_threads.cli.output import format_size
from assistant_threads.sandbox import Sandbox, Status
from tests.cli.conftest import Commands
from tests.support.terminal import Screen


def test_upload_prints_the_ids(commands: Commands, client: OpenAI) -> None:
    Path("a.txt").write_text("Some words.")
    Path("b.md").write_text("# More")
    done = commands("files", "upload", "a.txt", "b.md", "--purpose", "vision")
    assert (done.code, done.err) == (0, "")
    uploaded = [client.files.retrieve(line) for line in done.out.splitlines()]
    assert [(each.filename, each.bytes, each.purpose) for each in uploaded] == [
        ("a.txt", 11, "vision"),
        ("b.md", 6, "vision"),
    ]
    assert client.files.content(uploaded[0].id).read() == b"Some words."


def test_upload_prints_objects(commands: Commands, client: OpenAI) -> None:
    Path("a.txt").write_text("Some words.")
    for output in ("json", "jsonl"):
        done = commands("files", "upload", "a.txt", "--output", output)
        assert json.loads(done.out) == client.files.retrieve(json.loads(done.out)["id"]).to_dict()


def test_a_repeated_upload_sends_the_whole_file(commands: Commands, client: OpenAI, service: Sandbox) -> None:
    Path("a.txt").write_text("Some words.")
    service.fault(Status(429, retry_after=0.01), path="/v1/files")
    done = commands("files", "upload", "a.txt")
    assert done.code == 0
    assert client.files.content(done.out.strip()).read() == b"Some words."


def test_a_missing_file_is_an_error_before_anything_is_sent(commands: Commands, service: Sandbox) -> None:
    Path("a.txt").write_text("Some words.")
    done = commands("files", "upload", "a.txt", "missing.txt")
    assert (done.code, done.out) == (2, "")
    assert "missing.txt" in done.err
    assert service.requests == []


def test_a_name_that_is_not_utf_8(commands: Commands, client: OpenAI) -> None:
    name = os.fsdecode(b"a\xff.txt")
    Path(name).write_text("Some words.")
    done = commands("files", "upload", name)
    assert done.code == 0
    assert client.files.retrieve(done.out.strip()).filename == "a\ufffd.txt"


def test_a_terminal_shows_progress(commands: Commands, client: OpenAI) -> None:
    Path("big.txt").write_bytes(b"word " * 2_000_000)
    with Screen("files", "upload", "big.txt", environment=commands.environment) as screen:
        assert screen.wait() == 0
    assert b"Uploading big.txt" in screen.raw
    assert b"/10.0 MB" in screen.raw
    file_id = screen.text.split()[-1]
    assert client.files.retrieve(file_id).bytes == 10_000_000


def test_list_show_and_delete(commands: Commands, client: OpenAI) -> None:
    created = client.files.create(file=("a.txt", b"Some words."), purpose="assistants")
    assert commands("files", "list").out.split("\t")[:4] == [created.id, "a.txt", "11 bytes", "assistants"]
    assert json.loads(commands("files", "list", "--json").out) == [created.to_dict()]
    assert "NAME\ta.txt\n" in commands("files", "show", created.id).out
    assert commands("files", "delete", created.id).err == f"Deleted {created.id}\n"
    assert commands("files", "list").err == "There are no files.\n"


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (99_949, "99.9 kB"),
        (99_950, "100 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (5 * 10**18, "5000000 TB"),
        (None, ""),
        (-1, ""),
        (float("nan"), ""),
        ("big", ""),
    ],
)
def test_sizes(size: object, text: str) -> None:
    assert format_size(size) == text
