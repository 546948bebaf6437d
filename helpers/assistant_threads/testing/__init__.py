"""Recorded exchanges for tests, with vcrpy: readable, without secrets, the same for sync and async clients.

    from assistant_threads.testing import cassettes

    vcr = cassettes("tests/cassettes")

    def test_conversation():
        with vcr.use_cassette("conversation.yaml"):
            ...  # requests are answered from the file; none is sent

To record, `cassettes(..., record_mode="once")` and a cassette that isn't there yet. Needs the extra:
`pip install 'assistant-threads[testing]'`.
"""

from __future__ import annotations

from .cassettes import cassettes
from .secrets import find_secrets

__all__ = ["cassettes", "find_secrets"]
