"""The commands in README.md work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant_threads import OpenAI
from assistant_threads.sandbox import Sandbox
from tests.cli.conftest import Commands

README = Path(__file__).resolve().parents[2] / "README.md"


@pytest.fixture
def block() -> str:
    section = README.read_text(encoding="utf-8").partition("\n## Command line\n")[2]
    return section.partition("```sh\n")[2].partition("```")[0]


def test_the_examples_run(commands: Commands, service: Sandbox, client: OpenAI, block: str) -> None:
    service.add({"object": "assistant", "id": "asst_abc123"})
    service.add({"object": "thread", "id": "thread_abc123"})
    client.beta.threads.messages.create("thread_abc123", role="user", content="Hello")
    Path("notes.txt").write_text("Many words.\n")
    Path("weather.py").write_text("def get_weather(city: str) -> str:\n    return f'Rain in {city}'\n")
    shell = f'assistant-threads() {{ "{sys.executable}" -m assistant_threads.cli "$@"; }}\n'
    with Sandbox() as other:
        environment = {**commands.environment, "OTHER_BASE_URL": other.base_url}
        # Bash, since function names in plain sh can't have a hyphen.
        script = ["bash", "-e", "-c", shell + block]
        done = subprocess.run(script, env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        imported = done.stdout.split()[-1]
        with OpenAI(base_url=other.base_url, api_key="other") as client_there:
            there = client_there.beta.threads.messages.list(imported).data[0].content[0].text
    assert there is not None
    assert there.value == "Hello"
    assert "You said: Tell me a joke\n" in done.stdout
    assert "get_weather returned Rain in Paris" in done.stderr
    assert "\nuser:\nHello\n" in done.stdout
    assert Path("summary.txt").read_text() == "You said: Many words.\n"


def test_it_names_every_command_and_uses_existing_options(commands: Commands, block: str) -> None:
    section = README.read_text(encoding="utf-8").partition("\n## Command line\n")[2].partition("\n## ")[0]
    for command in ("chat", "threads show", "threads export", "threads import", "sandbox"):
        assert command in section
        known = commands(*command.split(), "--help").out
        for line in block.splitlines():
            if f"assistant-threads {command} " in line:
                words = line.partition(" #")[0].split("|")
                used = {word for part in words if command in part for word in part.split() if word.startswith("--")}
                assert all(option in known for option in used)
