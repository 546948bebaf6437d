"""`threads import`: a thread anew elsewhere, nothing doubled, and what can't move is said."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant_threads import OpenAI
from assistant_threads.sandbox import Drop, Sandbox, Stall, Status
from assistant_threads.sandbox.faults import Fault
from tests.cli.conftest import KEY, Commands, wait_until
from tests.support.loopback import Loopback, Reply, Request, reply
from tests.support.terminal import Screen


@pytest.fixture
def target() -> Iterator[Sandbox]:
    """Another server, to move to."""
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def there(target: Sandbox) -> Iterator[OpenAI]:
    with OpenAI(base_url=target.base_url, api_key=KEY) as client:
        yield client


def _texts(client: OpenAI, thread_id: str) -> list[tuple[str, str]]:
    listed = client.beta.threads.messages.list(thread_id, order="asc")
    return [(str(message.role), message.content[0].text.value) for message in listed if message.content[0].text]


def test_a_conversation_moves(commands: Commands, talk: Callable[..., str], target: Sandbox, there: OpenAI) -> None:
    thread_id = talk("Hi", "Hello", "Again\nand \u2028 again", metadata={"a": "b"})
    commands("threads", "export", thread_id, "-o", "x.jsonl")
    done = commands("threads", "import", "x.jsonl", "--base-url", target.base_url)
    assert done.code == 0
    moved = done.out.strip()
    assert done.err == f"3 messages are in {moved}\n"
    assert moved != thread_id
    assert _texts(there, moved) == [("user", "Hi"), ("assistant", "Hello"), ("user", "Again\nand \u2028 again")]
    assert there.beta.threads.retrieve(moved).metadata == {"a": "b"}
    assert [path.name for path in Path().iterdir()] == ["x.jsonl"]


def test_through_a_pipe(commands: Commands, talk: Callable[..., str], target: Sandbox, there: OpenAI) -> None:
    export = commands.process("threads", "export", talk("Hi", "Hello"), "-o", "-")
    import_ = commands.process("threads", "import", "-", "--json", "--base-url", target.base_url, stdin=export.stdout)
    out, err = import_.communicate(timeout=30)
    assert export.stdout is not None
    export.communicate()
    assert (export.returncode, import_.returncode, err) == (0, 0, "")
    created = json.loads(out)
    assert (created["messages"], created["left_out"]) == (2, {"file_ids": []})
    assert len(_texts(there, created["thread_id"])) == 2


@pytest.mark.parametrize("failing", [1, 2, 3])
@pytest.mark.parametrize("fault", [Status(403), Drop()], ids=["refused", "lost"])
def test_an_import_that_failed_goes_on_and_doubles_nothing(
    commands: Commands, talk: Callable[..., str], target: Sandbox, there: OpenAI, failing: int, fault: Fault
) -> None:
    said = ["same", "same", "same", "same"]
    commands("threads", "export", talk(*said), "-o", "x.jsonl")
    _fail_from(target, failing, fault)
    url = ["--base-url", target.base_url]
    done = commands("threads", "import", "x.jsonl", *url)
    assert done.code == 1
    assert Path("x.jsonl.import").exists()
    target.reset()
    done = commands("threads", "import", "x.jsonl", *url)
    assert done.code == 0
    assert "Going on with thread_" in done.err
    assert [text for _, text in _texts(there, done.out.strip())] == said
    assert not Path("x.jsonl.import").exists()


def test_a_terminal_shows_how_far_it_is(commands: Commands, talk: Callable[..., str], target: Sandbox) -> None:
    commands("threads", "export", talk("one", "two", "three"), "-o", "x.jsonl")
    target.fault(_Nothing(), method="POST", path="/v1/threads/*/messages", times=2)
    target.fault(Stall(byte=0), method="POST", path="/v1/threads/*/messages")
    url = ["--base-url", target.base_url]
    with Screen("threads", "import", "x.jsonl", *url, environment=commands.environment) as screen:
        screen.wait_for("2/3")
        screen.type("\x03")
        assert screen.wait() == 130
    with Screen("threads", "import", "x.jsonl", *url, environment=commands.environment) as screen:
        assert screen.wait() == 0
    going_on, done, thread_id = screen.text.splitlines()
    assert going_on.startswith(f"Going on with {thread_id} after ")
    assert done == f"3 messages are in {thread_id}"


def test_a_lost_answer_is_looked_up(
    commands: Commands, talk: Callable[..., str], target: Sandbox, there: OpenAI
) -> None:
    commands("threads", "export", talk("one", "two", "three"), "-o", "x.jsonl")
    target.fault(Drop(after=True), method="POST", path="/v1/threads/*/messages")
    target.fault(Drop(), method="POST", path="/v1/threads/*/messages")
    done = commands("threads", "import", "x.jsonl", "--base-url", target.base_url)
    assert done.code == 0
    assert [text for _, text in _texts(there, done.out.strip())] == ["one", "two", "three"]


def test_killed_in_the_middle_it_goes_on(
    commands: Commands, talk: Callable[..., str], target: Sandbox, there: OpenAI
) -> None:
    commands("threads", "export", talk(*map(str, range(40))), "-o", "x.jsonl")
    process = commands.process("threads", "import", "x.jsonl", "--base-url", target.base_url, stderr=subprocess.DEVNULL)
    wait_until(lambda: len(target.requests) >= 10)
    process.kill()
    process.communicate()
    done = commands("threads", "import", "x.jsonl", "--base-url", target.base_url)
    assert done.code == 0
    assert [text for _, text in _texts(there, done.out.strip())] == [str(number) for number in range(40)]


MESSAGES: list[dict[str, Any]] = [
    {
        "id": "msg_1",
        "role": "user",
        "content": [
            {"type": "text", "text": {"value": "Look", "annotations": []}},
            {"type": "image_file", "image_file": {"file_id": "file-1"}},
            {"type": "image_url", "image_url": {"url": "https://example.com/cat.png"}},
        ],
        "attachments": [{"file_id": "file-2", "tools": [{"type": "file_search"}]}, {"file_id": None}],
        "metadata": {"k": "v"},
    },
    {"id": "msg_2", "role": "assistant", "run_id": "run_1", "assistant_id": "a", "content": [], "status": "incomplete"},
    {
        "id": "msg_3",
        "role": "assistant",
        "run_id": "run_1",
        "content": [
            {"type": "refusal", "refusal": "No"},
            {"type": "hologram", "hologram": {}},
            {"type": "text", "text": {"value": "Half \ud800", "annotations": [{"type": "file_citation"}]}},
        ],
    },
    {"id": "msg_4", "role": None, "content": "bare", "metadata": None, "attachments": None},
]
THREAD = {"id": "thread_1", "tool_resources": {"file_search": {"vector_store_ids": ["vs_1"]}, "code_interpreter": None}}


def test_what_cant_move_is_said(commands: Commands) -> None:
    _archive(MESSAGES, THREAD)
    with Loopback(default=_recorder([])) as server:
        done = commands("threads", "import", "x.jsonl", "--base-url", server.url, "--json")
        bodies = [request.json() for request in server.requests if request.method == "POST"]
    assert done.code == 0
    assert json.loads(done.out) == {
        "thread_id": "thread_new",
        "messages": 3,
        "left_out": {
            "file_ids": ["file-1", "file-2", "vs_1"],
            "run_ids": 2,
            "assistant_ids": 1,
            "incomplete_status": 1,
            "empty_messages": 1,
            "refusal_parts": 1,
            "hologram_parts": 1,
            "annotations": 1,
        },
    }
    assert bodies == [
        {},
        {
            "role": "user",
            "content": [
                {"type": "text", "text": "Look"},
                {"type": "text", "text": "[image file-1]"},
                {"type": "image_url", "image_url": {"url": "https://example.com/cat.png"}},
            ],
            "metadata": {"k": "v"},
        },
        {
            "role": "assistant",
            "content": [
                {"type": "text", "text": "[refusal: No]"},
                {"type": "text", "text": "[hologram]"},
                {"type": "text", "text": "Half \ufffd"},
            ],
        },
        {"role": "assistant", "content": "bare"},
    ]


def test_files_are_kept_on_request(commands: Commands) -> None:
    _archive(MESSAGES, THREAD)
    with Loopback(default=_recorder([])) as server:
        done = commands("threads", "import", "x.jsonl", "--base-url", server.url, "--keep-files")
        thread, first, *_ = [request.json() for request in server.requests if request.method == "POST"]
    assert done.code == 0
    assert "files" not in done.err
    assert thread == {"tool_resources": {"file_search": {"vector_store_ids": ["vs_1"]}, "code_interpreter": None}}
    assert first["content"][1] == {"type": "image_file", "image_file": {"file_id": "file-1"}}
    assert first["attachments"] == [{"file_id": "file-2", "tools": [{"type": "file_search"}]}]


def test_the_same_in_words(commands: Commands) -> None:
    _archive(MESSAGES[1:2] + MESSAGES[3:], THREAD)
    with Loopback(default=_recorder([])) as server:
        done = commands("threads", "import", "x.jsonl", "--base-url", server.url)
    assert done.err == (
        "Not moved: run ids: 1; assistant ids: 1; incomplete status: 1; empty messages: 1; files: vs_1\n"
        "1 messages are in thread_new\n"
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda lines: [], "is no exported thread"),
        (lambda lines: ["Hello"], "line 1: that is no JSON object"),
        (lambda lines: ['{"format": "other"}'], "is no exported thread"),
        (lambda lines: [lines[0].replace('"version":1', '"version":9')], "has version 9 of the format"),
        (lambda lines: lines[:-1], "holds 3 messages, and its first line says 4"),
        (lambda lines: [*lines[:-1], lines[-1][:20]], "line 5: that is no JSON object"),
        (lambda lines: [lines[0].replace('"messages":4', '"messages":null'), *lines[1:]], "hasn't come to its end"),
    ],
)
def test_a_file_that_isnt_whole_is_refused_before_anything_is_sent(
    commands: Commands, change: Callable[[list[str]], list[str]], said: str
) -> None:
    path = _archive(MESSAGES, THREAD)
    path.write_text("\n".join(change(path.read_text().splitlines())))
    with Loopback() as server:
        done = commands("threads", "import", "x.jsonl", "--base-url", server.url)
    assert done.code == 1
    assert said in done.err


def test_fewer_messages_than_were_sent_are_an_error(commands: Commands) -> None:
    _archive(MESSAGES, THREAD)
    with Loopback(default=_recorder([], forgets=1)) as server:
        done = commands("threads", "import", "x.jsonl", "--base-url", server.url)
    assert (done.code, done.out) == (1, "")
    assert "thread_new has 2 messages, and 3 were sent" in done.err


def test_the_state_of_another_import_is_left_alone(commands: Commands, target: Sandbox, service: Sandbox) -> None:
    _archive(MESSAGES[3:])
    _fail_from(target, 0, Status(403))
    assert commands("threads", "import", "x.jsonl", "--base-url", target.base_url).code == 1
    state = Path("x.jsonl.import").read_bytes()
    elsewhere = commands("threads", "import", "x.jsonl")
    assert elsewhere.code == 1
    assert f"the import to {target.base_url}/ isn't finished" in elsewhere.err
    _archive(MESSAGES[2:])
    changed = commands("threads", "import", "x.jsonl", "--base-url", target.base_url)
    assert changed.code == 1
    assert "of other messages or options" in changed.err
    assert Path("x.jsonl.import").read_bytes() == state
    Path("x.jsonl.import").write_text("nonsense")
    assert "says nothing about an import" in commands("threads", "import", "x.jsonl").err


def test_a_thread_that_is_gone_or_has_other_messages(commands: Commands, target: Sandbox, there: OpenAI) -> None:
    _archive(MESSAGES[3:])
    url = ["--base-url", target.base_url]
    _fail_from(target, 0, Status(403))
    assert commands("threads", "import", "x.jsonl", *url).code == 1
    target.reset()
    thread_id = json.loads(Path("x.jsonl.import").read_text())["thread_id"]
    there.beta.threads.messages.create(thread_id, role="user", content="I was here first")
    done = commands("threads", "import", "x.jsonl", *url)
    assert done.code == 1
    assert "has messages that the import didn't send, such as user: 'I was here first'" in done.err
    there.beta.threads.delete(thread_id)
    done = commands("threads", "import", "x.jsonl", *url)
    assert done.code == 1
    assert "remove x.jsonl.import" in done.err


class _Nothing:
    """No fault."""

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        await app(scope, receive, send)


def _fail_from(target: Sandbox, number: int, fault: Fault) -> None:
    """Let so many messages through, then go wrong with all further ones."""
    for each, times in ((_Nothing(), number), (fault, 100)):
        if times:
            target.fault(each, method="POST", path="/v1/threads/*/messages", times=times)


def _archive(messages: list[dict[str, Any]], thread: dict[str, Any] | None = None) -> Path:
    header = {"format": "assistant-threads/thread", "version": 1, "messages": len(messages), "thread": thread or {}}
    path = Path("x.jsonl")
    path.write_text("".join(json.dumps(each, separators=(",", ":")) + "\n" for each in (header, *messages)))
    return path


def _recorder(kept: list[dict[str, Any]], forgets: int = 0) -> Callable[[Request], Reply]:
    """A server that keeps what it is sent, but for the last few messages."""

    def answer(request: Request) -> Reply:
        if "/messages" not in request.target:
            return reply({"id": "thread_new"})
        if request.method == "POST":
            kept.append({"id": f"msg_{len(kept)}", **request.json()})
            return reply(kept[-1])
        return reply({"data": kept[: len(kept) - forgets], "has_more": False})

    return answer
