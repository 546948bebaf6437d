"""The fixture `sandbox`: a server for one test. Nothing is imported before a test asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .server import Sandbox

__all__ = ["sandbox"]


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A server that speaks the Assistants API: `OpenAI(base_url=sandbox.base_url, api_key="test")`."""
    from assistant_threads.sandbox import Sandbox

    with Sandbox() as server:
        yield server
