"""The generated resources with the helpers added: each helper is a subclass of its own, and here they come together."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from threads_api.resources.beta import AsyncBeta as GeneratedAsyncBeta
from threads_api.resources.beta import (
    AsyncBetaWithRawResponse,
    AsyncBetaWithStreamingResponse,
    BetaWithRawResponse,
    BetaWithStreamingResponse,
)
from threads_api.resources.beta import Beta as GeneratedBeta
from threads_runtime.lazy import lazy_names

from ..compat.coverage import NamesWhatIsMissing
from ..polling.runs import AsyncPollingRuns, PollingRuns
from ..polling.threads import AsyncPollingThreads, PollingThreads
from ..streaming.runs import AsyncStreamingRuns, StreamingRuns
from ..streaming.threads import AsyncStreamingThreads, StreamingThreads

if TYPE_CHECKING:
    from ..file_helpers.resources import AsyncVectorStores, VectorStores
    from . import beta as beta
    from . import files as files
    from . import models as models
    from . import uploads as uploads
    from . import vector_stores as vector_stores
else:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            f"{side}{name}{view}": module
            for name, module in {
                "Files": "files",
                "Models": "models",
                "Uploads": "uploads",
                "VectorStores": "vector_stores",
            }.items()
            for side in ("", "Async")
            for view in ("", "WithRawResponse", "WithStreamingResponse")
        },
        submodules=("beta", "files", "models", "uploads", "vector_stores"),
    )

__all__ = [
    "AsyncBeta",
    "AsyncBetaWithRawResponse",
    "AsyncBetaWithStreamingResponse",
    "AsyncRuns",
    "AsyncThreads",
    "Beta",
    "BetaWithRawResponse",
    "BetaWithStreamingResponse",
    "Runs",
    "Threads",
]


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


class Beta(NamesWhatIsMissing, GeneratedBeta):
    """The resources below `client.beta`."""

    @cached_property
    def threads(self) -> Threads:
        """Conversations."""
        return Threads(self._client)

    @property
    def vector_stores(self) -> VectorStores:
        """The same as `client.vector_stores`, under its former name."""
        stores: VectorStores = cast(Any, self._client).vector_stores
        return stores


class AsyncBeta(NamesWhatIsMissing, GeneratedAsyncBeta):
    """The resources below `client.beta`."""

    @cached_property
    def threads(self) -> AsyncThreads:
        """Conversations."""
        return AsyncThreads(self._client)

    @property
    def vector_stores(self) -> AsyncVectorStores:
        """The same as `client.vector_stores`, under its former name."""
        stores: AsyncVectorStores = cast(Any, self._client).vector_stores
        return stores
