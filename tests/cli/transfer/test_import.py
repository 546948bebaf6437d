"""`threads import`: copies a thread without duplicates and lists what it cannot copy."""

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
from tests.cli.conftest import KEY, Commands, Stalled
from tests.support.loopback import Loopback, Reply, Request, reply
from tests.support.terminal import Screen


@pytest.fixture
def target() -> Iterator[Sandbox]:
    """Another server, to import to."""
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def there(target: Sandbox) -> Iterator[OpenAI]:
    with OpenAI(base_url=target.base_url, api_key=KEY) as client:
        yield client


def _texts(client: OpenAI, thread_id: str) -> list[tuple[str, str]]:
    listed = client.beta.threads.messages.list(thread_id, order="asc")
    return [(str(message.role), message.content[0].text.value) for message in listed if message.content[0].text]


def test_a_conversation_is_copied(commands: Commands, talk: Callable[..., str], target: Sandbox, there: OpenAI) -> None:
    thread_id = talk("Hi", "Hello", "Again\nand \u2028 again", metadata={"a": "b"})
    commands("threads", "export", thread_id, "-o", "x.jsonl")
    done = commands("threads", "import", "x.jsonl", "--base-url", target.base_url)
    assert done.code == 0
    copy = done.out.strip()
    assert done.err == f"Imported 3 messages into {copy}\n"
    assert copy != thread_id
    assert _texts(there, copy) == [("user", "Hi"), ("assistant", "Hello"), ("user", "Again\nand \u2028 again")]
    assert there.beta.threads.retrieve(copy).metadata == {"a": "b"}
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
def test_a_failed_import_is_resumed_without_duplicates(
    commands: Commands, talk: Callable[..., str], target: Sandbox, there: OpenAI, failing: int, fault: Fault
) -> None:
    texts = ["same", "same", "same", "same"]
    commands("threads", "export", talk(*texts), "-o", "x.jsonl")
    _fail_from(target, failing, fault)
    url = ["--base-url", target.base_url]
    done = commands("threads", "import", "x.jsonl", *url)
    assert done.code == 1
    assert Path("x.jsonl.import").exists()
    target.reset()
    done = commands("threads", "import", "x.jsonl", *url)
    assert done.code == 0
    assert "Resuming thread_" in done.err
    assert [text for _, text in _texts(there, done.out.strip())] == texts
    assert not Path("x.jsonl.import").exists()


def test_a_terminal_shows_progress(commands: Commands, talk: Callable[..., str], target: Sandbox) -> None:
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
    resuming, done, thread_id = screen.text.splitlines()
    assert resuming.startswith(f"Resuming {thread_id} after ")
    assert done == f"Imported 3 messages into {thread_id}"


def test_a_lost_response_is_looked_up(
    commands: Commands, talk: Callable[..., str], target: Sandbox, there: OpenAI
) -> None:
    commands("threads", "export", talk("one", "two", "three"), "-o", "x.jsonl")
    target.fault(Drop(after=True), method="POST", path="/v1/threads/*/messages")
    target.fault(Drop(), method="POST", path="/v1/threads/*/messages")
    done = commands("threads", "import", "x.jsonl", "--base-url", target.base_url)
    assert done.code == 0
    assert [text for _, text in _texts(there, done.out.strip())] == ["one", "two", "three"]


def test_a_killed_import_is_resumed(
    commands: Commands, talk: Callable[..., str], target: Sandbox, there: OpenAI
) -> None:
    commands("threads", "export", talk(*map(str, range(40))), "-o", "x.jsonl")
    stalled = Stalled()
    _fail_from(target, 10, stalled)
    process = commands.process("threads", "import", "x.jsonl", "--base-url", target.base_url, stderr=subprocess.DEVNULL)
    assert stalled.reached.wait(30)
    process.kill()
    process.communicate()
    target.reset()
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


def test_what_cannot_be_imported_is_listed(commands: Commands) -> None:
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


def test_keep_files(commands: Commands) -> None:
    _archive(MESSAGES, THREAD)
    with Loopback(default=_recorder([])) as server:
        done = commands("threads", "import", "x.jsonl", "--base-url", server.url, "--keep-files")
        thread, first, *_ = [request.json() for request in server.requests if request.method == "POST"]
    assert done.code == 0
    assert "files" not in done.err
    assert thread == {"tool_resources": {"file_search": {"vector_store_ids": ["vs_1"]}, "code_interpreter": None}}
    assert first["content"][1] == {"type": "image_file", "image_file": {"file_id": "file-1"}}
    assert first["attachments"] == [{"file_id": "file-2", "tools": [{"type": "file_search"}]}]


def test_what_cannot_be_imported_is_listed_as_text(commands: Commands) -> None:
    _archive(MESSAGES[1:2] + MESSAGES[3:], THREAD)
    with Loopback(default=_recorder([])) as server:
        done = commands("threads", "import", "x.jsonl", "--base-url", server.url)
    assert done.err == (
        "Not imported: run ids: 1; assistant ids: 1; incomplete status: 1; empty messages: 1; files: vs_1\n"
        "Imported 1 message into thread_new\n"
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda lines: [], "is not an exported thread"),
        (lambda lines: ["Hello"], "line 1: not a JSON object"),
        (lambda lines: ['{"format": "other"}'], "is not an exported thread"),
        (lambda lines: [lines[0].replace('"version":1', '"version":9')], "has format version 9"),
        (lambda lines: lines[:-1], "has 3 messages, but its header counts 4"),
        (lambda lines: [*lines[:-1], lines[-1][:20]], "line 5: not a JSON object"),
        (lambda lines: [lines[0].replace('"messages":4', '"messages":null'), *lines[1:]], "is an unfinished export"),
    ],
)
def test_an_incomplete_file_is_refused_before_anything_is_sent(
    commands: Commands, change: Callable[[list[str]], list[str]], message: str
) -> None:
    path = _archive(MESSAGES, THREAD)
    path.write_text("\n".join(change(path.read_text().splitlines())))
    with Loopback() as server:
        done = commands("threads", "import", "x.jsonl", "--base-url", server.url)
    assert done.code == 1
    assert message in done.err


def test_fewer_messages_than_sent_are_an_error(commands: Commands) -> None:
    _archive(MESSAGES, THREAD)
    with Loopback(default=_recorder([], forgets=1)) as server:
        done = commands("threads", "import", "x.jsonl", "--base-url", server.url)
    assert (done.code, done.out) == (1, "")
    assert "thread_new has 2 messages, but 3 were sent" in done.err


@pytest.mark.parametrize("source", ["x.jsonl", "-"])
def test_an_error_names_the_new_thread(commands: Commands, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even that of the final check, on a server that sends the same page forever."""
    path = _archive(MESSAGES, THREAD)
    with Loopback(default=_recorder([], has_more=True)) as server, path.open() as file:
        monkeypatch.setattr("sys.stdin", file)
        done = commands("threads", "import", source, "--base-url", server.url)
    assert (done.code, done.out) == (1, "")
    assert "The new thread is thread_new" in done.err
    assert ("remove x.jsonl.import" in done.err) == (source == "x.jsonl")


def test_the_state_of_another_import_is_not_touched(commands: Commands, target: Sandbox, service: Sandbox) -> None:
    _archive(MESSAGES[3:])
    _fail_from(target, 0, Status(403))
    assert commands("threads", "import", "x.jsonl", "--base-url", target.base_url).code == 1
    state = Path("x.jsonl.import").read_bytes()
    elsewhere = commands("threads", "import", "x.jsonl")
    assert elsewhere.code == 1
    assert f"the import to {target.base_url}/ is unfinished" in elsewhere.err
    _archive(MESSAGES[2:])
    changed = commands("threads", "import", "x.jsonl", "--base-url", target.base_url)
    assert changed.code == 1
    assert "with other messages or options" in changed.err
    assert Path("x.jsonl.import").read_bytes() == state
    Path("x.jsonl.import").write_text("nonsense")
    assert "is not a state file of an import" in commands("threads", "import", "x.jsonl").err


def test_a_thread_that_is_deleted_or_has_other_messages(commands: Commands, target: Sandbox, there: OpenAI) -> None:
    _archive(MESSAGES[3:])
    url = ["--base-url", target.base_url]
    _fail_from(target, 0, Status(403))
    assert commands("threads", "import", "x.jsonl", *url).code == 1
    target.reset()
    thread_id = json.loads(Path("x.jsonl.import").read_text())["thread_id"]
    there.beta.threads.messages.create(thread_id, role="user", content="I was here first")
    done = commands("threads", "import", "x.jsonl", *url)
    assert done.code == 1
    assert "has messages that were not sent by this import, such as user: 'I was here first'" in done.err
    there.beta.threads.delete(thread_id)
    done = commands("threads", "import", "x.jsonl", *url)
    assert done.code == 1
    assert "remove x.jsonl.import" in done.err


class _Nothing:
    """No fault."""

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        await app(scope, receive, send)


def _fail_from(target: Sandbox, number: int, fault: Fault) -> None:
    """Let `number` messages through, then fail all others."""
    for each, times in ((_Nothing(), number), (fault, 100)):
        if times:
            target.fault(each, method="POST", path="/v1/threads/*/messages", times=times)


def _archive(messages: list[dict[str, Any]], thread: dict[str, Any] | None = None) -> Path:
    header = {"format": "assistant-threads/thread", "version": 1, "messages": len(messages), "thread": thread or {}}
    path = Path("x.jsonl")
    path.write_text("".join(json.dumps(each, separators=(",", ":")) + "\n" for each in (header, *messages)))
    return path


def _recorder(kept: list[dict[str, Any]], forgets: int = 0, has_more: bool = False) -> Callable[[Request], Reply]:
    """A server that keeps the messages it is sent, except the last `forgets`."""

    def respond(request: Request) -> Reply:
        if "/messages" not in request.target:
            return reply({"id": "thread_new"})
        if request.method == "POST":
            kept.append({"id": f"msg_{len(kept)}", **request.json()})
            return reply(kept[-1])
        return reply({"data": kept[: len(kept) - forgets], "has_more": has_more})

    return respond
