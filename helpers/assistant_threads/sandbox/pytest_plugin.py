"""The pytest fixture `sandbox`: a server for one test. Imports nothing until a test requests it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .server import Sandbox

__all__ = ["sandbox"]


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A local server of the Assistants API: `OpenAI(base_url=sandbox.base_url, api_key="test")`."""
    from assistant_threads.sandbox import Sandbox

    with Sandbox() as server:
        yield server
