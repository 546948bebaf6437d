# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""VectorStoresFiles: `client.vector_stores.files`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from threads_runtime.omit import NOT_GIVEN, NotGiven, Omit, omit
from threads_runtime.operation import Body, Headers, Query, RequestOptions, Timeout, path_ids
from threads_runtime.pages.limit import listing
from threads_runtime.resource import AsyncResource, SyncResource
from threads_runtime.responses.raw import async_raw, async_streaming, raw, streaming

from ..operations import vector_stores_files as operations

if TYPE_CHECKING:
    from threads_runtime.pages.pages import AsyncCursorPage, AsyncPaginator, SyncCursorPage
    from threads_runtime.retry import RetryPolicy

    from ..models.vector_store_file import FileContentResponse, VectorStoreFile, VectorStoreFileDeleted
    from ..params.tool_resources import FileChunkingStrategyParam
    from ..params.vector_store_file import VectorStoreFileAttributesParam

__all__ = [
    "AsyncVectorStoresFiles",
    "AsyncVectorStoresFilesWithRawResponse",
    "AsyncVectorStoresFilesWithStreamingResponse",
    "VectorStoresFiles",
    "VectorStoresFilesWithRawResponse",
    "VectorStoresFilesWithStreamingResponse",
]


class VectorStoresFiles(SyncResource):
    """The files of a vector store."""

    @property
    def with_raw_response(self) -> VectorStoresFilesWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return VectorStoresFilesWithRawResponse(self)

    @property
    def with_streaming_response(self) -> VectorStoresFilesWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return VectorStoresFilesWithStreamingResponse(self)

    def list(
        self,
        vector_store_id: str,
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
    ) -> SyncCursorPage[VectorStoreFile]:
        """Lists the files of a vector store, a page at a time.

        `GET /vector_stores/{vector_store_id}/files`

        Args:
            vector_store_id: Identifier of the vector store.
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
        operation = operations.list_vector_store_files(
            vector_store_id,
            limit=limit,
            order=order,
            after=after,
            before=before,
            filter=filter,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.page(listing(operation, max_items, cursor))

    def create(
        self,
        vector_store_id: str,
        *,
        file_id: str,
        attributes: VectorStoreFileAttributesParam | None | Omit = omit,
        chunking_strategy: FileChunkingStrategyParam | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFile:
        """Adds a file to a vector store, which then processes it. To add several, a batch takes fewer requests.

        `POST /vector_stores/{vector_store_id}/files`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. Check with vector_stores.files.retrieve(file_id, vector_store_id=vector_store_id).

        Args:
            vector_store_id: Identifier of the vector store.
            file_id: Identifier of the file.
            attributes: Key-value pairs that searches can filter by.
            chunking_strategy: How the file is split into chunks. Default `auto`.
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
        operation = operations.create_vector_store_file(
            vector_store_id,
            file_id=file_id,
            attributes=attributes,
            chunking_strategy=chunking_strategy,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    @overload
    def retrieve(
        self,
        vector_store_id: str,
        file_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFile: ...
    @overload
    def retrieve(
        self,
        file_id: str,
        *,
        vector_store_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFile: ...
    def retrieve(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        vector_store_id: str | Omit = omit,
        file_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFile:
        """Retrieves a file of a vector store.

        `GET /vector_stores/{vector_store_id}/files/{file_id}`

        Args:
            vector_store_id: Identifier of the vector store.
            file_id: Identifier of the file.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        vector_store_id, file_id = path_ids("retrieve", ids, vector_store_id=vector_store_id, file_id=file_id)
        operation = operations.retrieve_vector_store_file(
            vector_store_id,
            file_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    @overload
    def update(
        self,
        vector_store_id: str,
        file_id: str,
        *,
        attributes: VectorStoreFileAttributesParam | None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFile: ...
    @overload
    def update(
        self,
        file_id: str,
        *,
        vector_store_id: str,
        attributes: VectorStoreFileAttributesParam | None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFile: ...
    def update(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        vector_store_id: str | Omit = omit,
        file_id: str | Omit = omit,
        attributes: VectorStoreFileAttributesParam | None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFile:
        """Replaces the attributes of a file in a vector store.

        `POST /vector_stores/{vector_store_id}/files/{file_id}`

        Args:
            vector_store_id: Identifier of the vector store.
            file_id: Identifier of the file.
            attributes: Key-value pairs that searches can filter by; null removes them.
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
        vector_store_id, file_id = path_ids("update", ids, vector_store_id=vector_store_id, file_id=file_id)
        operation = operations.update_vector_store_file(
            vector_store_id,
            file_id,
            attributes=attributes,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    @overload
    def delete(
        self,
        vector_store_id: str,
        file_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileDeleted: ...
    @overload
    def delete(
        self,
        file_id: str,
        *,
        vector_store_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileDeleted: ...
    def delete(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        vector_store_id: str | Omit = omit,
        file_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileDeleted:
        """Removes a file from a vector store. The file itself remains; `files.delete` deletes it.

        `DELETE /vector_stores/{vector_store_id}/files/{file_id}`

        Args:
            vector_store_id: Identifier of the vector store.
            file_id: Identifier of the file.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        vector_store_id, file_id = path_ids("delete", ids, vector_store_id=vector_store_id, file_id=file_id)
        operation = operations.delete_vector_store_file(
            vector_store_id,
            file_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    @overload
    def content(
        self,
        vector_store_id: str,
        file_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> SyncCursorPage[FileContentResponse]: ...
    @overload
    def content(
        self,
        file_id: str,
        *,
        vector_store_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> SyncCursorPage[FileContentResponse]: ...
    def content(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        vector_store_id: str | Omit = omit,
        file_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> SyncCursorPage[FileContentResponse]:
        """Retrieves the text that was extracted from a file of a vector store.

        `GET /vector_stores/{vector_store_id}/files/{file_id}/content`

        Args:
            vector_store_id: Identifier of the vector store.
            file_id: Identifier of the file.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        vector_store_id, file_id = path_ids("content", ids, vector_store_id=vector_store_id, file_id=file_id)
        operation = operations.retrieve_vector_store_file_content(
            vector_store_id,
            file_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.page(operation)


class AsyncVectorStoresFiles(AsyncResource):
    """The files of a vector store."""

    @property
    def with_raw_response(self) -> AsyncVectorStoresFilesWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return AsyncVectorStoresFilesWithRawResponse(self)

    @property
    def with_streaming_response(self) -> AsyncVectorStoresFilesWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return AsyncVectorStoresFilesWithStreamingResponse(self)

    def list(
        self,
        vector_store_id: str,
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
    ) -> AsyncPaginator[VectorStoreFile, AsyncCursorPage[VectorStoreFile]]:
        """Lists the files of a vector store, a page at a time.

        `GET /vector_stores/{vector_store_id}/files`

        Args:
            vector_store_id: Identifier of the vector store.
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
        operation = operations.list_vector_store_files(
            vector_store_id,
            limit=limit,
            order=order,
            after=after,
            before=before,
            filter=filter,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.page(listing(operation, max_items, cursor))

    async def create(
        self,
        vector_store_id: str,
        *,
        file_id: str,
        attributes: VectorStoreFileAttributesParam | None | Omit = omit,
        chunking_strategy: FileChunkingStrategyParam | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFile:
        """Adds a file to a vector store, which then processes it. To add several, a batch takes fewer requests.

        `POST /vector_stores/{vector_store_id}/files`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. Check with vector_stores.files.retrieve(file_id, vector_store_id=vector_store_id).

        Args:
            vector_store_id: Identifier of the vector store.
            file_id: Identifier of the file.
            attributes: Key-value pairs that searches can filter by.
            chunking_strategy: How the file is split into chunks. Default `auto`.
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
        operation = operations.create_vector_store_file(
            vector_store_id,
            file_id=file_id,
            attributes=attributes,
            chunking_strategy=chunking_strategy,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    @overload
    async def retrieve(
        self,
        vector_store_id: str,
        file_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFile: ...
    @overload
    async def retrieve(
        self,
        file_id: str,
        *,
        vector_store_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFile: ...
    async def retrieve(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        vector_store_id: str | Omit = omit,
        file_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFile:
        """Retrieves a file of a vector store.

        `GET /vector_stores/{vector_store_id}/files/{file_id}`

        Args:
            vector_store_id: Identifier of the vector store.
            file_id: Identifier of the file.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        vector_store_id, file_id = path_ids("retrieve", ids, vector_store_id=vector_store_id, file_id=file_id)
        operation = operations.retrieve_vector_store_file(
            vector_store_id,
            file_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    @overload
    async def update(
        self,
        vector_store_id: str,
        file_id: str,
        *,
        attributes: VectorStoreFileAttributesParam | None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFile: ...
    @overload
    async def update(
        self,
        file_id: str,
        *,
        vector_store_id: str,
        attributes: VectorStoreFileAttributesParam | None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFile: ...
    async def update(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        vector_store_id: str | Omit = omit,
        file_id: str | Omit = omit,
        attributes: VectorStoreFileAttributesParam | None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFile:
        """Replaces the attributes of a file in a vector store.

        `POST /vector_stores/{vector_store_id}/files/{file_id}`

        Args:
            vector_store_id: Identifier of the vector store.
            file_id: Identifier of the file.
            attributes: Key-value pairs that searches can filter by; null removes them.
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
        vector_store_id, file_id = path_ids("update", ids, vector_store_id=vector_store_id, file_id=file_id)
        operation = operations.update_vector_store_file(
            vector_store_id,
            file_id,
            attributes=attributes,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    @overload
    async def delete(
        self,
        vector_store_id: str,
        file_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileDeleted: ...
    @overload
    async def delete(
        self,
        file_id: str,
        *,
        vector_store_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileDeleted: ...
    async def delete(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        vector_store_id: str | Omit = omit,
        file_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> VectorStoreFileDeleted:
        """Removes a file from a vector store. The file itself remains; `files.delete` deletes it.

        `DELETE /vector_stores/{vector_store_id}/files/{file_id}`

        Args:
            vector_store_id: Identifier of the vector store.
            file_id: Identifier of the file.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        vector_store_id, file_id = path_ids("delete", ids, vector_store_id=vector_store_id, file_id=file_id)
        operation = operations.delete_vector_store_file(
            vector_store_id,
            file_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    @overload
    def content(
        self,
        vector_store_id: str,
        file_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> AsyncPaginator[FileContentResponse, AsyncCursorPage[FileContentResponse]]: ...
    @overload
    def content(
        self,
        file_id: str,
        *,
        vector_store_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> AsyncPaginator[FileContentResponse, AsyncCursorPage[FileContentResponse]]: ...
    def content(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        vector_store_id: str | Omit = omit,
        file_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> AsyncPaginator[FileContentResponse, AsyncCursorPage[FileContentResponse]]:
        """Retrieves the text that was extracted from a file of a vector store.

        `GET /vector_stores/{vector_store_id}/files/{file_id}/content`

        Args:
            vector_store_id: Identifier of the vector store.
            file_id: Identifier of the file.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        vector_store_id, file_id = path_ids("content", ids, vector_store_id=vector_store_id, file_id=file_id)
        operation = operations.retrieve_vector_store_file_content(
            vector_store_id,
            file_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.page(operation)


class VectorStoresFilesWithRawResponse:
    """`VectorStoresFiles`, whose methods return the whole HTTP response."""

    def __init__(self, resource: VectorStoresFiles) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.retrieve = raw(resource.retrieve)
        self.update = raw(resource.update)
        self.delete = raw(resource.delete)
        self.content = raw(resource.content)


class VectorStoresFilesWithStreamingResponse:
    """`VectorStoresFiles`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: VectorStoresFiles) -> None:
        self.list = streaming(resource.list)
        self.create = streaming(resource.create)
        self.retrieve = streaming(resource.retrieve)
        self.update = streaming(resource.update)
        self.delete = streaming(resource.delete)
        self.content = streaming(resource.content)


class AsyncVectorStoresFilesWithRawResponse:
    """`AsyncVectorStoresFiles`, whose methods return the whole HTTP response."""

    def __init__(self, resource: AsyncVectorStoresFiles) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.retrieve = async_raw(resource.retrieve)
        self.update = async_raw(resource.update)
        self.delete = async_raw(resource.delete)
        self.content = async_raw(resource.content)


class AsyncVectorStoresFilesWithStreamingResponse:
    """`AsyncVectorStoresFiles`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: AsyncVectorStoresFiles) -> None:
        self.list = async_streaming(resource.list)
        self.create = async_streaming(resource.create)
        self.retrieve = async_streaming(resource.retrieve)
        self.update = async_streaming(resource.update)
        self.delete = async_streaming(resource.delete)
        self.content = async_streaming(resource.content)
