# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Beta: `client.beta`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from threads_runtime.resource import AsyncResource, SyncResource

from .assistants import (
    Assistants,
    AssistantsWithRawResponse,
    AssistantsWithStreamingResponse,
    AsyncAssistants,
    AsyncAssistantsWithRawResponse,
    AsyncAssistantsWithStreamingResponse,
)
from .threads import (
    AsyncThreads,
    AsyncThreadsWithRawResponse,
    AsyncThreadsWithStreamingResponse,
    Threads,
    ThreadsWithRawResponse,
    ThreadsWithStreamingResponse,
)

if TYPE_CHECKING:
    pass

__all__ = [
    "AsyncBeta",
    "AsyncBetaWithRawResponse",
    "AsyncBetaWithStreamingResponse",
    "Beta",
    "BetaWithRawResponse",
    "BetaWithStreamingResponse",
]


class Beta(SyncResource):
    """Resources under `client.beta`."""

    @cached_property
    def assistants(self) -> Assistants:
        """Models with instructions and tools."""
        return Assistants(self._client)

    @cached_property
    def threads(self) -> Threads:
        """Conversations."""
        return Threads(self._client)

    @property
    def with_raw_response(self) -> BetaWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return BetaWithRawResponse(self)

    @property
    def with_streaming_response(self) -> BetaWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return BetaWithStreamingResponse(self)


class AsyncBeta(AsyncResource):
    """Resources under `client.beta`."""

    @cached_property
    def assistants(self) -> AsyncAssistants:
        """Models with instructions and tools."""
        return AsyncAssistants(self._client)

    @cached_property
    def threads(self) -> AsyncThreads:
        """Conversations."""
        return AsyncThreads(self._client)

    @property
    def with_raw_response(self) -> AsyncBetaWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return AsyncBetaWithRawResponse(self)

    @property
    def with_streaming_response(self) -> AsyncBetaWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return AsyncBetaWithStreamingResponse(self)


class BetaWithRawResponse:
    """`Beta`, whose methods return the whole HTTP response."""

    def __init__(self, resource: Beta) -> None:
        self._resource = resource

    @property
    def assistants(self) -> AssistantsWithRawResponse:
        return AssistantsWithRawResponse(self._resource.assistants)

    @property
    def threads(self) -> ThreadsWithRawResponse:
        return ThreadsWithRawResponse(self._resource.threads)


class BetaWithStreamingResponse:
    """`Beta`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: Beta) -> None:
        self._resource = resource

    @property
    def assistants(self) -> AssistantsWithStreamingResponse:
        return AssistantsWithStreamingResponse(self._resource.assistants)

    @property
    def threads(self) -> ThreadsWithStreamingResponse:
        return ThreadsWithStreamingResponse(self._resource.threads)


class AsyncBetaWithRawResponse:
    """`AsyncBeta`, whose methods return the whole HTTP response."""

    def __init__(self, resource: AsyncBeta) -> None:
        self._resource = resource

    @property
    def assistants(self) -> AsyncAssistantsWithRawResponse:
        return AsyncAssistantsWithRawResponse(self._resource.assistants)

    @property
    def threads(self) -> AsyncThreadsWithRawResponse:
        return AsyncThreadsWithRawResponse(self._resource.threads)


class AsyncBetaWithStreamingResponse:
    """`AsyncBeta`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: AsyncBeta) -> None:
        self._resource = resource

    @property
    def assistants(self) -> AsyncAssistantsWithStreamingResponse:
        return AsyncAssistantsWithStreamingResponse(self._resource.assistants)

    @property
    def threads(self) -> AsyncThreadsWithStreamingResponse:
        return AsyncThreadsWithStreamingResponse(self._resource.threads)
