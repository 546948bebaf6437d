from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from .core.sides import FakeClock, Side, sides
from .loopback import Loopback


@pytest.fixture
def server() -> Iterator[Loopback]:
    """A loopback server whose replies the test adds; the test fails when its script isn't followed to the end."""
    with Loopback() as loopback:
        yield loopback


@pytest.fixture(params=sides, ids=str)
def side(request: pytest.FixtureRequest) -> Side:
    """The sync client, then the async one."""
    value: Side = request.param
    return value


@pytest.fixture
def clock() -> FakeClock:
    """A clock that nobody waits for; it remembers how long it was asked to sleep."""
    return FakeClock()


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests see none of the variables that the client reads, and no proxy."""
    for name in list(os.environ):
        if name.startswith("OPENAI_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
