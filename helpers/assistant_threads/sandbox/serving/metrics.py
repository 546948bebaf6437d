"""Metrics in the format of Prometheus. No label holds an id, a key or content."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

__all__ = ["Metrics"]

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
