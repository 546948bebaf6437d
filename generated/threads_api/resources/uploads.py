# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Uploads: `client.uploads`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from threads_runtime.omit import NOT_GIVEN, NotGiven, Omit, omit
from threads_runtime.operation import Body, Headers, Query, RequestOptions, Timeout
from threads_runtime.resource import AsyncResource, SyncResource
from threads_runtime.responses.raw import async_raw, async_streaming, raw, streaming

from ..operations import uploads as operations
from .parts import (
    AsyncParts,
    AsyncPartsWithRawResponse,
    AsyncPartsWithStreamingResponse,
    Parts,
    PartsWithRawResponse,
    PartsWithStreamingResponse,
)

if TYPE_CHECKING:
    from threads_runtime.retry import RetryPolicy

    from ..models.upload import Upload
    from ..params.file_params import FileExpiresAfterParam
    from ..params.file_purpose import FilePurposeParam

__all__ = [
    "AsyncUploads",
    "AsyncUploadsWithRawResponse",
    "AsyncUploadsWithStreamingResponse",
    "Uploads",
    "UploadsWithRawResponse",
    "UploadsWithStreamingResponse",
]


class Uploads(SyncResource):
    """Uploads of large files in parts."""

    @cached_property
    def parts(self) -> Parts:
        """The parts of an upload."""
        return Parts(self._client)

    @property
    def with_raw_response(self) -> UploadsWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return UploadsWithRawResponse(self)

    @property
    def with_streaming_response(self) -> UploadsWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return UploadsWithStreamingResponse(self)

    def create(
        self,
        *,
        bytes: int,
        filename: str,
        mime_type: str,
        purpose: FilePurposeParam,
        expires_after: FileExpiresAfterParam | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Upload:
        """Starts the upload of a file of at most 8 GB in parts. It expires after an hour. Once it is completed, the
        file can be used like any other.

        `POST /uploads`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. An upload may exist that cannot be listed. It expires after an hour.

        Args:
            bytes: Size of the file in bytes.
            filename: Name of the file.
            mime_type: Media type of the file, such as `text/plain`. It must suit the purpose.
            purpose: What the file is for.
            expires_after: When the file expires. Default: after 30 days for `batch`, never for other purposes.
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
        operation = operations.create_upload(
            bytes=bytes,
            filename=filename,
            mime_type=mime_type,
            purpose=purpose,
            expires_after=expires_after,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    def cancel(
        self,
        upload_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Upload:
        """Cancels an upload. Parts can no longer be added.

        `POST /uploads/{upload_id}/cancel`

        Args:
            upload_id: Identifier of the upload.
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
        operation = operations.cancel_upload(
            upload_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    def complete(
        self,
        upload_id: str,
        *,
        part_ids: Iterable[str],
        md5: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Upload:
        """Completes an upload: its parts become a file. Their bytes must add up to the size that was announced. Parts
        can no longer be added.

        `POST /uploads/{upload_id}/complete`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. Check with files.list() whether the file exists.

        Args:
            upload_id: Identifier of the upload.
            part_ids: Identifiers of the parts, in the order of the file.
            md5: MD5 digest of the file in hexadecimal; the upload fails if the parts have another one.
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
        operation = operations.complete_upload(
            upload_id,
            part_ids=part_ids,
            md5=md5,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)


class AsyncUploads(AsyncResource):
    """Uploads of large files in parts."""

    @cached_property
    def parts(self) -> AsyncParts:
        """The parts of an upload."""
        return AsyncParts(self._client)

    @property
    def with_raw_response(self) -> AsyncUploadsWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return AsyncUploadsWithRawResponse(self)

    @property
    def with_streaming_response(self) -> AsyncUploadsWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return AsyncUploadsWithStreamingResponse(self)

    async def create(
        self,
        *,
        bytes: int,
        filename: str,
        mime_type: str,
        purpose: FilePurposeParam,
        expires_after: FileExpiresAfterParam | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Upload:
        """Starts the upload of a file of at most 8 GB in parts. It expires after an hour. Once it is completed, the
        file can be used like any other.

        `POST /uploads`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. An upload may exist that cannot be listed. It expires after an hour.

        Args:
            bytes: Size of the file in bytes.
            filename: Name of the file.
            mime_type: Media type of the file, such as `text/plain`. It must suit the purpose.
            purpose: What the file is for.
            expires_after: When the file expires. Default: after 30 days for `batch`, never for other purposes.
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
        operation = operations.create_upload(
            bytes=bytes,
            filename=filename,
            mime_type=mime_type,
            purpose=purpose,
            expires_after=expires_after,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    async def cancel(
        self,
        upload_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Upload:
        """Cancels an upload. Parts can no longer be added.

        `POST /uploads/{upload_id}/cancel`

        Args:
            upload_id: Identifier of the upload.
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
        operation = operations.cancel_upload(
            upload_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    async def complete(
        self,
        upload_id: str,
        *,
        part_ids: Iterable[str],
        md5: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Upload:
        """Completes an upload: its parts become a file. Their bytes must add up to the size that was announced. Parts
        can no longer be added.

        `POST /uploads/{upload_id}/complete`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. Check with files.list() whether the file exists.

        Args:
            upload_id: Identifier of the upload.
            part_ids: Identifiers of the parts, in the order of the file.
            md5: MD5 digest of the file in hexadecimal; the upload fails if the parts have another one.
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
        operation = operations.complete_upload(
            upload_id,
            part_ids=part_ids,
            md5=md5,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)


class UploadsWithRawResponse:
    """`Uploads`, whose methods return the whole HTTP response."""

    def __init__(self, resource: Uploads) -> None:
        self._resource = resource
        self.create = raw(resource.create)
        self.cancel = raw(resource.cancel)
        self.complete = raw(resource.complete)

    @property
    def parts(self) -> PartsWithRawResponse:
        return PartsWithRawResponse(self._resource.parts)


class UploadsWithStreamingResponse:
    """`Uploads`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: Uploads) -> None:
        self._resource = resource
        self.create = streaming(resource.create)
        self.cancel = streaming(resource.cancel)
        self.complete = streaming(resource.complete)

    @property
    def parts(self) -> PartsWithStreamingResponse:
        return PartsWithStreamingResponse(self._resource.parts)


class AsyncUploadsWithRawResponse:
    """`AsyncUploads`, whose methods return the whole HTTP response."""

    def __init__(self, resource: AsyncUploads) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)
        self.cancel = async_raw(resource.cancel)
        self.complete = async_raw(resource.complete)

    @property
    def parts(self) -> AsyncPartsWithRawResponse:
        return AsyncPartsWithRawResponse(self._resource.parts)


class AsyncUploadsWithStreamingResponse:
    """`AsyncUploads`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: AsyncUploads) -> None:
        self._resource = resource
        self.create = async_streaming(resource.create)
        self.cancel = async_streaming(resource.cancel)
        self.complete = async_streaming(resource.complete)

    @property
    def parts(self) -> AsyncPartsWithStreamingResponse:
        return AsyncPartsWithStreamingResponse(self._resource.parts)
