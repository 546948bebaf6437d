"""Metrics in the format of Prometheus, and an assistant that counts. No label holds an id, a key or content."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

from attrs import define, field
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from ..model.actions import Action, AssistantWrapper, Expire, Fail, Incomplete, Turn, Usage

__all__ = ["Metered", "Metrics"]

_log = logging.getLogger("assistant_threads.serve")
_SECONDS = (0.005, 0.025, 0.1, 0.5, 1, 5, 30, 120)


class Metrics:
    """What a server counts."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "assistant_threads_requests",
            "Requests by method and status.",
            ["method", "status"],
            registry=self._registry,
        )
        self.seconds = Histogram(
            "assistant_threads_request_seconds",
            "Time until a response was complete, streams included.",
            buckets=_SECONDS,
            registry=self._registry,
        )
        self.open_requests = Gauge(
            "assistant_threads_open_requests", "Requests in progress, streams included.", registry=self._registry
        )
        self.turns = Gauge(
            "assistant_threads_turns_in_progress", "Turns that wait for the model.", registry=self._registry
        )
        self.turns_ended = Counter(
            "assistant_threads_turns", "Turns by how they ended.", ["outcome"], registry=self._registry
        )
        self.tokens = Counter(
            "assistant_threads_tokens", "Tokens used by the model.", ["kind"], registry=self._registry
        )

    def text(self) -> bytes:
        """The exposition in the text format."""
        return generate_latest(self._registry)


@define
class Metered(AssistantWrapper):
    """Passes on the actions of another assistant."""

    _metrics: Metrics
    turns: int = field(default=0, init=False)
    """Turns in progress."""

    async def turn(self, turn: Turn) -> AsyncIterator[Action]:
        self.turns += 1
        outcome = "interrupted"
        try:
            with self._metrics.turns.track_inprogress():
                async for action in super().turn(turn):
                    match action:
                        case Usage():
                            self._metrics.tokens.labels("prompt").inc(action.prompt_tokens)
                            self._metrics.tokens.labels("completion").inc(action.completion_tokens)
                        case Fail():
                            outcome = action.code
                            _log.warning("run failed", extra={"run_id": turn.run["id"], "code": action.code})
                        case Expire():
                            outcome = "expired"
                        case Incomplete():
                            outcome = "incomplete"
                        case _:
                            pass
                    yield action
                if outcome == "interrupted":
                    outcome = "completed"
        finally:
            self.turns -= 1
            self._metrics.turns_ended.labels(outcome).inc()
