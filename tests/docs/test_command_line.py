"""The commands in docs/guides/command-line.md run, and the page names each command and real options."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from assistant_threads import OpenAI
from assistant_threads.sandbox import Sandbox
from assistant_threads.sandbox.scenario import parse_scenario
from tests.docs.blocks import ROOT, blocks

PAGE = ROOT / "docs" / "guides" / "command-line.md"
OTHERS = [ROOT / "README.md", ROOT / "docs" / "guides" / "after-the-end.md"]


def test_the_examples_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes.txt").write_text("Many words.\n")
    Path("weather.py").write_text("def get_weather(city: str) -> str:\n    return f'Rain in {city}'\n")
    (block,) = blocks(PAGE, "sh")
    with Sandbox() as server, Sandbox() as other, OpenAI(base_url=server.base_url, api_key="k") as client:
        server.add({"object": "assistant", "id": "asst_abc123"})
        server.add({"object": "thread", "id": "thread_abc123"})
        client.beta.threads.messages.create("thread_abc123", role="user", content="Hello")
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("OPENAI_")},
            "OPENAI_BASE_URL": server.base_url,
            "OPENAI_API_KEY": "k",
            "OTHER_BASE_URL": other.base_url,
        }
        # Bash, since function names in plain sh can't have a hyphen.
        command = f'assistant-threads() {{ "{sys.executable}" -m assistant_threads "$@"; }}\n'
        script = ["bash", "-e", "-c", command + block]
        done = subprocess.run(script, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        with OpenAI(base_url=other.base_url, api_key="other") as client_there:
            (imported,) = client_there.beta.threads.messages.list(done.stdout.split()[-1])
    assert imported.to_dict()["content"][0]["text"]["value"] == "Hello"
    assert "You said: Tell me a joke\n" in done.stdout
    assert "get_weather returned Rain in Paris" in done.stderr
    assert "\nuser:\nHello\n" in done.stdout
    assert Path("summary.txt").read_text() == "You said: Many words.\n"


def help_of(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "assistant_threads", *command, "--help"], capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize(
    "command",
    [
        "chat",
        "threads show",
        "threads export",
        "threads import",
        "assistants list",
        "files upload",
        "vector-stores upload",
        "completion",
        "sandbox",
    ],
)
def test_options_exist(command: str) -> None:
    known = help_of(*command.split())
    assert command.split()[-1] in PAGE.read_text(encoding="utf-8")
    for page in (PAGE, *OTHERS):
        for line in page.read_text(encoding="utf-8").splitlines():
            for use in re.findall(rf"assistant-threads {command}\b([^`|#]*)", line):
                for option in re.findall(r"--[a-z-]+", use):
                    assert option in known, f"{page.name}: {option}"


def test_exit_codes_are_those_of_the_help() -> None:
    rows = re.findall(r"^\| (\d+) \| .* \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    known = re.findall(r"^ +(\d+) +[A-Za-z]", help_of().partition("Exit codes:")[2], re.MULTILINE)
    assert rows == known


def test_the_script_of_the_sandbox_is_valid() -> None:
    (block,) = blocks(PAGE, "yaml")
    scenario = parse_scenario(yaml.safe_load(block))
    assert (len(scenario.script), len(scenario.faults)) == (3, 1)
