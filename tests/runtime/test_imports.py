"""Importing the client is cheap: it loads what it needs at once, and builds no connections."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = """
import sys
import httpx, attrs
before = set(sys.modules)
from threads_runtime.client import AsyncAPIClient, SyncAPIClient
SyncAPIClient(api_key="x", base_url="http://x").copy(timeout=1), AsyncAPIClient(api_key="x", base_url="http://x")
print(*sorted(set(sys.modules) - before))
"""


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """The modules that the client loads beside those of httpx and attrs."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_nothing_but_its_own_modules_and_a_json_codec(loaded: set[str]) -> None:
    foreign = {name for name in loaded if not name.startswith(("threads_runtime", "orjson"))}
    # What httpx and attrs happen to load differs between their versions; these are the heavy ones.
    assert not foreign & {"asyncio", "anyio", "trio", "typing_extensions", "concurrent.futures", "logging.handlers"}
    assert len(foreign) < 12, foreign


def test_not_what_only_a_failure_needs(loaded: set[str]) -> None:
    assert not loaded & {"threads_runtime.error_body", "threads_runtime.error_pickling"}
