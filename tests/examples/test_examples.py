"""The programs in examples/ do what they say, against the sandbox."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
import types
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant_threads.sandbox import FunctionCall, Sandbox, Status

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """A sandbox that the environment names."""
    with Sandbox() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "test")
        yield server


def load(path: str) -> Any:
    spec = spec_from_file_location(path.replace("/", "_"), EXAMPLES / f"{path}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_each_example_is_listed() -> None:
    folders = {path.name for path in EXAMPLES.iterdir() if path.is_dir() and path.name != "__pycache__"}
    listed = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(f"[{name}]({name}/" in listed for name in folders)


def test_the_chat_bot(server: Sandbox) -> None:
    server.script(
        [FunctionCall("add_note", {"text": "Dentist on Monday"})],
        "I made a note.",
        [FunctionCall("days_until", {"day": "2020-01-01"})],
        "That is long ago.",
    )
    command = [sys.executable, str(EXAMPLES / "chat_bot" / "bot.py")]
    lines = "Dentist on Monday\nWhen was New Year 2020?\n"
    done = subprocess.run(command, input=lines, capture_output=True, text=True, env=os.environ)
    assert (done.returncode, done.stdout) == (0, "I made a note.\nThat is long ago.\n")
    outputs = [each["output"] for request in server.requests if b"tool_outputs" in request.body
               for each in request.json()["tool_outputs"]]  # fmt: skip
    assert outputs[0] == "Note 1 is kept."
    assert int(outputs[1]) < 0


def test_the_fastapi_page(server: Sandbox) -> None:
    pytest.importorskip("fastapi")
    module = load("fastapi_page/app")
    server.script("It grows.")

    async def visit() -> tuple[str, str, str]:
        async with module.lifespan(module.app):
            transport = httpx.ASGITransport(module.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://page.test") as browser:
                page = (await browser.get("/")).text
                thread = (await browser.post("/threads")).json()
                place = f"/threads/{thread['id']}/answer"
                answer = (await browser.get(place, params={"prompt": "Hi"})).text
                server.fault(Status(400), path="/v1/threads/*/runs")
                return page, answer, (await browser.get(place, params={"prompt": "Hi"})).text

    page, answer, failed = asyncio.run(visit())
    assert "EventSource" in page
    events = [block.split("\n") for block in answer.strip().split("\n\n")]
    texts = [json.loads(data.removeprefix("data: ")) for name, data in events if name == "event: text"]
    assert "".join(texts) == "It grows."
    assert events[-1][0] == "event: end"
    assert failed.startswith("event: failed\n")


def test_the_flask_view(server: Sandbox) -> None:
    pytest.importorskip("flask")
    module = load("flask_view/app")
    server.script("A joke.")
    browser = module.create_app().test_client()
    assert browser.post("/ask", data={"prompt": "Tell me a joke"}).text == "A joke."
    server.fault(Status(400), path="/v1/threads/runs")
    assert browser.post("/ask", data={"prompt": "Tell me a joke"}).text.startswith("\n[400 ")


def test_the_notebook(server: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its cells, in order, with the part of IPython that they use."""
    shown: list[str] = []

    class Output:
        def update(self, text: str) -> None:
            shown.append(text)

    display = types.ModuleType("IPython.display")
    vars(display).update(Markdown=str, display=lambda text, display_id: Output())
    monkeypatch.setitem(sys.modules, "IPython", types.ModuleType("IPython"))
    monkeypatch.setitem(sys.modules, "IPython.display", display)
    notebook = json.loads((EXAMPLES / "notebook" / "growing_answer.ipynb").read_text(encoding="utf-8"))
    names: dict[str, Any] = {"__name__": "notebook"}
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for cell in cells[:-1]:
        exec(compile(cell, "notebook", "exec"), names)
    assert len(shown) > 1
    assert shown[-1] == "You said: Tell me a **joke**"
    assert eval(cells[-1], names) == [("user", "Tell me a **joke**"), ("assistant", shown[-1])]
    names["client"].close()


def test_the_tests_of_an_application(tmp_path: Path) -> None:
    folder = shutil.copytree(EXAMPLES / "tested_app", tmp_path / "app")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert "4 passed" in done.stdout


def test_the_file_search(server: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "office.md").write_text("The office in Rome opens at nine.\n")
    (tmp_path / "menu.txt").write_text("Soup on Mondays.\n")
    command = [sys.executable, str(EXAMPLES / "file_search" / "search.py"), str(tmp_path), "When does the office open?"]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ)
    assert (done.returncode, done.stderr) == (0, "2 of 2 files can be searched\n")
    assert "Source: office.md" in done.stdout.splitlines()
    assert [request.path for request in server.requests if request.method == "DELETE"][-1].startswith(
        "/v1/vector_stores"
    )
