from __future__ import annotations

from collections.abc import Iterator

import pytest

from .loopback import Loopback


@pytest.fixture
def server() -> Iterator[Loopback]:
    """A loopback server whose replies the test adds; the test fails when its script isn't followed to the end."""
    with Loopback() as loopback:
        yield loopback
