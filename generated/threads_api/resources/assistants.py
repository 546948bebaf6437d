# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Assistants: `client.beta.assistants`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from threads_runtime.omit import NOT_GIVEN, NotGiven, Omit, omit
from threads_runtime.operation import Body, Headers, Query, RequestOptions, Timeout
from threads_runtime.pages.limit import listing
from threads_runtime.resource import AsyncResource, SyncResource
from threads_runtime.responses.raw import async_raw, async_streaming, raw, streaming

from ..operations import assistants as operations

if TYPE_CHECKING:
    from threads_runtime.pages.pages import AsyncCursorPage, AsyncPaginator, SyncCursorPage
    from threads_runtime.retry import RetryPolicy

    from ..models.assistant import Assistant, AssistantDeleted
    from ..models.tool_resources import ToolResources
    from ..params.assistant_response_format_option import AssistantResponseFormatOptionParam
    from ..params.assistant_tool import AssistantToolParam
    from ..params.metadata import MetadataParam
    from ..params.reasoning_effort import ReasoningEffortParam
    from ..params.tool_resources import ToolResourcesCreateParams, ToolResourcesParam

__all__ = [
    "Assistants",
    "AssistantsWithRawResponse",
    "AssistantsWithStreamingResponse",
    "AsyncAssistants",
    "AsyncAssistantsWithRawResponse",
    "AsyncAssistantsWithStreamingResponse",
]


class Assistants(SyncResource):
    """Models with instructions and tools."""

    @property
    def with_raw_response(self) -> AssistantsWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return AssistantsWithRawResponse(self)

    @property
    def with_streaming_response(self) -> AssistantsWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return AssistantsWithStreamingResponse(self)

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
    ) -> SyncCursorPage[Assistant]:
        """Lists the assistants of the project, a page at a time.

        `GET /assistants`

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
        operation = operations.list_assistants(
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
        model: str,
        name: str | None | Omit = omit,
        description: str | None | Omit = omit,
        instructions: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | Omit = omit,
        tool_resources: ToolResourcesCreateParams | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        temperature: float | None | Omit = omit,
        top_p: float | None | Omit = omit,
        response_format: AssistantResponseFormatOptionParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Assistant:
        """Creates an assistant: a model with instructions and tools.

        `POST /assistants`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. Check with beta.assistants.list().

        Args:
            model: Model to use.
            name: Name, at most 256 characters.
            description: Description, at most 512 characters.
            instructions: System instructions, at most 256,000 characters.
            reasoning_effort: Reasoning effort of a reasoning model.
            tools: Tools of the assistant, at most 128.
            tool_resources: Resources available to the tools.
            metadata: Key-value pairs attached to the assistant.
            temperature: Sampling temperature, 0 to 2. Lower is more focused, higher is more random. Default 1.
                Change this or `top_p`, not both.
            top_p: Nucleus sampling, 0 to 1. Only the tokens that make up this probability mass are considered.
                Default 1. Change this or `temperature`, not both.
            response_format: Output format.
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
        operation = operations.create_assistant(
            model=model,
            name=name,
            description=description,
            instructions=instructions,
            reasoning_effort=reasoning_effort,
            tools=tools,
            tool_resources=tool_resources,
            metadata=metadata,
            temperature=temperature,
            top_p=top_p,
            response_format=response_format,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    def retrieve(
        self,
        assistant_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Assistant:
        """Retrieves an assistant.

        `GET /assistants/{assistant_id}`

        Args:
            assistant_id: Identifier of the assistant.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.retrieve_assistant(
            assistant_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    def update(
        self,
        assistant_id: str,
        *,
        model: str | Omit = omit,
        name: str | None | Omit = omit,
        description: str | None | Omit = omit,
        instructions: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | Omit = omit,
        tool_resources: ToolResourcesParam | ToolResources | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        temperature: float | None | Omit = omit,
        top_p: float | None | Omit = omit,
        response_format: AssistantResponseFormatOptionParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Assistant:
        """Updates the given fields and leaves the others unchanged.

        `POST /assistants/{assistant_id}`

        Args:
            assistant_id: Identifier of the assistant.
            model: Model to use.
            name: Name, at most 256 characters.
            description: Description, at most 512 characters.
            instructions: System instructions, at most 256,000 characters.
            reasoning_effort: Reasoning effort of a reasoning model.
            tools: Tools of the assistant, at most 128.
            tool_resources: Resources available to the tools.
            metadata: Key-value pairs attached to the assistant.
            temperature: Sampling temperature, 0 to 2. Lower is more focused, higher is more random. Default 1.
                Change this or `top_p`, not both.
            top_p: Nucleus sampling, 0 to 1. Only the tokens that make up this probability mass are considered.
                Default 1. Change this or `temperature`, not both.
            response_format: Output format.
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
        operation = operations.update_assistant(
            assistant_id,
            model=model,
            name=name,
            description=description,
            instructions=instructions,
            reasoning_effort=reasoning_effort,
            tools=tools,
            tool_resources=tool_resources,
            metadata=metadata,
            temperature=temperature,
            top_p=top_p,
            response_format=response_format,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    def delete(
        self,
        assistant_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> AssistantDeleted:
        """Deletes an assistant.

        `DELETE /assistants/{assistant_id}`

        Args:
            assistant_id: Identifier of the assistant.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.delete_assistant(
            assistant_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)


class AsyncAssistants(AsyncResource):
    """Models with instructions and tools."""

    @property
    def with_raw_response(self) -> AsyncAssistantsWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return AsyncAssistantsWithRawResponse(self)

    @property
    def with_streaming_response(self) -> AsyncAssistantsWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return AsyncAssistantsWithStreamingResponse(self)

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
    ) -> AsyncPaginator[Assistant, AsyncCursorPage[Assistant]]:
        """Lists the assistants of the project, a page at a time.

        `GET /assistants`

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
        operation = operations.list_assistants(
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
        model: str,
        name: str | None | Omit = omit,
        description: str | None | Omit = omit,
        instructions: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | Omit = omit,
        tool_resources: ToolResourcesCreateParams | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        temperature: float | None | Omit = omit,
        top_p: float | None | Omit = omit,
        response_format: AssistantResponseFormatOptionParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Assistant:
        """Creates an assistant: a model with instructions and tools.

        `POST /assistants`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. Check with beta.assistants.list().

        Args:
            model: Model to use.
            name: Name, at most 256 characters.
            description: Description, at most 512 characters.
            instructions: System instructions, at most 256,000 characters.
            reasoning_effort: Reasoning effort of a reasoning model.
            tools: Tools of the assistant, at most 128.
            tool_resources: Resources available to the tools.
            metadata: Key-value pairs attached to the assistant.
            temperature: Sampling temperature, 0 to 2. Lower is more focused, higher is more random. Default 1.
                Change this or `top_p`, not both.
            top_p: Nucleus sampling, 0 to 1. Only the tokens that make up this probability mass are considered.
                Default 1. Change this or `temperature`, not both.
            response_format: Output format.
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
        operation = operations.create_assistant(
            model=model,
            name=name,
            description=description,
            instructions=instructions,
            reasoning_effort=reasoning_effort,
            tools=tools,
            tool_resources=tool_resources,
            metadata=metadata,
            temperature=temperature,
            top_p=top_p,
            response_format=response_format,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    async def retrieve(
        self,
        assistant_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Assistant:
        """Retrieves an assistant.

        `GET /assistants/{assistant_id}`

        Args:
            assistant_id: Identifier of the assistant.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.retrieve_assistant(
            assistant_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    async def update(
        self,
        assistant_id: str,
        *,
        model: str | Omit = omit,
        name: str | None | Omit = omit,
        description: str | None | Omit = omit,
        instructions: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | Omit = omit,
        tool_resources: ToolResourcesParam | ToolResources | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        temperature: float | None | Omit = omit,
        top_p: float | None | Omit = omit,
        response_format: AssistantResponseFormatOptionParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Assistant:
        """Updates the given fields and leaves the others unchanged.

        `POST /assistants/{assistant_id}`

        Args:
            assistant_id: Identifier of the assistant.
            model: Model to use.
            name: Name, at most 256 characters.
            description: Description, at most 512 characters.
            instructions: System instructions, at most 256,000 characters.
            reasoning_effort: Reasoning effort of a reasoning model.
            tools: Tools of the assistant, at most 128.
            tool_resources: Resources available to the tools.
            metadata: Key-value pairs attached to the assistant.
            temperature: Sampling temperature, 0 to 2. Lower is more focused, higher is more random. Default 1.
                Change this or `top_p`, not both.
            top_p: Nucleus sampling, 0 to 1. Only the tokens that make up this probability mass are considered.
                Default 1. Change this or `temperature`, not both.
            response_format: Output format.
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
        operation = operations.update_assistant(
            assistant_id,
            model=model,
            name=name,
            description=description,
            instructions=instructions,
            reasoning_effort=reasoning_effort,
            tools=tools,
            tool_resources=tool_resources,
            metadata=metadata,
            temperature=temperature,
            top_p=top_p,
            response_format=response_format,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    async def delete(
        self,
        assistant_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> AssistantDeleted:
        """Deletes an assistant.

        `DELETE /assistants/{assistant_id}`

        Args:
            assistant_id: Identifier of the assistant.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.delete_assistant(
            assistant_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)


class AssistantsWithRawResponse:
    """`Assistants`, whose methods return the whole HTTP response."""

    def __init__(self, resource: Assistants) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.retrieve = raw(resource.retrieve)
        self.update = raw(resource.update)
        self.delete = raw(resource.delete)


class AssistantsWithStreamingResponse:
    """`Assistants`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: Assistants) -> None:
        self.list = streaming(resource.list)
        self.create = streaming(resource.create)
        self.retrieve = streaming(resource.retrieve)
        self.update = streaming(resource.update)
        self.delete = streaming(resource.delete)


class AsyncAssistantsWithRawResponse:
    """`AsyncAssistants`, whose methods return the whole HTTP response."""

    def __init__(self, resource: AsyncAssistants) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.retrieve = async_raw(resource.retrieve)
        self.update = async_raw(resource.update)
        self.delete = async_raw(resource.delete)


class AsyncAssistantsWithStreamingResponse:
    """`AsyncAssistants`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: AsyncAssistants) -> None:
        self.list = async_streaming(resource.list)
        self.create = async_streaming(resource.create)
        self.retrieve = async_streaming(resource.retrieve)
        self.update = async_streaming(resource.update)
        self.delete = async_streaming(resource.delete)
