from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from attrs import frozen

from tests.cli.conftest import Commands, commands
from tests.support.loopback import Loopback

__all__ = ["commands"]


@frozen
class Served:
    """A process that serves, and its base URL."""

    process: subprocess.Popen[str]
    url: str

    @property
    def root(self) -> str:
        return self.url.removesuffix("/v1")

    def wait_for(self, message: str) -> None:
        """Read the logs until this message."""
        assert self.process.stderr is not None
        assert any(json.loads(line)["message"] == message for line in self.process.stderr), f"no {message!r}"

    def end(self) -> list[dict[str, Any]]:
        """Wait for the end of the process; returns its logs."""
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        # Not communicate(), which misses what was read ahead together with the first line.
        err = self.process.stderr.read()
        assert self.process.stdout.read() == ""
        self.process.wait(30)
        return [json.loads(line) for line in err.splitlines() if line.startswith("{")]


@contextmanager
def serving(commands: Commands, *arguments: str) -> Iterator[Served]:
    process = commands.process("serve", "--port", "0", *arguments)
    assert process.stderr is not None
    try:
        ready = process.stderr.readline()
        found = re.search(r"http://\S+/v1", ready)
        assert found, ready + process.stderr.read()
        yield Served(process, found[0])
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def upstream(server: Loopback) -> str:
    return f"{server.url}/v1"
