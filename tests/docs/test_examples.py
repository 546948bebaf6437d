"""Each page's Python blocks are one program that runs against the sandbox, and prints what it should."""

from __future__ import annotations

import inspect
import re
import sys
import threading
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant_threads.sandbox import FunctionCall, Sandbox
from tests.docs.blocks import ROOT, blocks, program

# Its programs need the files of its commands: tests/serve/test_guide.py runs them.
_ELSEWHERE = {"after-the-end.md"}
PAGES = sorted(
    page
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    if blocks(page, "python") and page.name not in _ELSEWHERE
)

WEATHER = [FunctionCall("get_weather", {"city": "Rome, Italy"})]
NAMED = [FunctionCall("weather", {"city": "Rome", "unit": None, "detail": None})]
SCRIPTS: dict[str, list[Any]] = {
    "polling.md": ["A joke.", [threading.Event()]],  # the second run waits until it is cancelled
    "tools.md": [WEATHER, "22 degrees.", NAMED, "22 degrees.", WEATHER, "22 degrees."],
}

PRINTED = {
    "README.md": ["user: Tell me a joke", "assistant: You said: Tell me a joke"],
    "conversations.md": ["user: Tell me a joke", "assistant: You said: Tell me a joke", "list", "True", "msg_ID"],
    "polling.md": ["completed", "cancelled"],
    "streaming.md": [
        "You said: Tell me a joke",
        "completed 1",
        "True",
        "assistant > You said: Tell me a joke",
        "completed",
    ],
    "tools.md": ["completed", "completed", "completed"],
    "files.md": [
        "notes.md 34",
        "The office in Rome opens at nine.",
        "completed",
        "notes.md",
        "34 of 34 bytes",
        "notes.md",
    ],
    "pages.md": ["msg_ID", "2 messages up to msg_ID", "1 messages up to msg_ID"],
    "errors.md": ["404 True", "1 200 None"],
    "raw-responses.md": ["200 application/json 0", "GET /v1/threads/thread_ID"],
    "testing.md": ["429", "POST /v1/threads"],
}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Sandbox]:
    """A sandbox that the environment names, and an empty working folder."""
    monkeypatch.chdir(tmp_path)
    with Sandbox() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "test")
        yield server


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page(
    page: Path, server: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    server.script(*SCRIPTS.get(page.name, []))
    code = program(page).replace("http://localhost:8000/v1", server.base_url)
    module = types.ModuleType("page")
    monkeypatch.setitem(sys.modules, "page", module)  # dataclasses and type hints look there
    exec(compile(code, page, "exec"), vars(module))
    for name, value in list(vars(module).items()):
        if name.startswith("test_") and inspect.isfunction(value):
            value(**({"sandbox": server} if "sandbox" in inspect.signature(value).parameters else {}))
    out, err = capsys.readouterr()
    assert err == ""
    lines = iter(re.sub(r"_\w{20,}", "_ID", out).splitlines())
    for expected in PRINTED.get(page.name, []):
        assert expected in lines, f"{expected!r} is not printed, or not in this order, in\n{out}"
