"""`threads export`: the file is complete or absent, and an interrupted export can be resumed."""

from __future__ import annotations

import json
import resource
import signal
import threading
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant_threads.cli.transfer.archive import PartialExport, write_atomically
from tests.cli.conftest import Commands
from tests.support.loopback import Loopback, Reply, Request, reply
from tests.support.terminal import Screen

THREAD = {"id": "thread_1", "created_at": 1, "metadata": {"a": "b"}}
MESSAGES = [
    {"id": f"msg_{number}", "created_at": number, "role": "user", "content": [], "unknown": None} for number in range(5)
]


def test_a_header_then_a_line_for_each_message(commands: Commands, talk: Callable[..., str]) -> None:
    thread_id = talk("eins\u2028zwei", "\x85drei\n", metadata={"a": "b"})
    with Screen("threads", "export", thread_id, environment=commands.environment) as screen:
        assert screen.wait() == 0
    assert screen.text.replace("\n", "") == f"Exported 2 messages of {thread_id} to {thread_id}.jsonl"
    assert [path.name for path in Path().iterdir()] == [f"{thread_id}.jsonl"]
    header, *messages = _lines(Path(f"{thread_id}.jsonl"))
    assert (header["format"], header["version"], header["messages"]) == ("assistant-threads/thread", 1, 2)
    assert header["thread"]["metadata"] == {"a": "b"}
    assert [each["content"][0]["text"]["value"] for each in messages] == ["eins\u2028zwei", "\x85drei\n"]


def test_json_describes_the_result(commands: Commands, talk: Callable[..., str]) -> None:
    thread_id = talk("Hello")
    done = commands("threads", "export", thread_id, "-o", "x.jsonl", "--json")
    assert json.loads(done.out) == {"file": "x.jsonl", "thread_id": thread_id, "messages": 1}
    assert done.err == ""


@pytest.mark.parametrize("output", [["--output", "-"], []], ids=["-", "piped"])
def test_to_stdout(commands: Commands, talk: Callable[..., str], output: list[str]) -> None:
    done = commands("threads", "export", talk("Hello", "Hi"), *output)
    assert [json.loads(line).get("messages") for line in done.out.splitlines()] == [2, None, None]
    assert list(Path().iterdir()) == []
    assert commands("threads", "export", "t", "--output", "-", "--json").code == 2


def test_an_existing_file_is_replaced_only_with_force(commands: Commands, talk: Callable[..., str]) -> None:
    path = Path("x.jsonl")
    path.write_text("precious")
    thread_id = talk("Hello")
    refused = commands("threads", "export", thread_id, "-o", "x.jsonl")
    assert refused.code == 2
    assert "--force" in refused.err
    assert path.read_text() == "precious"
    assert commands("threads", "export", thread_id, "-o", "x.jsonl", "--force").code == 0
    assert len(_lines(path)) == 2


def test_an_id_is_not_a_path(commands: Commands) -> None:
    with Loopback(default=_server(MESSAGES)) as server:
        done = commands("threads", "export", "../thread 1/x", "--json", "--base-url", server.url)
    assert done.code == 0
    assert [path.name for path in Path().iterdir()] == [".._thread_1_x.jsonl"]


def test_a_missing_folder(commands: Commands, talk: Callable[..., str]) -> None:
    done = commands("threads", "export", talk("Hello"), "-o", "nowhere/x.jsonl")
    assert done.code == 1
    assert done.err == "assistant-threads: nowhere/x.jsonl.part: No such file or directory\n"


@pytest.mark.parametrize(
    "torn", [b"", b'{"id": "msg_2", "created', b"\xc3"], ids=["complete", "torn", "half a character"]
)
def test_a_failed_export_is_resumed(commands: Commands, torn: bytes) -> None:
    path, part = Path("x.jsonl"), Path("x.jsonl.part")
    failing = _server(MESSAGES, size=2, until="msg_1")
    with Loopback(default=failing) as server:
        done = commands("threads", "export", "thread_1", "-o", "x.jsonl", "--base-url", server.url)
        assert done.code == 1
        assert not path.exists()
        assert len(_lines(part)) == 3
        with part.open("ab") as file:
            file.write(torn)
        server.default = _server(MESSAGES, size=2)
        server.requests.clear()
        done = commands("threads", "export", "thread_1", "-o", "x.jsonl", "--base-url", server.url)
        assert [request.target.partition("after=")[2] for request in server.requests] == ["", "msg_1", "msg_3"]
    assert (done.code, done.err) == (0, "Resuming after 2 messages\nExported 5 messages of thread_1 to x.jsonl\n")
    assert not part.exists()
    header, *messages = _lines(path)
    assert header["messages"] == 5
    assert messages == MESSAGES


def test_a_terminal_shows_progress(commands: Commands) -> None:
    waiting = threading.Event()
    with Loopback(default=_stalling(waiting)) as server:
        with Screen(
            "threads", "export", "thread_1", "--base-url", server.url, environment=commands.environment
        ) as screen:
            screen.wait_for("Exporting thread_1 2 messages")
            screen.type("\x03")
            assert screen.wait() == 130
        server.default = _server(MESSAGES, size=2)
        with Screen(
            "threads", "export", "thread_1", "--base-url", server.url, environment=commands.environment
        ) as screen:
            assert screen.wait() == 0
    assert screen.text == "Resuming after 2 messages\nExported 5 messages of thread_1 to thread_1.jsonl"


@pytest.mark.parametrize("size", [0, 20])
def test_a_partial_file_that_ends_in_its_header(commands: Commands, size: int) -> None:
    with Loopback(default=_server(MESSAGES)) as server:
        url = ["--base-url", server.url]
        assert commands("threads", "export", "thread_1", "-o", "whole.jsonl", *url).code == 0
        Path("x.jsonl.part").write_bytes(Path("whole.jsonl").read_bytes()[:size])
        assert commands("threads", "export", "thread_1", "-o", "x.jsonl", *url).code == 0
    assert _lines(Path("x.jsonl"))[1:] == MESSAGES


def test_ctrl_c_keeps_the_partial_file_and_exits_with_130(commands: Commands) -> None:
    waiting = threading.Event()
    with Loopback(default=_stalling(waiting)) as server:
        process = commands.process("threads", "export", "thread_1", "-o", "x.jsonl", "--base-url", server.url)
        assert waiting.wait(30)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err.strip()) == (
        130,
        "",
        "assistant-threads: interrupted. x.jsonl.part has 2 messages; run the same command again to resume.",
    )
    assert len(_lines(Path("x.jsonl.part"))) == 3
    assert not Path("x.jsonl").exists()


def test_a_killed_export_leaves_no_incomplete_file(commands: Commands) -> None:
    waiting = threading.Event()
    with Loopback(default=_stalling(waiting)) as server:
        process = commands.process("threads", "export", "thread_1", "-o", "x.jsonl", "--base-url", server.url)
        assert waiting.wait(30)
        process.kill()
        process.communicate()
        assert not Path("x.jsonl").exists()
        server.default = _server(MESSAGES, size=2)
        assert commands("threads", "export", "thread_1", "-o", "x.jsonl", "--base-url", server.url).code == 0
    assert _lines(Path("x.jsonl"))[1:] == MESSAGES


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (b"precious", "of another thread"),
        (b"precious\n", "x.jsonl.part, line 1: not a JSON object"),
        (b'{"a": 1}\n', "x.jsonl.part is not an exported thread"),
        (b'{"format": "assistant-threads/thread", "version": 2, "thread": {}}\n', "supports version 1"),
        (b'{"format": "assistant-threads/thread", "version": 1, "thread": {"id": "other"}}\n', "of another thread"),
    ],
)
def test_a_partial_file_of_something_else_is_not_touched(commands: Commands, part: bytes, message: str) -> None:
    Path("x.jsonl.part").write_bytes(part)
    with Loopback(default=_server(MESSAGES)) as server:
        done = commands("threads", "export", "thread_1", "-o", "x.jsonl", "--base-url", server.url)
    assert done.code == 1
    assert message in done.err
    assert Path("x.jsonl.part").read_bytes() == part


def test_a_server_that_ignores_order(commands: Commands) -> None:
    with Loopback(default=_server(MESSAGES[::-1])) as server:
        assert commands("threads", "export", "thread_1", "-o", "x.jsonl", "--base-url", server.url).code == 0
    assert _lines(Path("x.jsonl"))[1:] == MESSAGES


def test_a_duplicate_message_is_an_error(commands: Commands) -> None:
    with Loopback(default=_server([*MESSAGES, MESSAGES[0]])) as server:
        done = commands("threads", "export", "thread_1", "-o", "x.jsonl", "--base-url", server.url)
        piped = commands("threads", "export", "thread_1", "--base-url", server.url)
    assert done.code == 1
    assert "twice" in done.err
    assert not Path("x.jsonl").exists()
    assert (piped.code, piped.out) == (1, "")


@pytest.mark.parametrize("deleted", [[2], [1, 2], [0, 1, 2, 3, 4], list(range(30))], ids=len)
@pytest.mark.parametrize("cursor", ["refused", "unknown", "ignored", "empty page"])
def test_an_export_is_resumed_after_deleted_messages(commands: Commands, cursor: str, deleted: list[int]) -> None:
    """Whatever a server makes of the id of a deleted message as `after`."""
    messages = [MESSAGES[0] | {"id": f"msg_{number}", "created_at": number} for number in range(50)]
    count = max(deleted) + 1
    with Loopback(default=_server(messages, size=count, until=f"msg_{count - 1}")) as server:
        command = ["threads", "export", "thread_1", "-o", "x.jsonl", "--base-url", server.url]
        assert commands(*command).code == 1
        assert len(_lines(Path("x.jsonl.part"))) == 1 + count
        left = [message for number, message in enumerate(messages) if number not in deleted]
        server.default = _server(left, deleted_cursor=cursor)
        assert commands(*command).code == 0
    _, *exported = _lines(Path("x.jsonl"))
    assert [each for each in exported if each in left] == left
    assert len({each["id"] for each in exported}) == len(exported)
    assert messages[count - 1] not in exported or cursor == "ignored"  # that server doesn't tell


def test_an_error_names_the_partial_file(commands: Commands) -> None:
    with Loopback(default=_server(MESSAGES, size=2, until="msg_1")) as server:
        done = commands("threads", "export", "thread_1", "-o", "x.jsonl", "--base-url", server.url)
    assert done.code == 1
    assert done.err == (
        "assistant-threads: 403 Forbidden: no. x.jsonl.part has 2 messages; run the same command again to resume.\n"
    )


def test_a_full_disk_is_named_and_the_export_resumed(commands: Commands, talk: Callable[..., str]) -> None:
    thread_id = talk("a" * 3000, "b" * 3000)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))

    with commands.process("threads", "export", thread_id, "--output", "talk.jsonl", preexec_fn=limit) as process:
        _, error = process.communicate()
    assert process.returncode == 1
    assert error.startswith("assistant-threads: talk.jsonl.part: File too large")
    assert commands("threads", "export", thread_id, "--output", "talk.jsonl").code == 0
    assert [len(line) > 3000 for line in Path("talk.jsonl").read_text().splitlines()] == [False, True, True]


def test_an_error_names_the_file_of_an_earlier_export(commands: Commands) -> None:
    Path("x.jsonl.part").write_text("anything")
    with Loopback(reply({"error": {"message": "no thread"}}, status=404)) as server:
        done = commands("threads", "export", "thread_1", "-o", "x.jsonl", "--base-url", server.url)
    assert done.code == 1
    assert done.err.endswith("no thread. x.jsonl.part is left from an earlier export.\n")
    assert Path("x.jsonl.part").read_text() == "anything"


def test_messages_are_not_kept_in_memory(tmp_path: Path) -> None:
    message = {"id": "", "created_at": 1, "content": [{"type": "text", "text": {"value": "word " * 200}}]}
    with PartialExport(tmp_path / "x.part") as partial:
        partial.open(THREAD, "")
        tracemalloc.start()
        try:
            for page in range(200):
                partial.append(message | {"id": f"msg_{100 * page + number}"} for number in range(100))
            write_atomically(tmp_path / "x", partial.finish())
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert (tmp_path / "x").stat().st_size > 20_000_000
    assert peak < 3_000_000


def _server(
    messages: list[dict[str, Any]], *, size: int = 100, until: str | None = None, deleted_cursor: str = "refused"
) -> Callable[[Request], Reply]:
    """A thread in pages; refuses the page after `until`, and treats a deleted message as `after` in its own way."""
    ids = [each["id"] for each in messages]

    def respond(request: Request) -> Reply:
        if "/messages" not in request.target:
            return reply(THREAD)
        after = request.target.partition("after=")[2].partition("&")[0]
        if after and after == until:
            return reply({"error": {"message": "no"}}, status=403)
        if (after or request.target.partition("/messages/")[2]) not in ["", *ids]:
            refusals = {"refused": reply({}, status=400), "unknown": reply({}, status=404)}
            if "/messages/" in request.target or deleted_cursor in refusals:
                return refusals.get(deleted_cursor, reply({}, status=404))
            return reply({"data": [] if deleted_cursor == "empty page" else messages[:size], "has_more": False})
        if "/messages/" in request.target:
            return reply(messages[ids.index(request.target.rpartition("/")[2])])
        start = ids.index(after) + 1 if after else 0
        return reply({"data": messages[start : start + size], "has_more": start + size < len(messages)})

    return respond


def _stalling(waiting: threading.Event) -> Callable[[Request], Reply]:
    """A thread whose second page never arrives; sets the event when it is requested."""

    def respond(request: Request) -> Reply:
        if "after=" in request.target:
            waiting.set()
            return reply({}, stall=threading.Event())
        return _server(MESSAGES, size=2)(request)

    return respond


def _lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_bytes().split(b"\n") if line]
