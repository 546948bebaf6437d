# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Files: `client.files`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from threads_runtime.omit import NOT_GIVEN, NotGiven, Omit, omit
from threads_runtime.operation import Body, Headers, Query, RequestOptions, Timeout
from threads_runtime.pages.limit import listing
from threads_runtime.resource import AsyncResource, SyncResource
from threads_runtime.responses.raw import (
    async_raw,
    async_streaming,
    async_streaming_bytes,
    raw,
    streaming,
    streaming_bytes,
)

from ..operations import files as operations

if TYPE_CHECKING:
    from threads_runtime.files import FileTypes
    from threads_runtime.pages.pages import AsyncCursorPage, AsyncPaginator, SyncCursorPage
    from threads_runtime.responses.binary import HttpxBinaryResponseContent
    from threads_runtime.retry import RetryPolicy

    from ..models.file_object import FileDeleted, FileObject
    from ..params.file_params import FileExpiresAfterParam
    from ..params.file_purpose import FilePurposeParam

__all__ = [
    "AsyncFiles",
    "AsyncFilesWithRawResponse",
    "AsyncFilesWithStreamingResponse",
    "Files",
    "FilesWithRawResponse",
    "FilesWithStreamingResponse",
]


class Files(SyncResource):
    """Files that were uploaded, or that tools produced."""

    @property
    def with_raw_response(self) -> FilesWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return FilesWithRawResponse(self)

    @property
    def with_streaming_response(self) -> FilesWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return FilesWithStreamingResponse(self)

    def list(
        self,
        *,
        purpose: str | Omit = omit,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        max_items: int | None = None,
        cursor: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> SyncCursorPage[FileObject]:
        """Lists the files of the project, a page at a time.

        `GET /files`

        Args:
            purpose: Return only files with this purpose.
            limit: Maximum number of items per page, 1 to 10,000. Default 10,000.
            order: Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`.
            after: Cursor: the page starts after the item with this identifier.
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
        operation = operations.list_files(
            purpose=purpose,
            limit=limit,
            order=order,
            after=after,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.page(listing(operation, max_items, cursor))

    def create(
        self,
        *,
        file: FileTypes,
        purpose: FilePurposeParam,
        expires_after: FileExpiresAfterParam | Omit = omit,
        progress: Callable[[int, int], object] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> FileObject:
        """Uploads a file of at most 512 MB. For larger ones use `uploads`. Assistants accept files of at most 2
        million tokens and of certain types.

        `POST /files`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. Check with files.list().

        Args:
            file: The file: a path, bytes, a file object opened in binary mode, or `(name, content, type)`.
            purpose: What the file is for.
            expires_after: When the file expires. Default: after 30 days for `batch`, never for other purposes.
            progress: Called with the bytes of the body sent so far and their total, also again during a retry.
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
        operation = operations.create_file(
            file=file,
            purpose=purpose,
            expires_after=expires_after,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry, progress=progress),
        )
        return self._client.send(operation)

    def retrieve(
        self,
        file_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> FileObject:
        """Retrieves a file, without its content.

        `GET /files/{file_id}`

        Args:
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
        operation = operations.retrieve_file(
            file_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    def delete(
        self,
        file_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> FileDeleted:
        """Deletes a file, and removes it from all vector stores.

        `DELETE /files/{file_id}`

        Args:
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
        operation = operations.delete_file(
            file_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    def content(
        self,
        file_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> HttpxBinaryResponseContent:
        """Downloads the content of a file.

        `GET /files/{file_id}/content`

        Args:
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
        operation = operations.retrieve_file_content(
            file_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)


class AsyncFiles(AsyncResource):
    """Files that were uploaded, or that tools produced."""

    @property
    def with_raw_response(self) -> AsyncFilesWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return AsyncFilesWithRawResponse(self)

    @property
    def with_streaming_response(self) -> AsyncFilesWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return AsyncFilesWithStreamingResponse(self)

    def list(
        self,
        *,
        purpose: str | Omit = omit,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        max_items: int | None = None,
        cursor: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> AsyncPaginator[FileObject, AsyncCursorPage[FileObject]]:
        """Lists the files of the project, a page at a time.

        `GET /files`

        Args:
            purpose: Return only files with this purpose.
            limit: Maximum number of items per page, 1 to 10,000. Default 10,000.
            order: Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`.
            after: Cursor: the page starts after the item with this identifier.
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
        operation = operations.list_files(
            purpose=purpose,
            limit=limit,
            order=order,
            after=after,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.page(listing(operation, max_items, cursor))

    async def create(
        self,
        *,
        file: FileTypes,
        purpose: FilePurposeParam,
        expires_after: FileExpiresAfterParam | Omit = omit,
        progress: Callable[[int, int], object] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> FileObject:
        """Uploads a file of at most 512 MB. For larger ones use `uploads`. Assistants accept files of at most 2
        million tokens and of certain types.

        `POST /files`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. Check with files.list().

        Args:
            file: The file: a path, bytes, a file object opened in binary mode, or `(name, content, type)`.
            purpose: What the file is for.
            expires_after: When the file expires. Default: after 30 days for `batch`, never for other purposes.
            progress: Called with the bytes of the body sent so far and their total, also again during a retry.
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
        operation = operations.create_file(
            file=file,
            purpose=purpose,
            expires_after=expires_after,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry, progress=progress),
        )
        return await self._client.send(operation)

    async def retrieve(
        self,
        file_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> FileObject:
        """Retrieves a file, without its content.

        `GET /files/{file_id}`

        Args:
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
        operation = operations.retrieve_file(
            file_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    async def delete(
        self,
        file_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> FileDeleted:
        """Deletes a file, and removes it from all vector stores.

        `DELETE /files/{file_id}`

        Args:
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
        operation = operations.delete_file(
            file_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    async def content(
        self,
        file_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> HttpxBinaryResponseContent:
        """Downloads the content of a file.

        `GET /files/{file_id}/content`

        Args:
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
        operation = operations.retrieve_file_content(
            file_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)


class FilesWithRawResponse:
    """`Files`, whose methods return the whole HTTP response."""

    def __init__(self, resource: Files) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.retrieve = raw(resource.retrieve)
        self.delete = raw(resource.delete)
        self.content = raw(resource.content)


class FilesWithStreamingResponse:
    """`Files`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: Files) -> None:
        self.list = streaming(resource.list)
        self.create = streaming(resource.create)
        self.retrieve = streaming(resource.retrieve)
        self.delete = streaming(resource.delete)
        self.content = streaming_bytes(resource.content)


class AsyncFilesWithRawResponse:
    """`AsyncFiles`, whose methods return the whole HTTP response."""

    def __init__(self, resource: AsyncFiles) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.retrieve = async_raw(resource.retrieve)
        self.delete = async_raw(resource.delete)
        self.content = async_raw(resource.content)


class AsyncFilesWithStreamingResponse:
    """`AsyncFiles`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: AsyncFiles) -> None:
        self.list = async_streaming(resource.list)
        self.create = async_streaming(resource.create)
        self.retrieve = async_streaming(resource.retrieve)
        self.delete = async_streaming(resource.delete)
        self.content = async_streaming_bytes(resource.content)
