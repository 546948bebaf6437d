# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""VectorStores: `client.vector_stores`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from threads_runtime.omit import NOT_GIVEN, NotGiven, Omit, omit
from threads_runtime.operation import Body, Headers, Query, RequestOptions, Timeout
from threads_runtime.pages.limit import listing
from threads_runtime.resource import AsyncResource, SyncResource
from threads_runtime.responses.raw import async_raw, async_streaming, raw, streaming

from ..operations import vector_stores as operations
from .file_batches import (
    AsyncFileBatches,
    AsyncFileBatchesWithRawResponse,
    AsyncFileBatchesWithStreamingResponse,
    FileBatches,
    FileBatchesWithRawResponse,
    FileBatchesWithStreamingResponse,
)
from .vector_stores_files import (
    AsyncVectorStoresFiles,
    AsyncVectorStoresFilesWithRawResponse,
    AsyncVectorStoresFilesWithStreamingResponse,
    VectorStoresFiles,
    VectorStoresFilesWithRawResponse,
    VectorStoresFilesWithStreamingResponse,
)

if TYPE_CHECKING:
    from threads_runtime.pages.pages import AsyncCursorPage, AsyncPaginator, SyncCursorPage
    from threads_runtime.retry import RetryPolicy

    from ..models.vector_store import VectorStore, VectorStoreDeleted, VectorStoreExpiresAfter
    from ..models.vector_store_search_response import VectorStoreSearchResponse
    from ..params.metadata import MetadataParam
    from ..params.tool_resources import FileChunkingStrategyParam
    from ..params.vector_store import VectorStoreExpiresAfterParam
    from ..params.vector_store_search_params import (
        VectorStoreSearchParamsFiltersParam,
        VectorStoreSearchRankingOptionsParam,
    )

__all__ = [
    "AsyncVectorStores",
    "AsyncVectorStoresWithRawResponse",
    "AsyncVectorStoresWithStreamingResponse",
    "VectorStores",
    "VectorStoresWithRawResponse",
    "VectorStoresWithStreamingResponse",
]


class VectorStores(SyncResource):
    """Collections of files that the `file_search` tool searches."""

    @cached_property
    def files(self) -> VectorStoresFiles:
        """The files of a vector store."""
        return VectorStoresFiles(self._client)

    @cached_property
    def file_batches(self) -> FileBatches:
        """Batches of files that are added to a vector store together."""
        return FileBatches(self._client)

    @property
    def with_raw_response(self) -> VectorStoresWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return VectorStoresWithRawResponse(self)

    @property
    def with_streaming_response(self) -> VectorStoresWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return VectorStoresWithStreamingResponse(self)

    def list(
        self,
        *,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        max_items: int | None = None,
        cursor: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> SyncCursorPage[VectorStore]:
        """Lists the vector stores of the project, a page at a time.

        `GET /vector_stores`

        Args:
            limit: Maximum number of items per page, 1 to 100. Default 20.
            order: Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`.
            after: Cursor: the page starts after the item with this identifier.
            before: Cursor: the page ends before the item with this identifier.
            max_items: Maximum number of items in total, over as many pages as needed. Default: all items.
            cursor: The `cursor` of an earlier page of the same list: continues after that page, with its filters.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.list_vector_stores(
            limit=limit,
            order=order,
            after=after,
            before=before,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.page(listing(operation, max_items, cursor))

    def create(
        self,
        *,
        name: str | Omit = omit,
        description: str | Omit = omit,
        file_ids: Iterable[str] | Omit = omit,
        chunking_strategy: FileChunkingStrategyParam | Omit = omit,
        expires_after: VectorStoreExpiresAfterParam | VectorStoreExpiresAfter | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStore:
        """Creates a vector store, empty or with files.

        `POST /vector_stores`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. Check with vector_stores.list().

        Args:
            name: Name.
            description: Description of what it is for.
            file_ids: Identifiers of the files to add, at most 500.
            chunking_strategy: How the files in `file_ids` are split into chunks. Default `auto`.
            expires_after: When the vector store expires. Default: never.
            metadata: Key-value pairs attached to the vector store.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            extra_body: Extra fields of the body; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.create_vector_store(
            name=name,
            description=description,
            file_ids=file_ids,
            chunking_strategy=chunking_strategy,
            expires_after=expires_after,
            metadata=metadata,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    def retrieve(
        self,
        vector_store_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStore:
        """Retrieves a vector store.

        `GET /vector_stores/{vector_store_id}`

        Args:
            vector_store_id: Identifier of the vector store.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.retrieve_vector_store(
            vector_store_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    def update(
        self,
        vector_store_id: str,
        *,
        name: str | None | Omit = omit,
        expires_after: VectorStoreExpiresAfterParam | VectorStoreExpiresAfter | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStore:
        """Updates the given fields and leaves the others unchanged.

        `POST /vector_stores/{vector_store_id}`

        Args:
            vector_store_id: Identifier of the vector store.
            name: Name.
            expires_after: When the vector store expires.
            metadata: Key-value pairs attached to the vector store.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            extra_body: Extra fields of the body; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.update_vector_store(
            vector_store_id,
            name=name,
            expires_after=expires_after,
            metadata=metadata,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    def delete(
        self,
        vector_store_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreDeleted:
        """Deletes a vector store. Its files remain.

        `DELETE /vector_stores/{vector_store_id}`

        Args:
            vector_store_id: Identifier of the vector store.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.delete_vector_store(
            vector_store_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    def search(
        self,
        vector_store_id: str,
        *,
        query: str | Iterable[str],
        filters: VectorStoreSearchParamsFiltersParam | Omit = omit,
        max_num_results: int | Omit = omit,
        ranking_options: VectorStoreSearchRankingOptionsParam | Omit = omit,
        rewrite_query: bool | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> SyncCursorPage[VectorStoreSearchResponse]:
        """Searches a vector store for the passages that answer a query.

        `POST /vector_stores/{vector_store_id}/search`

        Args:
            vector_store_id: Identifier of the vector store.
            query: The query, or several.
            filters: Search only the files whose attributes match.
            max_num_results: Maximum number of results, 1 to 50. Default 10.
            ranking_options: How results are ranked, and the score they need.
            rewrite_query: Whether the server may rewrite the query for the search. Default false.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            extra_body: Extra fields of the body; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.search_vector_store(
            vector_store_id,
            query=query,
            filters=filters,
            max_num_results=max_num_results,
            ranking_options=ranking_options,
            rewrite_query=rewrite_query,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.page(operation)


class AsyncVectorStores(AsyncResource):
    """Collections of files that the `file_search` tool searches."""

    @cached_property
    def files(self) -> AsyncVectorStoresFiles:
        """The files of a vector store."""
        return AsyncVectorStoresFiles(self._client)

    @cached_property
    def file_batches(self) -> AsyncFileBatches:
        """Batches of files that are added to a vector store together."""
        return AsyncFileBatches(self._client)

    @property
    def with_raw_response(self) -> AsyncVectorStoresWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return AsyncVectorStoresWithRawResponse(self)

    @property
    def with_streaming_response(self) -> AsyncVectorStoresWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return AsyncVectorStoresWithStreamingResponse(self)

    def list(
        self,
        *,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        max_items: int | None = None,
        cursor: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> AsyncPaginator[VectorStore, AsyncCursorPage[VectorStore]]:
        """Lists the vector stores of the project, a page at a time.

        `GET /vector_stores`

        Args:
            limit: Maximum number of items per page, 1 to 100. Default 20.
            order: Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`.
            after: Cursor: the page starts after the item with this identifier.
            before: Cursor: the page ends before the item with this identifier.
            max_items: Maximum number of items in total, over as many pages as needed. Default: all items.
            cursor: The `cursor` of an earlier page of the same list: continues after that page, with its filters.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.list_vector_stores(
            limit=limit,
            order=order,
            after=after,
            before=before,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.page(listing(operation, max_items, cursor))

    async def create(
        self,
        *,
        name: str | Omit = omit,
        description: str | Omit = omit,
        file_ids: Iterable[str] | Omit = omit,
        chunking_strategy: FileChunkingStrategyParam | Omit = omit,
        expires_after: VectorStoreExpiresAfterParam | VectorStoreExpiresAfter | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStore:
        """Creates a vector store, empty or with files.

        `POST /vector_stores`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. Check with vector_stores.list().

        Args:
            name: Name.
            description: Description of what it is for.
            file_ids: Identifiers of the files to add, at most 500.
            chunking_strategy: How the files in `file_ids` are split into chunks. Default `auto`.
            expires_after: When the vector store expires. Default: never.
            metadata: Key-value pairs attached to the vector store.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            extra_body: Extra fields of the body; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.create_vector_store(
            name=name,
            description=description,
            file_ids=file_ids,
            chunking_strategy=chunking_strategy,
            expires_after=expires_after,
            metadata=metadata,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    async def retrieve(
        self,
        vector_store_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStore:
        """Retrieves a vector store.

        `GET /vector_stores/{vector_store_id}`

        Args:
            vector_store_id: Identifier of the vector store.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.retrieve_vector_store(
            vector_store_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    async def update(
        self,
        vector_store_id: str,
        *,
        name: str | None | Omit = omit,
        expires_after: VectorStoreExpiresAfterParam | VectorStoreExpiresAfter | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStore:
        """Updates the given fields and leaves the others unchanged.

        `POST /vector_stores/{vector_store_id}`

        Args:
            vector_store_id: Identifier of the vector store.
            name: Name.
            expires_after: When the vector store expires.
            metadata: Key-value pairs attached to the vector store.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            extra_body: Extra fields of the body; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.update_vector_store(
            vector_store_id,
            name=name,
            expires_after=expires_after,
            metadata=metadata,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    async def delete(
        self,
        vector_store_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreDeleted:
        """Deletes a vector store. Its files remain.

        `DELETE /vector_stores/{vector_store_id}`

        Args:
            vector_store_id: Identifier of the vector store.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.delete_vector_store(
            vector_store_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    def search(
        self,
        vector_store_id: str,
        *,
        query: str | Iterable[str],
        filters: VectorStoreSearchParamsFiltersParam | Omit = omit,
        max_num_results: int | Omit = omit,
        ranking_options: VectorStoreSearchRankingOptionsParam | Omit = omit,
        rewrite_query: bool | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> AsyncPaginator[VectorStoreSearchResponse, AsyncCursorPage[VectorStoreSearchResponse]]:
        """Searches a vector store for the passages that answer a query.

        `POST /vector_stores/{vector_store_id}/search`

        Args:
            vector_store_id: Identifier of the vector store.
            query: The query, or several.
            filters: Search only the files whose attributes match.
            max_num_results: Maximum number of results, 1 to 50. Default 10.
            ranking_options: How results are ranked, and the score they need.
            rewrite_query: Whether the server may rewrite the query for the search. Default false.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            extra_body: Extra fields of the body; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.search_vector_store(
            vector_store_id,
            query=query,
            filters=filters,
            max_num_results=max_num_results,
            ranking_options=ranking_options,
            rewrite_query=rewrite_query,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.page(operation)


class VectorStoresWithRawResponse:
    """`VectorStores`, whose methods return the whole HTTP response."""

    def __init__(self, resource: VectorStores) -> None:
        self._resource = resource
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.retrieve = raw(resource.retrieve)
        self.update = raw(resource.update)
        self.delete = raw(resource.delete)
        self.search = raw(resource.search)

    @property
    def files(self) -> VectorStoresFilesWithRawResponse:
        return VectorStoresFilesWithRawResponse(self._resource.files)

    @property
    def file_batches(self) -> FileBatchesWithRawResponse:
        return FileBatchesWithRawResponse(self._resource.file_batches)


class VectorStoresWithStreamingResponse:
    """`VectorStores`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: VectorStores) -> None:
        self._resource = resource
        self.list = streaming(resource.list)
        self.create = streaming(resource.create)
        self.retrieve = streaming(resource.retrieve)
        self.update = streaming(resource.update)
        self.delete = streaming(resource.delete)
        self.search = streaming(resource.search)

    @property
    def files(self) -> VectorStoresFilesWithStreamingResponse:
        return VectorStoresFilesWithStreamingResponse(self._resource.files)

    @property
    def file_batches(self) -> FileBatchesWithStreamingResponse:
        return FileBatchesWithStreamingResponse(self._resource.file_batches)


class AsyncVectorStoresWithRawResponse:
    """`AsyncVectorStores`, whose methods return the whole HTTP response."""

    def __init__(self, resource: AsyncVectorStores) -> None:
        self._resource = resource
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.retrieve = async_raw(resource.retrieve)
        self.update = async_raw(resource.update)
        self.delete = async_raw(resource.delete)
        self.search = async_raw(resource.search)

    @property
    def files(self) -> AsyncVectorStoresFilesWithRawResponse:
        return AsyncVectorStoresFilesWithRawResponse(self._resource.files)

    @property
    def file_batches(self) -> AsyncFileBatchesWithRawResponse:
        return AsyncFileBatchesWithRawResponse(self._resource.file_batches)


class AsyncVectorStoresWithStreamingResponse:
    """`AsyncVectorStores`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: AsyncVectorStores) -> None:
        self._resource = resource
        self.list = async_streaming(resource.list)
        self.create = async_streaming(resource.create)
        self.retrieve = async_streaming(resource.retrieve)
        self.update = async_streaming(resource.update)
        self.delete = async_streaming(resource.delete)
        self.search = async_streaming(resource.search)

    @property
    def files(self) -> AsyncVectorStoresFilesWithStreamingResponse:
        return AsyncVectorStoresFilesWithStreamingResponse(self._resource.files)

    @property
    def file_batches(self) -> AsyncFileBatchesWithStreamingResponse:
        return AsyncFileBatchesWithStreamingResponse(self._resource.file_batches)
