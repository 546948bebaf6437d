"""Recorded HTTP exchanges for tests, with vcrpy: readable, free of secrets, for sync and async clients alike.

    from assistant_threads.testing import cassettes

    vcr = cassettes("tests/cassettes")

    def test_conversation():
        with vcr.use_cassette("conversation.yaml"):
            ...  # responses come from the file; nothing is sent

To record, use `cassettes(..., record_mode="once")` with a cassette that does not exist yet. Needs the extra
`testing`.
"""

from __future__ import annotations

from .cassettes import cassettes
from .secrets import find_secrets

__all__ = ["cassettes", "find_secrets"]
