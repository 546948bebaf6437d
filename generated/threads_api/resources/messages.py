# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Messages: `client.beta.threads.messages`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, overload

from threads_runtime.omit import NOT_GIVEN, NotGiven, Omit, omit
from threads_runtime.operation import Body, Headers, Query, RequestOptions, Timeout, path_ids
from threads_runtime.pages.limit import listing
from threads_runtime.resource import AsyncResource, SyncResource
from threads_runtime.responses.raw import async_raw, async_streaming, raw, streaming

from ..operations import messages as operations

if TYPE_CHECKING:
    from threads_runtime.pages.pages import AsyncCursorPage, AsyncPaginator, SyncCursorPage
    from threads_runtime.retry import RetryPolicy

    from ..models.message import Attachment, Message, MessageDeleted
    from ..params.message import AttachmentParam
    from ..params.message_params import MessageContentPartParam
    from ..params.metadata import MetadataParam

__all__ = [
    "AsyncMessages",
    "AsyncMessagesWithRawResponse",
    "AsyncMessagesWithStreamingResponse",
    "Messages",
    "MessagesWithRawResponse",
    "MessagesWithStreamingResponse",
]


class Messages(SyncResource):
    """Messages in a thread."""

    @property
    def with_raw_response(self) -> MessagesWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return MessagesWithRawResponse(self)

    @property
    def with_streaming_response(self) -> MessagesWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return MessagesWithStreamingResponse(self)

    def list(
        self,
        thread_id: str,
        *,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        run_id: str | Omit = omit,
        max_items: int | None = None,
        cursor: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> SyncCursorPage[Message]:
        """Lists the messages of a thread, a page at a time.

        `GET /threads/{thread_id}/messages`

        Args:
            thread_id: Identifier of the thread.
            limit: Maximum number of items per page, 1 to 100. Default 20.
            order: Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`.
            after: Cursor: the page starts after the item with this identifier.
            before: Cursor: the page ends before the item with this identifier.
            run_id: Return only the messages created by this run.
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
        operation = operations.list_messages(
            thread_id,
            limit=limit,
            order=order,
            after=after,
            before=before,
            run_id=run_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.page(listing(operation, max_items, cursor))

    def create(
        self,
        thread_id: str,
        *,
        role: Literal["user", "assistant"],
        content: str | Iterable[MessageContentPartParam],
        attachments: Iterable[AttachmentParam | Attachment] | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Message:
        """Adds a message to a thread.

        `POST /threads/{thread_id}/messages`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. Check with beta.threads.messages.list(thread_id).

        Args:
            thread_id: Identifier of the thread.
            role: Role of the author: `user` for a person, `assistant` to insert a message of an assistant.
            content: Content of the message: a text or a list of parts. Images need a vision model.
            attachments: Files to attach to the message, and the tools that can use them.
            metadata: Key-value pairs attached to the message.
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
        operation = operations.create_message(
            thread_id,
            role=role,
            content=content,
            attachments=attachments,
            metadata=metadata,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    @overload
    def retrieve(
        self,
        thread_id: str,
        message_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Message: ...
    @overload
    def retrieve(
        self,
        message_id: str,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Message: ...
    def retrieve(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        message_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Message:
        """Retrieves a message.

        `GET /threads/{thread_id}/messages/{message_id}`

        Args:
            thread_id: Identifier of the thread.
            message_id: Identifier of the message.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        thread_id, message_id = path_ids("retrieve", ids, thread_id=thread_id, message_id=message_id)
        operation = operations.retrieve_message(
            thread_id,
            message_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    @overload
    def update(
        self,
        thread_id: str,
        message_id: str,
        *,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Message: ...
    @overload
    def update(
        self,
        message_id: str,
        *,
        thread_id: str,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Message: ...
    def update(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        message_id: str | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Message:
        """Updates the metadata of a message.

        `POST /threads/{thread_id}/messages/{message_id}`

        Args:
            thread_id: Identifier of the thread.
            message_id: Identifier of the message.
            metadata: Key-value pairs attached to the message.
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
        thread_id, message_id = path_ids("update", ids, thread_id=thread_id, message_id=message_id)
        operation = operations.update_message(
            thread_id,
            message_id,
            metadata=metadata,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    @overload
    def delete(
        self,
        thread_id: str,
        message_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> MessageDeleted: ...
    @overload
    def delete(
        self,
        message_id: str,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> MessageDeleted: ...
    def delete(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        message_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> MessageDeleted:
        """Deletes a message from its thread.

        `DELETE /threads/{thread_id}/messages/{message_id}`

        Args:
            thread_id: Identifier of the thread.
            message_id: Identifier of the message.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        thread_id, message_id = path_ids("delete", ids, thread_id=thread_id, message_id=message_id)
        operation = operations.delete_message(
            thread_id,
            message_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)


class AsyncMessages(AsyncResource):
    """Messages in a thread."""

    @property
    def with_raw_response(self) -> AsyncMessagesWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return AsyncMessagesWithRawResponse(self)

    @property
    def with_streaming_response(self) -> AsyncMessagesWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return AsyncMessagesWithStreamingResponse(self)

    def list(
        self,
        thread_id: str,
        *,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        run_id: str | Omit = omit,
        max_items: int | None = None,
        cursor: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> AsyncPaginator[Message, AsyncCursorPage[Message]]:
        """Lists the messages of a thread, a page at a time.

        `GET /threads/{thread_id}/messages`

        Args:
            thread_id: Identifier of the thread.
            limit: Maximum number of items per page, 1 to 100. Default 20.
            order: Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`.
            after: Cursor: the page starts after the item with this identifier.
            before: Cursor: the page ends before the item with this identifier.
            run_id: Return only the messages created by this run.
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
        operation = operations.list_messages(
            thread_id,
            limit=limit,
            order=order,
            after=after,
            before=before,
            run_id=run_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.page(listing(operation, max_items, cursor))

    async def create(
        self,
        thread_id: str,
        *,
        role: Literal["user", "assistant"],
        content: str | Iterable[MessageContentPartParam],
        attachments: Iterable[AttachmentParam | Attachment] | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Message:
        """Adds a message to a thread.

        `POST /threads/{thread_id}/messages`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. Check with beta.threads.messages.list(thread_id).

        Args:
            thread_id: Identifier of the thread.
            role: Role of the author: `user` for a person, `assistant` to insert a message of an assistant.
            content: Content of the message: a text or a list of parts. Images need a vision model.
            attachments: Files to attach to the message, and the tools that can use them.
            metadata: Key-value pairs attached to the message.
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
        operation = operations.create_message(
            thread_id,
            role=role,
            content=content,
            attachments=attachments,
            metadata=metadata,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    @overload
    async def retrieve(
        self,
        thread_id: str,
        message_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Message: ...
    @overload
    async def retrieve(
        self,
        message_id: str,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Message: ...
    async def retrieve(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        message_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Message:
        """Retrieves a message.

        `GET /threads/{thread_id}/messages/{message_id}`

        Args:
            thread_id: Identifier of the thread.
            message_id: Identifier of the message.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        thread_id, message_id = path_ids("retrieve", ids, thread_id=thread_id, message_id=message_id)
        operation = operations.retrieve_message(
            thread_id,
            message_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    @overload
    async def update(
        self,
        thread_id: str,
        message_id: str,
        *,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Message: ...
    @overload
    async def update(
        self,
        message_id: str,
        *,
        thread_id: str,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Message: ...
    async def update(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        message_id: str | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Message:
        """Updates the metadata of a message.

        `POST /threads/{thread_id}/messages/{message_id}`

        Args:
            thread_id: Identifier of the thread.
            message_id: Identifier of the message.
            metadata: Key-value pairs attached to the message.
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
        thread_id, message_id = path_ids("update", ids, thread_id=thread_id, message_id=message_id)
        operation = operations.update_message(
            thread_id,
            message_id,
            metadata=metadata,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    @overload
    async def delete(
        self,
        thread_id: str,
        message_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> MessageDeleted: ...
    @overload
    async def delete(
        self,
        message_id: str,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> MessageDeleted: ...
    async def delete(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        message_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> MessageDeleted:
        """Deletes a message from its thread.

        `DELETE /threads/{thread_id}/messages/{message_id}`

        Args:
            thread_id: Identifier of the thread.
            message_id: Identifier of the message.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        thread_id, message_id = path_ids("delete", ids, thread_id=thread_id, message_id=message_id)
        operation = operations.delete_message(
            thread_id,
            message_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)


class MessagesWithRawResponse:
    """`Messages`, whose methods return the whole HTTP response."""

    def __init__(self, resource: Messages) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.retrieve = raw(resource.retrieve)
        self.update = raw(resource.update)
        self.delete = raw(resource.delete)


class MessagesWithStreamingResponse:
    """`Messages`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: Messages) -> None:
        self.list = streaming(resource.list)
        self.create = streaming(resource.create)
        self.retrieve = streaming(resource.retrieve)
        self.update = streaming(resource.update)
        self.delete = streaming(resource.delete)


class AsyncMessagesWithRawResponse:
    """`AsyncMessages`, whose methods return the whole HTTP response."""

    def __init__(self, resource: AsyncMessages) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.retrieve = async_raw(resource.retrieve)
        self.update = async_raw(resource.update)
        self.delete = async_raw(resource.delete)


class AsyncMessagesWithStreamingResponse:
    """`AsyncMessages`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: AsyncMessages) -> None:
        self.list = async_streaming(resource.list)
        self.create = async_streaming(resource.create)
        self.retrieve = async_streaming(resource.retrieve)
        self.update = async_streaming(resource.update)
        self.delete = async_streaming(resource.delete)
