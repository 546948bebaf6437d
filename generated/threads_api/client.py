# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""The client: `Client` and `AsyncClient`. Each resource is imported when it is first used."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from threads_runtime.client import AsyncAPIClient, SyncAPIClient
from threads_runtime.responses.raw import async_raw, async_streaming, raw, streaming

if TYPE_CHECKING:
    from .resources.beta import (
        AsyncBeta,
        AsyncBetaWithRawResponse,
        AsyncBetaWithStreamingResponse,
        Beta,
        BetaWithRawResponse,
        BetaWithStreamingResponse,
    )
    from .resources.files import (
        AsyncFiles,
        AsyncFilesWithRawResponse,
        AsyncFilesWithStreamingResponse,
        Files,
        FilesWithRawResponse,
        FilesWithStreamingResponse,
    )
    from .resources.models import (
        AsyncModels,
        AsyncModelsWithRawResponse,
        AsyncModelsWithStreamingResponse,
        Models,
        ModelsWithRawResponse,
        ModelsWithStreamingResponse,
    )
    from .resources.uploads import (
        AsyncUploads,
        AsyncUploadsWithRawResponse,
        AsyncUploadsWithStreamingResponse,
        Uploads,
        UploadsWithRawResponse,
        UploadsWithStreamingResponse,
    )
    from .resources.vector_stores import (
        AsyncVectorStores,
        AsyncVectorStoresWithRawResponse,
        AsyncVectorStoresWithStreamingResponse,
        VectorStores,
        VectorStoresWithRawResponse,
        VectorStoresWithStreamingResponse,
    )

__all__ = ["AsyncClient", "Client"]

_BASE_URL = "https://api.openai.com/v1"
_HEADERS: dict[str, str] = {
    "OpenAI-Beta": "assistants=v2",
}


class Client(SyncAPIClient):
    """A client of the API, or of any server that speaks it."""

    default_base_url: ClassVar[str] = _BASE_URL
    api_headers: ClassVar[Mapping[str, str]] = _HEADERS

    @cached_property
    def beta(self) -> Beta:
        """Resources under `client.beta`."""
        from .resources.beta import Beta

        return Beta(self)

    @cached_property
    def files(self) -> Files:
        """Files that were uploaded, or that tools produced."""
        from .resources.files import Files

        return Files(self)

    @cached_property
    def uploads(self) -> Uploads:
        """Uploads of large files in parts."""
        from .resources.uploads import Uploads

        return Uploads(self)

    @cached_property
    def vector_stores(self) -> VectorStores:
        """Collections of files that the `file_search` tool searches."""
        from .resources.vector_stores import VectorStores

        return VectorStores(self)

    @cached_property
    def models(self) -> Models:
        """The models of the service."""
        from .resources.models import Models

        return Models(self)

    @property
    def with_raw_response(self) -> ClientWithRawResponse:
        """The same client, its methods returning the whole HTTP response; `parse()` returns the usual result."""
        return ClientWithRawResponse(self)

    @property
    def with_streaming_response(self) -> ClientWithStreamingResponse:
        """The same client, its methods context managers that leave the body of the response unread."""
        return ClientWithStreamingResponse(self)


class AsyncClient(AsyncAPIClient):
    """The same client for asyncio and trio."""

    default_base_url: ClassVar[str] = _BASE_URL
    api_headers: ClassVar[Mapping[str, str]] = _HEADERS

    @cached_property
    def beta(self) -> AsyncBeta:
        """Resources under `client.beta`."""
        from .resources.beta import AsyncBeta

        return AsyncBeta(self)

    @cached_property
    def files(self) -> AsyncFiles:
        """Files that were uploaded, or that tools produced."""
        from .resources.files import AsyncFiles

        return AsyncFiles(self)

    @cached_property
    def uploads(self) -> AsyncUploads:
        """Uploads of large files in parts."""
        from .resources.uploads import AsyncUploads

        return AsyncUploads(self)

    @cached_property
    def vector_stores(self) -> AsyncVectorStores:
        """Collections of files that the `file_search` tool searches."""
        from .resources.vector_stores import AsyncVectorStores

        return AsyncVectorStores(self)

    @cached_property
    def models(self) -> AsyncModels:
        """The models of the service."""
        from .resources.models import AsyncModels

        return AsyncModels(self)

    @property
    def with_raw_response(self) -> AsyncClientWithRawResponse:
        """The same client, its methods returning the whole HTTP response; `parse()` returns the usual result."""
        return AsyncClientWithRawResponse(self)

    @property
    def with_streaming_response(self) -> AsyncClientWithStreamingResponse:
        """The same client, its methods context managers that leave the body of the response unread."""
        return AsyncClientWithStreamingResponse(self)


class ClientWithRawResponse:
    """`Client`, whose methods return the whole HTTP response."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.get = raw(client.get)
        self.post = raw(client.post)
        self.put = raw(client.put)
        self.patch = raw(client.patch)
        self.delete = raw(client.delete)

    @property
    def beta(self) -> BetaWithRawResponse:
        from .resources.beta import BetaWithRawResponse

        return BetaWithRawResponse(self._client.beta)

    @property
    def files(self) -> FilesWithRawResponse:
        from .resources.files import FilesWithRawResponse

        return FilesWithRawResponse(self._client.files)

    @property
    def uploads(self) -> UploadsWithRawResponse:
        from .resources.uploads import UploadsWithRawResponse

        return UploadsWithRawResponse(self._client.uploads)

    @property
    def vector_stores(self) -> VectorStoresWithRawResponse:
        from .resources.vector_stores import VectorStoresWithRawResponse

        return VectorStoresWithRawResponse(self._client.vector_stores)

    @property
    def models(self) -> ModelsWithRawResponse:
        from .resources.models import ModelsWithRawResponse

        return ModelsWithRawResponse(self._client.models)


class ClientWithStreamingResponse:
    """`Client`, whose methods are context managers that leave the body unread."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.get = streaming(client.get)
        self.post = streaming(client.post)
        self.put = streaming(client.put)
        self.patch = streaming(client.patch)
        self.delete = streaming(client.delete)

    @property
    def beta(self) -> BetaWithStreamingResponse:
        from .resources.beta import BetaWithStreamingResponse

        return BetaWithStreamingResponse(self._client.beta)

    @property
    def files(self) -> FilesWithStreamingResponse:
        from .resources.files import FilesWithStreamingResponse

        return FilesWithStreamingResponse(self._client.files)

    @property
    def uploads(self) -> UploadsWithStreamingResponse:
        from .resources.uploads import UploadsWithStreamingResponse

        return UploadsWithStreamingResponse(self._client.uploads)

    @property
    def vector_stores(self) -> VectorStoresWithStreamingResponse:
        from .resources.vector_stores import VectorStoresWithStreamingResponse

        return VectorStoresWithStreamingResponse(self._client.vector_stores)

    @property
    def models(self) -> ModelsWithStreamingResponse:
        from .resources.models import ModelsWithStreamingResponse

        return ModelsWithStreamingResponse(self._client.models)


class AsyncClientWithRawResponse:
    """`AsyncClient`, whose methods return the whole HTTP response."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
        self.get = async_raw(client.get)
        self.post = async_raw(client.post)
        self.put = async_raw(client.put)
        self.patch = async_raw(client.patch)
        self.delete = async_raw(client.delete)

    @property
    def beta(self) -> AsyncBetaWithRawResponse:
        from .resources.beta import AsyncBetaWithRawResponse

        return AsyncBetaWithRawResponse(self._client.beta)

    @property
    def files(self) -> AsyncFilesWithRawResponse:
        from .resources.files import AsyncFilesWithRawResponse

        return AsyncFilesWithRawResponse(self._client.files)

    @property
    def uploads(self) -> AsyncUploadsWithRawResponse:
        from .resources.uploads import AsyncUploadsWithRawResponse

        return AsyncUploadsWithRawResponse(self._client.uploads)

    @property
    def vector_stores(self) -> AsyncVectorStoresWithRawResponse:
        from .resources.vector_stores import AsyncVectorStoresWithRawResponse

        return AsyncVectorStoresWithRawResponse(self._client.vector_stores)

    @property
    def models(self) -> AsyncModelsWithRawResponse:
        from .resources.models import AsyncModelsWithRawResponse

        return AsyncModelsWithRawResponse(self._client.models)


class AsyncClientWithStreamingResponse:
    """`AsyncClient`, whose methods are context managers that leave the body unread."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
        self.get = async_streaming(client.get)
        self.post = async_streaming(client.post)
        self.put = async_streaming(client.put)
        self.patch = async_streaming(client.patch)
        self.delete = async_streaming(client.delete)

    @property
    def beta(self) -> AsyncBetaWithStreamingResponse:
        from .resources.beta import AsyncBetaWithStreamingResponse

        return AsyncBetaWithStreamingResponse(self._client.beta)

    @property
    def files(self) -> AsyncFilesWithStreamingResponse:
        from .resources.files import AsyncFilesWithStreamingResponse

        return AsyncFilesWithStreamingResponse(self._client.files)

    @property
    def uploads(self) -> AsyncUploadsWithStreamingResponse:
        from .resources.uploads import AsyncUploadsWithStreamingResponse

        return AsyncUploadsWithStreamingResponse(self._client.uploads)

    @property
    def vector_stores(self) -> AsyncVectorStoresWithStreamingResponse:
        from .resources.vector_stores import AsyncVectorStoresWithStreamingResponse

        return AsyncVectorStoresWithStreamingResponse(self._client.vector_stores)

    @property
    def models(self) -> AsyncModelsWithStreamingResponse:
        from .resources.models import AsyncModelsWithStreamingResponse

        return AsyncModelsWithStreamingResponse(self._client.models)
