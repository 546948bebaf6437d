from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from assistant_threads import OpenAI
from assistant_threads.sandbox import Sandbox

HEADERS = {"Authorization": "Bearer test", "OpenAI-Beta": "assistants=v2"}


class Clock:
    """Unix time that a test moves."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sandbox(clock: Clock) -> Iterator[Sandbox]:
    """A server that checks its own answers and events against the document: a misfit fails the exchange."""
    with Sandbox(check_answers=True, clock=clock) as server:
        yield server


@pytest.fixture
def http(sandbox: Sandbox) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=sandbox.base_url, headers=HEADERS, timeout=10) as client:
        yield client


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[OpenAI]:
    with OpenAI(base_url=sandbox.base_url, api_key="test", max_retries=0) as client:
        yield client


@pytest.fixture
def post(http: httpx.Client) -> Callable[..., Any]:
    """Posts JSON and gives the answer, which must be a success."""

    def post(path: str, **body: Any) -> Any:
        response = http.post(path, json=body)
        assert response.status_code == 200, response.text
        return response.json()

    return post


def events_of(text: str) -> list[str]:
    return [line.removeprefix("event: ") for line in text.split("\n") if line.startswith("event: ")]


FUNCTION = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}
