# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Parts: `client.uploads.parts`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from threads_runtime.omit import NOT_GIVEN, NotGiven
from threads_runtime.operation import Body, Headers, Query, RequestOptions, Timeout
from threads_runtime.resource import AsyncResource, SyncResource
from threads_runtime.responses.raw import async_raw, async_streaming, raw, streaming

from ..operations import parts as operations

if TYPE_CHECKING:
    from threads_runtime.files import FileTypes
    from threads_runtime.retry import RetryPolicy

    from ..models.upload import UploadPart

__all__ = [
    "AsyncParts",
    "AsyncPartsWithRawResponse",
    "AsyncPartsWithStreamingResponse",
    "Parts",
    "PartsWithRawResponse",
    "PartsWithStreamingResponse",
]


class Parts(SyncResource):
    """The parts of an upload."""

    @property
    def with_raw_response(self) -> PartsWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return PartsWithRawResponse(self)

    @property
    def with_streaming_response(self) -> PartsWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return PartsWithStreamingResponse(self)

    def create(
        self,
        upload_id: str,
        *,
        data: FileTypes,
        progress: Callable[[int, int], object] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> UploadPart:
        """Adds a part of at most 64 MB to an upload. Parts may be added in parallel; their order is given on
        completion.

        `POST /uploads/{upload_id}/parts`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. A part whose identifier is unknown does no harm. Add it again, and complete the
        upload with the known parts.

        Args:
            upload_id: Identifier of the upload.
            data: Bytes of the part, at most 64 MB.
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
        operation = operations.create_upload_part(
            upload_id,
            data=data,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry, progress=progress),
        )
        return self._client.send(operation)


class AsyncParts(AsyncResource):
    """The parts of an upload."""

    @property
    def with_raw_response(self) -> AsyncPartsWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return AsyncPartsWithRawResponse(self)

    @property
    def with_streaming_response(self) -> AsyncPartsWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return AsyncPartsWithStreamingResponse(self)

    async def create(
        self,
        upload_id: str,
        *,
        data: FileTypes,
        progress: Callable[[int, int], object] | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> UploadPart:
        """Adds a part of at most 64 MB to an upload. Parts may be added in parallel; their order is given on
        completion.

        `POST /uploads/{upload_id}/parts`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. A part whose identifier is unknown does no harm. Add it again, and complete the
        upload with the known parts.

        Args:
            upload_id: Identifier of the upload.
            data: Bytes of the part, at most 64 MB.
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
        operation = operations.create_upload_part(
            upload_id,
            data=data,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry, progress=progress),
        )
        return await self._client.send(operation)


class PartsWithRawResponse:
    """`Parts`, whose methods return the whole HTTP response."""

    def __init__(self, resource: Parts) -> None:
        self.create = raw(resource.create)


class PartsWithStreamingResponse:
    """`Parts`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: Parts) -> None:
        self.create = streaming(resource.create)


class AsyncPartsWithRawResponse:
    """`AsyncParts`, whose methods return the whole HTTP response."""

    def __init__(self, resource: AsyncParts) -> None:
        self.create = async_raw(resource.create)


class AsyncPartsWithStreamingResponse:
    """`AsyncParts`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: AsyncParts) -> None:
        self.create = async_streaming(resource.create)
