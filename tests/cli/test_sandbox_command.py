"""`assistant-threads sandbox`: a process that serves until it is stopped."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant_threads import AuthenticationError, NotFoundError, OpenAI
from tests.cli.conftest import KEY, Commands


@contextmanager
def _serving(commands: Commands, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = commands.process("sandbox", "--port", "0", *arguments)
    assert process.stderr is not None
    try:
        ready = process.stderr.readline()
        found = re.search(r"http://\S+/v1", ready)
        assert found, ready + process.stderr.read()
        yield process, found[0]
    finally:
        process.kill()
        process.communicate()


def test_it_serves_until_ctrl_c(commands: Commands) -> None:
    with _serving(commands) as (process, url):
        with OpenAI(base_url=url, api_key="any") as client:
            assert client.beta.threads.create().id.startswith("thread_")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        assert (process.returncode, out, err) == (
            0,
            f"export OPENAI_BASE_URL={url} OPENAI_API_KEY=test\n",
            "Stopped.\n",
        )


def test_a_database_outlives_the_process(commands: Commands) -> None:
    with _serving(commands, "--db", "threads.db") as (process, url), OpenAI(base_url=url, api_key="any") as client:
        thread_id = client.beta.threads.create(metadata={"a": "b"}).id
        process.kill()
        process.wait()
    with _serving(commands, "--db", "threads.db") as (process, url), OpenAI(base_url=url, api_key="any") as client:
        assert client.beta.threads.retrieve(thread_id).metadata == {"a": "b"}


def test_the_api_key_is_required_and_never_printed(commands: Commands) -> None:
    commands.environment["SANDBOX_API_KEY"] = KEY
    with _serving(commands) as (process, url):
        with OpenAI(base_url=url, api_key=KEY) as client:
            client.beta.threads.create()
        with OpenAI(base_url=url, api_key="another") as client, pytest.raises(AuthenticationError):
            client.beta.threads.create()
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=30) == ("", "Stopped.\n")


def test_other_hosts_need_an_api_key(commands: Commands) -> None:
    done = commands("sandbox", "--host", "0.0.0.0", "--port", "0")
    assert (done.code, done.out) == (2, "")
    assert "api_key" in done.err


def test_a_database_that_cannot_be_opened_is_named(commands: Commands) -> None:
    Path("text.db").write_text("This is not a database. " * 100)
    for path, reason in (("/missing/x.db", "the folder /missing does not exist"), ("text.db", "not a database")):
        done = commands("sandbox", "--port", "0", "--db", path)
        assert (done.code in {1, 2}, done.out) == (True, "")
        assert done.err.startswith(f"assistant-threads: {path}")
        assert reason in done.err


def test_a_port_in_use(commands: Commands) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = commands("sandbox", "--port", str(taken.getsockname()[1]))
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("assistant-threads: ")
    assert done.err.count("\n") == 1
    assert "in use" in done.err


def test_a_missing_extra_is_one_line_with_the_pip_command(commands: Commands) -> None:
    program = """
import sys
sys.modules["uvicorn"] = None
from assistant_threads.cli import main
main()
"""
    command = [sys.executable, "-c", program, "sandbox"]
    done = subprocess.run(command, env=commands.environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "assistant-threads: the sandbox needs uvicorn: pip install '.[sandbox]' in a clone of assistant-threads\n"
    )


def test_a_script_from_a_file(commands: Commands) -> None:
    Path("scenario.yaml").write_text("script: [Hello from the file.]\nfaults:\n- {status: 404, path: /v1/assistants}\n")
    with (
        _serving(commands, "--script", "scenario.yaml") as (_, url),
        OpenAI(base_url=url, api_key="any") as client,
    ):
        with pytest.raises(NotFoundError):
            client.beta.assistants.create(model="m")
        commands.environment["OPENAI_BASE_URL"] = url
        out, _ = commands.process("chat", "Hi").communicate(timeout=30)
        assert out == "Hello from the file.\n"


def test_a_mistake_in_a_script_is_named_before_serving(commands: Commands) -> None:
    Path("scenario.yaml").write_text("script:\n- txt: Hello\n")
    done = commands("sandbox", "--script", "scenario.yaml")
    assert (done.code, done.out) == (2, "")
    assert "scenario.yaml: script[0] has an unknown field 'txt'; did you mean text?" in done.err
    assert commands("sandbox", "--script", "missing.yaml").code == 2
