"""Responses of which bytes were changed, removed, doubled or put in: what leaves a call is an error of ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

from tests.runtime.test_edge import mutated
from tests.support.loopback import Loopback, Reply
from tests.support.sync_and_async import sides, thread_operation
from threads_runtime.errors import OpenAIError
from threads_runtime.models import Model

__all__ = ["fuzz"]


def fuzz(_: Path, *, examples: int, seed: int) -> Iterator[str]:
    """Prints figures; yields what does not hold."""
    tried = {"success": 0, "typed error": 0}

    with Loopback() as server:
        client = sides[0].client_class(api_key="k", base_url=server.url, max_retries=0, timeout=1)

        @settings(max_examples=examples, database=None, deadline=None, suppress_health_check=list(HealthCheck),
                  phases=(Phase.generate, Phase.shrink))  # fmt: skip
        @seeded(seed)
        @given(st.one_of(mutated(), st.binary(max_size=200)))
        def one(response: bytes) -> None:
            server.default = Reply(raw=response)
            try:
                client.send(thread_operation(decode=Model.from_dict))
            except OpenAIError:
                tried["typed error"] += 1
            else:
                tried["success"] += 1

        try:
            one()
        except Exception as error:
            yield f"{type(error).__name__}: {error} {getattr(error, '__notes__', '')}"
        client.close()
    print(f"{examples} mutated responses (seed {seed}): {tried}")
