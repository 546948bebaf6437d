from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import field, frozen
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant_threads import OpenAI
from assistant_threads.cli.app import run
from assistant_threads.sandbox import Sandbox, Stall

KEY = "sk-secret-of-the-tests"


@frozen
class Stalled:
    """A fault: the operation is performed, and `reached` is set, but no byte of the response is sent."""

    reached: threading.Event = field(factory=threading.Event)

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        async def performed(scope: Scope, receive: Receive, send: Send) -> None:
            async def note(message: Message) -> None:
                self.reached.set()
                await send(message)

            await app(scope, receive, note)

        await Stall(byte=0).respond(performed, scope, receive, send)


@frozen
class Outcome:
    """Exit code and output of a command."""

    code: int
    out: str
    err: str


@frozen
class Commands:
    """The command line, run in this process, or in its own where the test is about the process."""

    environment: dict[str, str]
    capture: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str) -> Outcome:
        code = run(arguments)
        return Outcome(code, *self.capture.readouterr())

    def process(self, *arguments: str, **settings: Any) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "assistant_threads", *arguments]
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(command, **{"env": self.environment, **pipes, **settings})


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Commands:
    """Runs commands without a terminal, in an empty folder, with an API key but no server."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return Commands({**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"}, capsys)


@pytest.fixture
def service(commands: Commands, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """A sandbox, set as OPENAI_BASE_URL."""
    with Sandbox() as sandbox:
        monkeypatch.setenv("OPENAI_BASE_URL", sandbox.base_url)
        commands.environment["OPENAI_BASE_URL"] = sandbox.base_url
        yield sandbox


@pytest.fixture
def client(service: Sandbox) -> Iterator[OpenAI]:
    with OpenAI(base_url=service.base_url, api_key=KEY) as client:
        yield client


@pytest.fixture
def talk(client: OpenAI) -> Callable[..., str]:
    """Creates a thread with these texts, alternating between user and assistant, and returns its id."""

    def make(*texts: str, **fields: Any) -> str:
        thread = client.beta.threads.create(**fields)
        for number, text in enumerate(texts):
            role = "assistant" if number % 2 else "user"
            client.beta.threads.messages.create(thread.id, role=role, content=text)
        return thread.id

    return make
