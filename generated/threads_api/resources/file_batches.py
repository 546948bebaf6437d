# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""FileBatches: `client.vector_stores.file_batches`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, overload

from threads_runtime.omit import NOT_GIVEN, NotGiven, Omit, omit
from threads_runtime.operation import Body, Headers, Query, RequestOptions, Timeout, path_ids
from threads_runtime.pages.limit import listing
from threads_runtime.resource import AsyncResource, SyncResource
from threads_runtime.responses.raw import async_raw, async_streaming, raw, streaming

from ..operations import file_batches as operations

if TYPE_CHECKING:
    from threads_runtime.pages.pages import AsyncCursorPage, AsyncPaginator, SyncCursorPage
    from threads_runtime.retry import RetryPolicy

    from ..models.vector_store_file import VectorStoreFile
    from ..models.vector_store_file_batch import VectorStoreFileBatch
    from ..params.tool_resources import FileChunkingStrategyParam
    from ..params.vector_store_file import VectorStoreFileAttributesParam
    from ..params.vector_store_file_params import VectorStoreFileCreateParams

__all__ = [
    "AsyncFileBatches",
    "AsyncFileBatchesWithRawResponse",
    "AsyncFileBatchesWithStreamingResponse",
    "FileBatches",
    "FileBatchesWithRawResponse",
    "FileBatchesWithStreamingResponse",
]


class FileBatches(SyncResource):
    """Batches of files that are added to a vector store together."""

    @property
    def with_raw_response(self) -> FileBatchesWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return FileBatchesWithRawResponse(self)

    @property
    def with_streaming_response(self) -> FileBatchesWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return FileBatchesWithStreamingResponse(self)

    def create(
        self,
        vector_store_id: str,
        *,
        file_ids: Iterable[str] | Omit = omit,
        files: Iterable[VectorStoreFileCreateParams] | Omit = omit,
        attributes: VectorStoreFileAttributesParam | None | Omit = omit,
        chunking_strategy: FileChunkingStrategyParam | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileBatch:
        """Adds up to 2,000 files to a vector store, which then processes them.

        `POST /vector_stores/{vector_store_id}/file_batches`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. Check with vector_stores.files.list(vector_store_id) whether the files were added.

        Args:
            vector_store_id: Identifier of the vector store.
            file_ids: Identifiers of the files, at most 2,000. `attributes` and `chunking_strategy` apply to all
                of them.
            files: The files, at most 2,000, each with its own attributes and chunking strategy.
            attributes: Key-value pairs of each file in `file_ids`, which searches can filter by.
            chunking_strategy: How the files in `file_ids` are split into chunks. Default `auto`.
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
        operation = operations.create_vector_store_file_batch(
            vector_store_id,
            file_ids=file_ids,
            files=files,
            attributes=attributes,
            chunking_strategy=chunking_strategy,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    @overload
    def retrieve(
        self,
        vector_store_id: str,
        batch_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileBatch: ...
    @overload
    def retrieve(
        self,
        batch_id: str,
        *,
        vector_store_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileBatch: ...
    def retrieve(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        vector_store_id: str | Omit = omit,
        batch_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileBatch:
        """Retrieves a batch of files.

        `GET /vector_stores/{vector_store_id}/file_batches/{batch_id}`

        Args:
            vector_store_id: Identifier of the vector store.
            batch_id: Identifier of the batch.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        vector_store_id, batch_id = path_ids("retrieve", ids, vector_store_id=vector_store_id, batch_id=batch_id)
        operation = operations.retrieve_vector_store_file_batch(
            vector_store_id,
            batch_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    @overload
    def cancel(
        self,
        vector_store_id: str,
        batch_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileBatch: ...
    @overload
    def cancel(
        self,
        batch_id: str,
        *,
        vector_store_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileBatch: ...
    def cancel(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        vector_store_id: str | Omit = omit,
        batch_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileBatch:
        """Requests that the files of a batch are no longer processed.

        `POST /vector_stores/{vector_store_id}/file_batches/{batch_id}/cancel`

        Args:
            vector_store_id: Identifier of the vector store.
            batch_id: Identifier of the batch.
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
        vector_store_id, batch_id = path_ids("cancel", ids, vector_store_id=vector_store_id, batch_id=batch_id)
        operation = operations.cancel_vector_store_file_batch(
            vector_store_id,
            batch_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    @overload
    def list_files(
        self,
        vector_store_id: str,
        batch_id: str,
        *,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        filter: Literal["in_progress", "completed", "failed", "cancelled"] | Omit = omit,
        max_items: int | None = None,
        cursor: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> SyncCursorPage[VectorStoreFile]: ...
    @overload
    def list_files(
        self,
        batch_id: str,
        *,
        vector_store_id: str,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        filter: Literal["in_progress", "completed", "failed", "cancelled"] | Omit = omit,
        max_items: int | None = None,
        cursor: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> SyncCursorPage[VectorStoreFile]: ...
    def list_files(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        vector_store_id: str | Omit = omit,
        batch_id: str | Omit = omit,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        filter: Literal["in_progress", "completed", "failed", "cancelled"] | Omit = omit,
        max_items: int | None = None,
        cursor: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> SyncCursorPage[VectorStoreFile]:
        """Lists the files of a batch, a page at a time.

        `GET /vector_stores/{vector_store_id}/file_batches/{batch_id}/files`

        Args:
            vector_store_id: Identifier of the vector store.
            batch_id: Identifier of the batch.
            limit: Maximum number of items per page, 1 to 100. Default 20.
            order: Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`.
            after: Cursor: the page starts after the item with this identifier.
            before: Cursor: the page ends before the item with this identifier.
            filter: Return only files with this status.
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
        vector_store_id, batch_id = path_ids("list_files", ids, vector_store_id=vector_store_id, batch_id=batch_id)
        operation = operations.list_vector_store_file_batch_files(
            vector_store_id,
            batch_id,
            limit=limit,
            order=order,
            after=after,
            before=before,
            filter=filter,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.page(listing(operation, max_items, cursor))


class AsyncFileBatches(AsyncResource):
    """Batches of files that are added to a vector store together."""

    @property
    def with_raw_response(self) -> AsyncFileBatchesWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return AsyncFileBatchesWithRawResponse(self)

    @property
    def with_streaming_response(self) -> AsyncFileBatchesWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return AsyncFileBatchesWithStreamingResponse(self)

    async def create(
        self,
        vector_store_id: str,
        *,
        file_ids: Iterable[str] | Omit = omit,
        files: Iterable[VectorStoreFileCreateParams] | Omit = omit,
        attributes: VectorStoreFileAttributesParam | None | Omit = omit,
        chunking_strategy: FileChunkingStrategyParam | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileBatch:
        """Adds up to 2,000 files to a vector store, which then processes them.

        `POST /vector_stores/{vector_store_id}/file_batches`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. Check with vector_stores.files.list(vector_store_id) whether the files were added.

        Args:
            vector_store_id: Identifier of the vector store.
            file_ids: Identifiers of the files, at most 2,000. `attributes` and `chunking_strategy` apply to all
                of them.
            files: The files, at most 2,000, each with its own attributes and chunking strategy.
            attributes: Key-value pairs of each file in `file_ids`, which searches can filter by.
            chunking_strategy: How the files in `file_ids` are split into chunks. Default `auto`.
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
        operation = operations.create_vector_store_file_batch(
            vector_store_id,
            file_ids=file_ids,
            files=files,
            attributes=attributes,
            chunking_strategy=chunking_strategy,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    @overload
    async def retrieve(
        self,
        vector_store_id: str,
        batch_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileBatch: ...
    @overload
    async def retrieve(
        self,
        batch_id: str,
        *,
        vector_store_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileBatch: ...
    async def retrieve(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        vector_store_id: str | Omit = omit,
        batch_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileBatch:
        """Retrieves a batch of files.

        `GET /vector_stores/{vector_store_id}/file_batches/{batch_id}`

        Args:
            vector_store_id: Identifier of the vector store.
            batch_id: Identifier of the batch.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        vector_store_id, batch_id = path_ids("retrieve", ids, vector_store_id=vector_store_id, batch_id=batch_id)
        operation = operations.retrieve_vector_store_file_batch(
            vector_store_id,
            batch_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    @overload
    async def cancel(
        self,
        vector_store_id: str,
        batch_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileBatch: ...
    @overload
    async def cancel(
        self,
        batch_id: str,
        *,
        vector_store_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileBatch: ...
    async def cancel(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        vector_store_id: str | Omit = omit,
        batch_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileBatch:
        """Requests that the files of a batch are no longer processed.

        `POST /vector_stores/{vector_store_id}/file_batches/{batch_id}/cancel`

        Args:
            vector_store_id: Identifier of the vector store.
            batch_id: Identifier of the batch.
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
        vector_store_id, batch_id = path_ids("cancel", ids, vector_store_id=vector_store_id, batch_id=batch_id)
        operation = operations.cancel_vector_store_file_batch(
            vector_store_id,
            batch_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    @overload
    def list_files(
        self,
        vector_store_id: str,
        batch_id: str,
        *,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        filter: Literal["in_progress", "completed", "failed", "cancelled"] | Omit = omit,
        max_items: int | None = None,
        cursor: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> AsyncPaginator[VectorStoreFile, AsyncCursorPage[VectorStoreFile]]: ...
    @overload
    def list_files(
        self,
        batch_id: str,
        *,
        vector_store_id: str,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        filter: Literal["in_progress", "completed", "failed", "cancelled"] | Omit = omit,
        max_items: int | None = None,
        cursor: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> AsyncPaginator[VectorStoreFile, AsyncCursorPage[VectorStoreFile]]: ...
    def list_files(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        vector_store_id: str | Omit = omit,
        batch_id: str | Omit = omit,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        filter: Literal["in_progress", "completed", "failed", "cancelled"] | Omit = omit,
        max_items: int | None = None,
        cursor: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> AsyncPaginator[VectorStoreFile, AsyncCursorPage[VectorStoreFile]]:
        """Lists the files of a batch, a page at a time.

        `GET /vector_stores/{vector_store_id}/file_batches/{batch_id}/files`

        Args:
            vector_store_id: Identifier of the vector store.
            batch_id: Identifier of the batch.
            limit: Maximum number of items per page, 1 to 100. Default 20.
            order: Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`.
            after: Cursor: the page starts after the item with this identifier.
            before: Cursor: the page ends before the item with this identifier.
            filter: Return only files with this status.
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
        vector_store_id, batch_id = path_ids("list_files", ids, vector_store_id=vector_store_id, batch_id=batch_id)
        operation = operations.list_vector_store_file_batch_files(
            vector_store_id,
            batch_id,
            limit=limit,
            order=order,
            after=after,
            before=before,
            filter=filter,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.page(listing(operation, max_items, cursor))


class FileBatchesWithRawResponse:
    """`FileBatches`, whose methods return the whole HTTP response."""

    def __init__(self, resource: FileBatches) -> None:
        self.create = raw(resource.create)
        self.retrieve = raw(resource.retrieve)
        self.cancel = raw(resource.cancel)
        self.list_files = raw(resource.list_files)


class FileBatchesWithStreamingResponse:
    """`FileBatches`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: FileBatches) -> None:
        self.create = streaming(resource.create)
        self.retrieve = streaming(resource.retrieve)
        self.cancel = streaming(resource.cancel)
        self.list_files = streaming(resource.list_files)


class AsyncFileBatchesWithRawResponse:
    """`AsyncFileBatches`, whose methods return the whole HTTP response."""

    def __init__(self, resource: AsyncFileBatches) -> None:
        self.create = async_raw(resource.create)
        self.retrieve = async_raw(resource.retrieve)
        self.cancel = async_raw(resource.cancel)
        self.list_files = async_raw(resource.list_files)


class AsyncFileBatchesWithStreamingResponse:
    """`AsyncFileBatches`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: AsyncFileBatches) -> None:
        self.create = async_streaming(resource.create)
        self.retrieve = async_streaming(resource.retrieve)
        self.cancel = async_streaming(resource.cancel)
        self.list_files = async_streaming(resource.list_files)
