# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Threads: `client.beta.threads`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Literal, overload

from threads_runtime.omit import NOT_GIVEN, NotGiven, Omit, omit
from threads_runtime.operation import Body, Headers, Query, RequestOptions, Timeout
from threads_runtime.pages.limit import listing
from threads_runtime.resource import AsyncResource, SyncResource
from threads_runtime.responses.raw import async_raw, async_streaming, raw, streaming

from ..operations import threads as operations
from .messages import (
    AsyncMessages,
    AsyncMessagesWithRawResponse,
    AsyncMessagesWithStreamingResponse,
    Messages,
    MessagesWithRawResponse,
    MessagesWithStreamingResponse,
)
from .runs import (
    AsyncRuns,
    AsyncRunsWithRawResponse,
    AsyncRunsWithStreamingResponse,
    Runs,
    RunsWithRawResponse,
    RunsWithStreamingResponse,
)

if TYPE_CHECKING:
    from threads_runtime.pages.pages import AsyncCursorPage, AsyncPaginator, SyncCursorPage
    from threads_runtime.responses.stream import AsyncStream, Stream
    from threads_runtime.retry import RetryPolicy

    from ..models.assistant_stream_event import AssistantStreamEvent
    from ..models.run import Run, TruncationStrategy
    from ..models.thread import Thread, ThreadDeleted
    from ..models.tool_resources import ToolResources
    from ..params.assistant_response_format_option import AssistantResponseFormatOptionParam
    from ..params.assistant_tool import AssistantToolParam
    from ..params.assistant_tool_choice_option import AssistantToolChoiceOptionParam
    from ..params.message_params import MessageCreateParams
    from ..params.metadata import MetadataParam
    from ..params.reasoning_effort import ReasoningEffortParam
    from ..params.run import TruncationStrategyParam
    from ..params.run_step import RunStepIncludeParam
    from ..params.thread_params import ThreadCreateParams
    from ..params.tool_resources import ToolResourcesCreateParams, ToolResourcesParam

__all__ = [
    "AsyncThreads",
    "AsyncThreadsWithRawResponse",
    "AsyncThreadsWithStreamingResponse",
    "Threads",
    "ThreadsWithRawResponse",
    "ThreadsWithStreamingResponse",
]


class Threads(SyncResource):
    """Conversations."""

    @cached_property
    def messages(self) -> Messages:
        """Messages in a thread."""
        return Messages(self._client)

    @cached_property
    def runs(self) -> Runs:
        """Runs of an assistant on a thread."""
        return Runs(self._client)

    @property
    def with_raw_response(self) -> ThreadsWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return ThreadsWithRawResponse(self)

    @property
    def with_streaming_response(self) -> ThreadsWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return ThreadsWithStreamingResponse(self)

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
    ) -> SyncCursorPage[Thread]:
        """Lists the threads of the project, a page at a time. Only some servers do: Microsoft's classic agents service
        and the servers that come with this client, for example. The service that invented the API responds with
        404.

        `GET /threads`

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
        operation = operations.list_threads(
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
        messages: Iterable[MessageCreateParams] | Omit = omit,
        tool_resources: ToolResourcesCreateParams | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Thread:
        """Creates a thread, empty or with messages.

        `POST /threads`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. A thread may exist that cannot be listed. An unused one does no harm; create
        another.

        Args:
            messages: Messages to start with.
            tool_resources: Resources available to the tools on the thread.
            metadata: Key-value pairs attached to the thread.
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
        operation = operations.create_thread(
            messages=messages,
            tool_resources=tool_resources,
            metadata=metadata,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    @overload
    def create_and_run(
        self,
        *,
        assistant_id: str,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        thread: ThreadCreateParams | Omit = omit,
        model: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        instructions: str | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | None | Omit = omit,
        tool_resources: ToolResourcesParam | ToolResources | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        temperature: float | None | Omit = omit,
        top_p: float | None | Omit = omit,
        stream: Literal[False] | None | Omit = omit,
        max_prompt_tokens: int | None | Omit = omit,
        max_completion_tokens: int | None | Omit = omit,
        truncation_strategy: TruncationStrategyParam | TruncationStrategy | None | Omit = omit,
        tool_choice: AssistantToolChoiceOptionParam | None | Omit = omit,
        parallel_tool_calls: bool | Omit = omit,
        response_format: AssistantResponseFormatOptionParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run: ...
    @overload
    def create_and_run(
        self,
        *,
        assistant_id: str,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        thread: ThreadCreateParams | Omit = omit,
        model: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        instructions: str | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | None | Omit = omit,
        tool_resources: ToolResourcesParam | ToolResources | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        temperature: float | None | Omit = omit,
        top_p: float | None | Omit = omit,
        stream: Literal[True],
        max_prompt_tokens: int | None | Omit = omit,
        max_completion_tokens: int | None | Omit = omit,
        truncation_strategy: TruncationStrategyParam | TruncationStrategy | None | Omit = omit,
        tool_choice: AssistantToolChoiceOptionParam | None | Omit = omit,
        parallel_tool_calls: bool | Omit = omit,
        response_format: AssistantResponseFormatOptionParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Stream[AssistantStreamEvent]: ...
    @overload
    def create_and_run(
        self,
        *,
        assistant_id: str,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        thread: ThreadCreateParams | Omit = omit,
        model: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        instructions: str | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | None | Omit = omit,
        tool_resources: ToolResourcesParam | ToolResources | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        temperature: float | None | Omit = omit,
        top_p: float | None | Omit = omit,
        stream: bool,
        max_prompt_tokens: int | None | Omit = omit,
        max_completion_tokens: int | None | Omit = omit,
        truncation_strategy: TruncationStrategyParam | TruncationStrategy | None | Omit = omit,
        tool_choice: AssistantToolChoiceOptionParam | None | Omit = omit,
        parallel_tool_calls: bool | Omit = omit,
        response_format: AssistantResponseFormatOptionParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run | Stream[AssistantStreamEvent]: ...
    def create_and_run(
        self,
        *,
        assistant_id: str,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        thread: ThreadCreateParams | Omit = omit,
        model: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        instructions: str | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | None | Omit = omit,
        tool_resources: ToolResourcesParam | ToolResources | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        temperature: float | None | Omit = omit,
        top_p: float | None | Omit = omit,
        stream: bool | None | Omit = omit,
        max_prompt_tokens: int | None | Omit = omit,
        max_completion_tokens: int | None | Omit = omit,
        truncation_strategy: TruncationStrategyParam | TruncationStrategy | None | Omit = omit,
        tool_choice: AssistantToolChoiceOptionParam | None | Omit = omit,
        parallel_tool_calls: bool | Omit = omit,
        response_format: AssistantResponseFormatOptionParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run | Stream[AssistantStreamEvent]:
        """Creates a thread and starts a run on it, in one request.

        `POST /threads/runs`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. A thread and a run may exist that cannot be listed. Where that matters, use
        beta.threads.create() and beta.threads.runs.create(thread_id) instead.

        Args:
            assistant_id: Identifier of the assistant to run.
            include: Additional fields to include in the response.
            thread: The thread to create. Default: an empty one.
            model: Model to use instead of the assistant's.
            reasoning_effort: Reasoning effort of a reasoning model.
            instructions: Instructions to use instead of the assistant's.
            tools: Tools to use instead of the assistant's, at most 20.
            tool_resources: Resources available to the tools.
            metadata: Key-value pairs attached to the run.
            temperature: Sampling temperature, 0 to 2. Lower is more focused, higher is more random. Default 1.
                Change this or `top_p`, not both.
            top_p: Nucleus sampling, 0 to 1. Only the tokens that make up this probability mass are considered.
                Default 1. Change this or `temperature`, not both.
            stream: Whether to stream the run as server-sent events instead of returning it.
            max_prompt_tokens: Maximum number of prompt tokens over the whole run, at least 256. A run that
                needs more ends as `incomplete`.
            max_completion_tokens: Maximum number of completion tokens over the whole run, at least 256. A run
                that needs more ends as `incomplete`.
            truncation_strategy: How the thread is truncated before the run.
            tool_choice: Which tools the model calls.
            parallel_tool_calls: Whether the model may call several functions in parallel. Default true.
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
        operation = operations.create_thread_and_run(
            assistant_id=assistant_id,
            include=include,
            thread=thread,
            model=model,
            reasoning_effort=reasoning_effort,
            instructions=instructions,
            tools=tools,
            tool_resources=tool_resources,
            metadata=metadata,
            temperature=temperature,
            top_p=top_p,
            stream=stream,
            max_prompt_tokens=max_prompt_tokens,
            max_completion_tokens=max_completion_tokens,
            truncation_strategy=truncation_strategy,
            tool_choice=tool_choice,
            parallel_tool_calls=parallel_tool_calls,
            response_format=response_format,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        if stream:
            return self._client.stream(operation, operations.ASSISTANT_STREAM_EVENT)
        return self._client.send(operation)

    def retrieve(
        self,
        thread_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Thread:
        """Retrieves a thread, without its messages.

        `GET /threads/{thread_id}`

        Args:
            thread_id: Identifier of the thread.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.retrieve_thread(
            thread_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    def update(
        self,
        thread_id: str,
        *,
        tool_resources: ToolResourcesParam | ToolResources | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Thread:
        """Updates the metadata or the tool resources of a thread.

        `POST /threads/{thread_id}`

        Args:
            thread_id: Identifier of the thread.
            tool_resources: Resources available to the tools on the thread.
            metadata: Key-value pairs attached to the thread.
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
        operation = operations.update_thread(
            thread_id,
            tool_resources=tool_resources,
            metadata=metadata,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    def delete(
        self,
        thread_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> ThreadDeleted:
        """Deletes a thread.

        `DELETE /threads/{thread_id}`

        Args:
            thread_id: Identifier of the thread.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.delete_thread(
            thread_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)


class AsyncThreads(AsyncResource):
    """Conversations."""

    @cached_property
    def messages(self) -> AsyncMessages:
        """Messages in a thread."""
        return AsyncMessages(self._client)

    @cached_property
    def runs(self) -> AsyncRuns:
        """Runs of an assistant on a thread."""
        return AsyncRuns(self._client)

    @property
    def with_raw_response(self) -> AsyncThreadsWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return AsyncThreadsWithRawResponse(self)

    @property
    def with_streaming_response(self) -> AsyncThreadsWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return AsyncThreadsWithStreamingResponse(self)

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
    ) -> AsyncPaginator[Thread, AsyncCursorPage[Thread]]:
        """Lists the threads of the project, a page at a time. Only some servers do: Microsoft's classic agents service
        and the servers that come with this client, for example. The service that invented the API responds with
        404.

        `GET /threads`

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
        operation = operations.list_threads(
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
        messages: Iterable[MessageCreateParams] | Omit = omit,
        tool_resources: ToolResourcesCreateParams | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Thread:
        """Creates a thread, empty or with messages.

        `POST /threads`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. A thread may exist that cannot be listed. An unused one does no harm; create
        another.

        Args:
            messages: Messages to start with.
            tool_resources: Resources available to the tools on the thread.
            metadata: Key-value pairs attached to the thread.
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
        operation = operations.create_thread(
            messages=messages,
            tool_resources=tool_resources,
            metadata=metadata,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    @overload
    async def create_and_run(
        self,
        *,
        assistant_id: str,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        thread: ThreadCreateParams | Omit = omit,
        model: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        instructions: str | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | None | Omit = omit,
        tool_resources: ToolResourcesParam | ToolResources | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        temperature: float | None | Omit = omit,
        top_p: float | None | Omit = omit,
        stream: Literal[False] | None | Omit = omit,
        max_prompt_tokens: int | None | Omit = omit,
        max_completion_tokens: int | None | Omit = omit,
        truncation_strategy: TruncationStrategyParam | TruncationStrategy | None | Omit = omit,
        tool_choice: AssistantToolChoiceOptionParam | None | Omit = omit,
        parallel_tool_calls: bool | Omit = omit,
        response_format: AssistantResponseFormatOptionParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run: ...
    @overload
    async def create_and_run(
        self,
        *,
        assistant_id: str,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        thread: ThreadCreateParams | Omit = omit,
        model: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        instructions: str | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | None | Omit = omit,
        tool_resources: ToolResourcesParam | ToolResources | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        temperature: float | None | Omit = omit,
        top_p: float | None | Omit = omit,
        stream: Literal[True],
        max_prompt_tokens: int | None | Omit = omit,
        max_completion_tokens: int | None | Omit = omit,
        truncation_strategy: TruncationStrategyParam | TruncationStrategy | None | Omit = omit,
        tool_choice: AssistantToolChoiceOptionParam | None | Omit = omit,
        parallel_tool_calls: bool | Omit = omit,
        response_format: AssistantResponseFormatOptionParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> AsyncStream[AssistantStreamEvent]: ...
    @overload
    async def create_and_run(
        self,
        *,
        assistant_id: str,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        thread: ThreadCreateParams | Omit = omit,
        model: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        instructions: str | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | None | Omit = omit,
        tool_resources: ToolResourcesParam | ToolResources | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        temperature: float | None | Omit = omit,
        top_p: float | None | Omit = omit,
        stream: bool,
        max_prompt_tokens: int | None | Omit = omit,
        max_completion_tokens: int | None | Omit = omit,
        truncation_strategy: TruncationStrategyParam | TruncationStrategy | None | Omit = omit,
        tool_choice: AssistantToolChoiceOptionParam | None | Omit = omit,
        parallel_tool_calls: bool | Omit = omit,
        response_format: AssistantResponseFormatOptionParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run | AsyncStream[AssistantStreamEvent]: ...
    async def create_and_run(
        self,
        *,
        assistant_id: str,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        thread: ThreadCreateParams | Omit = omit,
        model: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        instructions: str | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | None | Omit = omit,
        tool_resources: ToolResourcesParam | ToolResources | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        temperature: float | None | Omit = omit,
        top_p: float | None | Omit = omit,
        stream: bool | None | Omit = omit,
        max_prompt_tokens: int | None | Omit = omit,
        max_completion_tokens: int | None | Omit = omit,
        truncation_strategy: TruncationStrategyParam | TruncationStrategy | None | Omit = omit,
        tool_choice: AssistantToolChoiceOptionParam | None | Omit = omit,
        parallel_tool_calls: bool | Omit = omit,
        response_format: AssistantResponseFormatOptionParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run | AsyncStream[AssistantStreamEvent]:
        """Creates a thread and starts a run on it, in one request.

        `POST /threads/runs`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. A thread and a run may exist that cannot be listed. Where that matters, use
        beta.threads.create() and beta.threads.runs.create(thread_id) instead.

        Args:
            assistant_id: Identifier of the assistant to run.
            include: Additional fields to include in the response.
            thread: The thread to create. Default: an empty one.
            model: Model to use instead of the assistant's.
            reasoning_effort: Reasoning effort of a reasoning model.
            instructions: Instructions to use instead of the assistant's.
            tools: Tools to use instead of the assistant's, at most 20.
            tool_resources: Resources available to the tools.
            metadata: Key-value pairs attached to the run.
            temperature: Sampling temperature, 0 to 2. Lower is more focused, higher is more random. Default 1.
                Change this or `top_p`, not both.
            top_p: Nucleus sampling, 0 to 1. Only the tokens that make up this probability mass are considered.
                Default 1. Change this or `temperature`, not both.
            stream: Whether to stream the run as server-sent events instead of returning it.
            max_prompt_tokens: Maximum number of prompt tokens over the whole run, at least 256. A run that
                needs more ends as `incomplete`.
            max_completion_tokens: Maximum number of completion tokens over the whole run, at least 256. A run
                that needs more ends as `incomplete`.
            truncation_strategy: How the thread is truncated before the run.
            tool_choice: Which tools the model calls.
            parallel_tool_calls: Whether the model may call several functions in parallel. Default true.
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
        operation = operations.create_thread_and_run(
            assistant_id=assistant_id,
            include=include,
            thread=thread,
            model=model,
            reasoning_effort=reasoning_effort,
            instructions=instructions,
            tools=tools,
            tool_resources=tool_resources,
            metadata=metadata,
            temperature=temperature,
            top_p=top_p,
            stream=stream,
            max_prompt_tokens=max_prompt_tokens,
            max_completion_tokens=max_completion_tokens,
            truncation_strategy=truncation_strategy,
            tool_choice=tool_choice,
            parallel_tool_calls=parallel_tool_calls,
            response_format=response_format,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        if stream:
            return await self._client.stream(operation, operations.ASSISTANT_STREAM_EVENT)
        return await self._client.send(operation)

    async def retrieve(
        self,
        thread_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Thread:
        """Retrieves a thread, without its messages.

        `GET /threads/{thread_id}`

        Args:
            thread_id: Identifier of the thread.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.retrieve_thread(
            thread_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    async def update(
        self,
        thread_id: str,
        *,
        tool_resources: ToolResourcesParam | ToolResources | None | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Thread:
        """Updates the metadata or the tool resources of a thread.

        `POST /threads/{thread_id}`

        Args:
            thread_id: Identifier of the thread.
            tool_resources: Resources available to the tools on the thread.
            metadata: Key-value pairs attached to the thread.
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
        operation = operations.update_thread(
            thread_id,
            tool_resources=tool_resources,
            metadata=metadata,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    async def delete(
        self,
        thread_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> ThreadDeleted:
        """Deletes a thread.

        `DELETE /threads/{thread_id}`

        Args:
            thread_id: Identifier of the thread.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        operation = operations.delete_thread(
            thread_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)


class ThreadsWithRawResponse:
    """`Threads`, whose methods return the whole HTTP response."""

    def __init__(self, resource: Threads) -> None:
        self._resource = resource
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.create_and_run = raw(resource.create_and_run)
        self.retrieve = raw(resource.retrieve)
        self.update = raw(resource.update)
        self.delete = raw(resource.delete)

    @property
    def messages(self) -> MessagesWithRawResponse:
        return MessagesWithRawResponse(self._resource.messages)

    @property
    def runs(self) -> RunsWithRawResponse:
        return RunsWithRawResponse(self._resource.runs)


class ThreadsWithStreamingResponse:
    """`Threads`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: Threads) -> None:
        self._resource = resource
        self.list = streaming(resource.list)
        self.create = streaming(resource.create)
        self.create_and_run = streaming(resource.create_and_run)
        self.retrieve = streaming(resource.retrieve)
        self.update = streaming(resource.update)
        self.delete = streaming(resource.delete)

    @property
    def messages(self) -> MessagesWithStreamingResponse:
        return MessagesWithStreamingResponse(self._resource.messages)

    @property
    def runs(self) -> RunsWithStreamingResponse:
        return RunsWithStreamingResponse(self._resource.runs)


class AsyncThreadsWithRawResponse:
    """`AsyncThreads`, whose methods return the whole HTTP response."""

    def __init__(self, resource: AsyncThreads) -> None:
        self._resource = resource
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.create_and_run = async_raw(resource.create_and_run)
        self.retrieve = async_raw(resource.retrieve)
        self.update = async_raw(resource.update)
        self.delete = async_raw(resource.delete)

    @property
    def messages(self) -> AsyncMessagesWithRawResponse:
        return AsyncMessagesWithRawResponse(self._resource.messages)

    @property
    def runs(self) -> AsyncRunsWithRawResponse:
        return AsyncRunsWithRawResponse(self._resource.runs)


class AsyncThreadsWithStreamingResponse:
    """`AsyncThreads`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: AsyncThreads) -> None:
        self._resource = resource
        self.list = async_streaming(resource.list)
        self.create = async_streaming(resource.create)
        self.create_and_run = async_streaming(resource.create_and_run)
        self.retrieve = async_streaming(resource.retrieve)
        self.update = async_streaming(resource.update)
        self.delete = async_streaming(resource.delete)

    @property
    def messages(self) -> AsyncMessagesWithStreamingResponse:
        return AsyncMessagesWithStreamingResponse(self._resource.messages)

    @property
    def runs(self) -> AsyncRunsWithStreamingResponse:
        return AsyncRunsWithStreamingResponse(self._resource.runs)
