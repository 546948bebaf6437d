"""`threads show`: the messages on a terminal, in a pipe and as JSON."""

from __future__ import annotations

import json
import os
import pty
from collections.abc import Callable
from typing import Any

import pytest

from assistant_threads.cli.transcript import format_time
from tests.cli.conftest import Commands
from tests.support.loopback import Loopback, Request, reply


def test_a_pipe_gets_plain_text_oldest_first(commands: Commands, talk: Callable[..., str]) -> None:
    done = commands("threads", "show", talk("What is *two* and two?", "Four, \x1b[1mI think\u2028so."))
    assert (done.code, done.err) == (0, "")
    assert done.out == "user:\nWhat is *two* and two?\n\nassistant:\nFour, ␛[1mI think\u2028so.\n"


def test_json_has_the_thread_and_its_messages_as_received(commands: Commands) -> None:
    thread = {"id": "thread_1", "created_at": 1.5, "unknown": None}
    message = {"id": "msg_1", "content": [{"type": "text", "text": {"value": "Grüße \x1b \ud800"}}]}
    with Loopback(reply(thread), reply({"data": [message], "has_more": False})) as server:
        process = commands.process("threads", "show", "thread_1", "--json", "--base-url", server.url)
        out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    assert "Grüße" in out
    assert json.loads(out) == {"thread": thread, "messages": [message]}


def test_json_lines_are_the_messages(commands: Commands, talk: Callable[..., str]) -> None:
    done = commands("threads", "show", talk("Hi", "Hello"), "--output", "jsonl")
    assert (done.code, done.err) == (0, "")
    assert [json.loads(line)["role"] for line in done.out.splitlines()] == ["user", "assistant"]


def test_piped_json_is_one_line(commands: Commands, talk: Callable[..., str]) -> None:
    """So that `threads show ID --json | head -n 1` is everything."""
    thread_id = talk("Hi\nthere", "Hello")
    done = commands("threads", "show", thread_id, "--json")
    assert done.out.count("\n") == 1
    assert json.loads(done.out)["thread"]["id"] == thread_id


def test_json_escapes_what_could_control_a_terminal(commands: Commands) -> None:
    text = "\x1b \x7f \x85 \x9b31m \u202e \u2066 \u200f ü"
    message = {"id": "msg_1", "content": [{"type": "text", "text": {"value": text}}]}
    with Loopback(reply({"id": "thread_1"}), reply({"data": [message], "has_more": False})) as server:
        done = commands("threads", "show", "thread_1", "--json", "--base-url", server.url)
    assert done.code == 0
    assert json.loads(done.out)["messages"] == [message]
    assert {character for character in text if character in done.out} == {*"31m ü"}


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "ascii"])
def test_json_is_valid_in_every_encoding(commands: Commands, encoding: str) -> None:
    thread = {"id": "thread_1", "metadata": {"a": "ü € \ud800 😀 \x7f"}}
    commands.environment["PYTHONIOENCODING"] = encoding
    with Loopback(reply(thread), reply({"data": [], "has_more": False})) as server:
        process = commands.process("threads", "show", "thread_1", "--json", "--base-url", server.url, encoding=encoding)
        out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    assert json.loads(out)["thread"] == thread
    assert "\x7f" not in out


def test_more_than_one_page(commands: Commands, talk: Callable[..., str]) -> None:
    done = commands("threads", "show", talk(*map(str, range(130))))
    assert [line for line in done.out.splitlines() if line.isdigit()] == [str(number) for number in range(130)]


def test_an_empty_thread_is_reported(commands: Commands, talk: Callable[..., str]) -> None:
    done = commands("threads", "show", talk())
    assert (done.code, done.out, done.err) == (0, "", "The thread has no messages.\n")


def test_an_unknown_thread(commands: Commands, service: object) -> None:
    done = commands("threads", "show", "thread_unknown")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("assistant-threads: 404 Not Found: ")


ODD: list[dict[str, Any]] = [
    {"id": "5", "role": "assistant", "created_at": 5.5, "content": "a bare text"},
    {"id": "4", "role": None, "content": None},
    {"id": "3", "role": "assistant", "created_at": 3, "content": [{"type": "text", "text": "no object"}, "bare"]},
    {
        "id": "2",
        "role": "assistant",
        "created_at": 2,
        "status": "incomplete",
        "incomplete_details": {"reason": "max_tokens"},
        "content": [
            {"type": "refusal", "refusal": "No."},
            {"type": "hologram", "hologram": {}},
            {
                "type": "text",
                "text": {
                    "value": "See [1].",
                    "annotations": [
                        {"type": "file_citation", "text": "[1]", "file_citation": {"file_id": "file-1"}},
                        {"type": "file_path", "text": "sandbox:/x", "file_path": {"file_id": "file-2"}},
                    ],
                },
            },
        ],
    },
    {
        "id": "1",
        "role": "user",
        "created_at": 1,
        "content": [
            {"type": "image_file", "image_file": {"file_id": "file-3"}},
            {"type": "image_url", "image_url": {"url": "https://example.com/cat.png"}},
            {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}},
        ],
        "attachments": [{"file_id": "file-4", "tools": [{"type": "file_search"}]}, {"file_id": "file-5"}],
    },
]


def test_every_kind_of_message_from_a_server_that_ignores_order(commands: Commands) -> None:
    with Loopback(reply({"id": "thread_1"}), reply({"data": ODD})) as server:
        server.default = reply({"data": []})
        done = commands("threads", "show", "thread_1", "--base-url", server.url)
    assert done.code == 0
    assert done.out == (
        "user:\n[image file-3]\n[image https://example.com/cat.png]\n[image data:image/png;base64,…]\n"
        "[attached file-4 for file_search]\n[attached file-5]\n\n"
        "assistant:\n[refused: No.]\n[hologram]\nSee [1].\n[[1] cites file-1]\n[sandbox:/x is file-2]\n"
        "[incomplete: max_tokens]\n\n"
        "assistant:\nno object\nbare\n\nunknown:\n\n\nassistant:\na bare text\n"
    )


def test_a_terminal_gets_rendered_text_without_control_characters(commands: Commands) -> None:
    content = [{"type": "text", "text": {"value": "**bold**\x1b]0;owned\x07 \u202eevil", "annotations": []}}]
    message = {"id": "msg_1\x1b[2J", "role": "user", "created_at": 0, "content": content}

    def respond(request: Request) -> Any:
        return reply({"data": [message], "has_more": False} if "messages" in request.target else {"id": "thread_1"})

    ours, theirs = pty.openpty()
    with Loopback(default=respond) as server:
        environment = {**commands.environment, "TERM": "xterm-256color"}
        process = commands.process(
            "threads", "show", "thread_1", "--base-url", server.url, stdout=theirs, stderr=theirs, env=environment
        )
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
        assert process.wait(30) == 0
    os.close(ours)
    assert b"\x1b[1mbold\x1b[0m" in shown
    assert b"1970-01-01 00:00:00" in shown
    assert b"\x1b]0;" not in shown
    assert b"\x1b[2J" not in shown
    assert "\u202e".encode() not in shown
    assert "␛]0;owned␇".encode() in shown


@pytest.mark.parametrize("value", [None, "yesterday", 10**20, float("nan")])
def test_an_invalid_time_is_empty(value: Any) -> None:
    assert format_time(value) == ""


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # on Linux, the other end of the terminal is closed
        return b""
