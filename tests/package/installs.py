"""`make package-check`: sdist and wheel, each installed with each extra in an empty environment.

Slow and in need of the package registry, so `make test` doesn't collect it. `UV` names the uv to install with.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.package.test_package import EXTRAS

ROOT = Path(__file__).resolve().parents[2]
UV = os.environ.get("UV", "uv")

CORE = """
from importlib.metadata import version
from assistant_threads import AsyncOpenAI, OpenAI
from assistant_threads.types.beta import Thread
OpenAI(api_key="x").beta.threads.runs.create_and_poll
"""
SANDBOX = """
from assistant_threads import OpenAI
from assistant_threads.sandbox import Sandbox
with Sandbox() as server, OpenAI(base_url=server.base_url, api_key="x") as client:
    client.beta.threads.create()
"""
OTEL = """
from assistant_threads import OpenAI
from assistant_threads.otel import instrument
instrument(OpenAI(api_key="x"))
"""
# What each extra is for, and what is said without it.
USES = {
    "cli": (
        "import runpy, sys; sys.argv[1:] = ['--version']; runpy.run_module('assistant_threads', run_name='__main__')",
        "[cli]",
    ),
    "fast": ("import orjson, threads_runtime.json_codec as codec; assert codec.orjson is orjson", "orjson"),
    "otel": (OTEL, "[otel]"),
    "sandbox": (SANDBOX, "[sandbox]"),
    "serve": ("import assistant_threads.sandbox.serving.server, assistant_threads.cli.app", "No module named"),
    "testing": ("from assistant_threads.testing import cassettes; cassettes('.')", "[testing]"),
    "tools": (
        "from assistant_threads import function_tool\ndef f(a: int) -> str: ...\nprint(function_tool(f).definition)",
        "[tools]",
    ),
}


@pytest.fixture(scope="session", params=["wheel", "sdist"])
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", request.param, "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


def install(folder: Path, requirement: str) -> Path:
    """Install into an empty environment, and return its Python."""
    subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, str(folder)], check=True)
    command = [UV, "pip", "install", "--quiet", "--python", str(folder), requirement]
    subprocess.run(command, check=True, timeout=110)
    return folder / "bin" / "python"


def run(python: Path, program: str) -> subprocess.CompletedProcess[str]:
    command = [str(python), "-W", "error", "-c", program]
    return subprocess.run(command, cwd=python.parent, capture_output=True, text=True, timeout=100)


def test_each_extra_has_a_use() -> None:
    assert USES.keys() == EXTRAS.keys() - {"all"}


def test_without_extras(archive: Path, tmp_path: Path) -> None:
    python = install(tmp_path / "empty", str(archive))
    done = run(python, CORE)
    assert (done.returncode, done.stderr) == (0, "")
    for extra, (program, named) in USES.items():
        done = run(python, program)
        assert done.returncode != 0, extra
        last = done.stderr.strip().splitlines()[-1]
        assert named in last, done.stderr
        if named == f"[{extra}]":
            assert f"pip install '.[{extra}]'" in last


@pytest.mark.parametrize("extra", USES)
def test_an_extra(archive: Path, tmp_path: Path, extra: str) -> None:
    python = install(tmp_path / "empty", f"{archive}[{extra}]")
    done = run(python, CORE + USES[extra][0])
    assert (done.returncode, done.stderr) == (0, "")


def test_all_extras(archive: Path, tmp_path: Path) -> None:
    python = install(tmp_path / "empty", f"{archive}[all]")
    for program, _ in USES.values():
        done = run(python, program)
        assert (done.returncode, done.stderr) == (0, "")
