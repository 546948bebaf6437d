"""The generated resources with the helpers added: each helper is a subclass of its own, and here they come together."""

from __future__ import annotations

from functools import cached_property

from threads_api.resources import beta

from .polling.runs import AsyncPollingRuns, PollingRuns
from .polling.threads import AsyncPollingThreads, PollingThreads
from .streaming.runs import AsyncStreamingRuns, StreamingRuns
from .streaming.threads import AsyncStreamingThreads, StreamingThreads

__all__ = ["AsyncBeta", "AsyncRuns", "AsyncThreads", "Beta", "Runs", "Threads"]


class Runs(PollingRuns, StreamingRuns):
    """The work of an assistant on a thread."""


class AsyncRuns(AsyncPollingRuns, AsyncStreamingRuns):
    """The work of an assistant on a thread."""


class Threads(PollingThreads, StreamingThreads):
    """Conversations."""

    @cached_property
    def runs(self) -> Runs:
        """The work of an assistant on a thread."""
        return Runs(self._client)


class AsyncThreads(AsyncPollingThreads, AsyncStreamingThreads):
    """Conversations."""

    @cached_property
    def runs(self) -> AsyncRuns:
        """The work of an assistant on a thread."""
        return AsyncRuns(self._client)


class Beta(beta.Beta):
    """The resources below `client.beta`."""

    @cached_property
    def threads(self) -> Threads:
        """Conversations."""
        return Threads(self._client)


class AsyncBeta(beta.AsyncBeta):
    """The resources below `client.beta`."""

    @cached_property
    def threads(self) -> AsyncThreads:
        """Conversations."""
        return AsyncThreads(self._client)
