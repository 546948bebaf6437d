"""Importing the package and creating a client is cheap: it loads neither httpx nor models."""

from __future__ import annotations

import os
import subprocess
import sys

import httpx
import pytest

import assistant_threads
from threads_runtime.base_client import DEFAULT_TIMEOUT

START = """
import sys
import assistant_threads
clients = [assistant_threads.OpenAI(api_key="x"), assistant_threads.AsyncOpenAI(api_key="x")]
clients += [client.with_options(timeout=1, max_retries=3) for client in clients]
assert all(client.beta.threads.messages for client in clients)
"""
PRINT = "print(*sorted(sys.modules))"
LATE = {
    *("assistant_threads.streaming.session", "assistant_threads.tools.rounds", "threads_runtime.error_body"),
    *("threads_runtime.error_pickling", "threads_runtime.files", "threads_runtime.requests.custom"),
    *("threads_runtime.requests.retrying", "threads_runtime.responses.cast", "threads_runtime.responses.response"),
}
HEAVY = {"anyio", "asyncio", "concurrent.futures", "httpcore", "httpx", "logging", "pydantic", "ssl", "trio"}


def run(program: str) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for name in ("OPENAI_BASE_URL", "OPENAI_LOG"):
        environment.pop(name, None)
    # Without the packages that the environment of these tests loads at every start.
    command = [sys.executable, "-S", "-c", program]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """The modules that are loaded once there are clients."""
    return set(run(START + PRINT).split())


def test_no_module_that_only_a_request_needs(loaded: set[str]) -> None:
    assert not loaded & LATE


def test_no_heavy_package(loaded: set[str]) -> None:
    assert not {name for name in loaded if name in HEAVY or name.partition(".")[0] in HEAVY}


def test_no_model_and_no_parameters(loaded: set[str]) -> None:
    assert not {name for name in loaded if name.startswith(("threads_api.models", "threads_api.params"))}


def test_no_more_modules_than_it_takes(loaded: set[str]) -> None:
    ours = {name for name in loaded if name.startswith(("assistant_threads", "threads_"))}
    assert len(ours) <= 68, sorted(ours)


def test_what_httpx_defines_is_there_when_it_is_asked_for() -> None:
    assert httpx.Timeout is assistant_threads.Timeout
    assert assistant_threads.OpenAI(api_key="x").timeout == assistant_threads.timeout == DEFAULT_TIMEOUT
    assert httpx.Timeout(600.0, connect=5.0) == DEFAULT_TIMEOUT
    assert run(f"{START}print(assistant_threads.timeout == clients[0].timeout)") == "True\n"
