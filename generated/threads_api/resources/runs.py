# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Runs: `client.beta.threads.runs`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Literal, overload

from threads_runtime.omit import NOT_GIVEN, NotGiven, Omit, omit
from threads_runtime.operation import Body, Headers, Query, RequestOptions, Timeout, path_ids
from threads_runtime.pages.limit import listing
from threads_runtime.resource import AsyncResource, SyncResource
from threads_runtime.responses.raw import async_raw, async_streaming, raw, streaming

from ..operations import runs as operations
from .steps import (
    AsyncSteps,
    AsyncStepsWithRawResponse,
    AsyncStepsWithStreamingResponse,
    Steps,
    StepsWithRawResponse,
    StepsWithStreamingResponse,
)

if TYPE_CHECKING:
    from threads_runtime.pages.pages import AsyncCursorPage, AsyncPaginator, SyncCursorPage
    from threads_runtime.responses.stream import AsyncStream, Stream
    from threads_runtime.retry import RetryPolicy

    from ..models.assistant_stream_event import AssistantStreamEvent
    from ..models.run import Run, TruncationStrategy
    from ..params.assistant_response_format_option import AssistantResponseFormatOptionParam
    from ..params.assistant_tool import AssistantToolParam
    from ..params.assistant_tool_choice_option import AssistantToolChoiceOptionParam
    from ..params.message_params import MessageCreateParams
    from ..params.metadata import MetadataParam
    from ..params.reasoning_effort import ReasoningEffortParam
    from ..params.run import TruncationStrategyParam
    from ..params.run_params import ToolOutputParam
    from ..params.run_step import RunStepIncludeParam

__all__ = [
    "AsyncRuns",
    "AsyncRunsWithRawResponse",
    "AsyncRunsWithStreamingResponse",
    "Runs",
    "RunsWithRawResponse",
    "RunsWithStreamingResponse",
]


class Runs(SyncResource):
    """Runs of an assistant on a thread."""

    @cached_property
    def steps(self) -> Steps:
        """The steps of a run."""
        return Steps(self._client)

    @property
    def with_raw_response(self) -> RunsWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return RunsWithRawResponse(self)

    @property
    def with_streaming_response(self) -> RunsWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return RunsWithStreamingResponse(self)

    def list(
        self,
        thread_id: str,
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
    ) -> SyncCursorPage[Run]:
        """Lists the runs of a thread, a page at a time.

        `GET /threads/{thread_id}/runs`

        Args:
            thread_id: Identifier of the thread.
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
        operation = operations.list_runs(
            thread_id,
            limit=limit,
            order=order,
            after=after,
            before=before,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.page(listing(operation, max_items, cursor))

    @overload
    def create(
        self,
        thread_id: str,
        *,
        assistant_id: str,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        model: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        instructions: str | None | Omit = omit,
        additional_instructions: str | None | Omit = omit,
        additional_messages: Iterable[MessageCreateParams] | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | None | Omit = omit,
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
    def create(
        self,
        thread_id: str,
        *,
        assistant_id: str,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        model: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        instructions: str | None | Omit = omit,
        additional_instructions: str | None | Omit = omit,
        additional_messages: Iterable[MessageCreateParams] | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | None | Omit = omit,
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
    def create(
        self,
        thread_id: str,
        *,
        assistant_id: str,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        model: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        instructions: str | None | Omit = omit,
        additional_instructions: str | None | Omit = omit,
        additional_messages: Iterable[MessageCreateParams] | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | None | Omit = omit,
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
    def create(
        self,
        thread_id: str,
        *,
        assistant_id: str,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        model: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        instructions: str | None | Omit = omit,
        additional_instructions: str | None | Omit = omit,
        additional_messages: Iterable[MessageCreateParams] | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | None | Omit = omit,
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
        """Starts a run of an assistant on a thread.

        `POST /threads/{thread_id}/runs`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. Check with beta.threads.runs.list(thread_id).

        Args:
            thread_id: Identifier of the thread.
            assistant_id: Identifier of the assistant to run.
            include: Additional fields to include in the response.
            model: Model to use instead of the assistant's.
            reasoning_effort: Reasoning effort of a reasoning model.
            instructions: Instructions to use instead of the assistant's.
            additional_instructions: Text appended to the instructions of this run.
            additional_messages: Messages added to the thread before the run starts.
            tools: Tools to use instead of the assistant's, at most 20.
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
        operation = operations.create_run(
            thread_id,
            assistant_id=assistant_id,
            include=include,
            model=model,
            reasoning_effort=reasoning_effort,
            instructions=instructions,
            additional_instructions=additional_instructions,
            additional_messages=additional_messages,
            tools=tools,
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

    @overload
    def retrieve(
        self,
        thread_id: str,
        run_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run: ...
    @overload
    def retrieve(
        self,
        run_id: str,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run: ...
    def retrieve(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        run_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run:
        """Retrieves a run.

        `GET /threads/{thread_id}/runs/{run_id}`

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        thread_id, run_id = path_ids("retrieve", ids, thread_id=thread_id, run_id=run_id)
        operation = operations.retrieve_run(
            thread_id,
            run_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    @overload
    def update(
        self,
        thread_id: str,
        run_id: str,
        *,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run: ...
    @overload
    def update(
        self,
        run_id: str,
        *,
        thread_id: str,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run: ...
    def update(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        run_id: str | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run:
        """Updates the metadata of a run.

        `POST /threads/{thread_id}/runs/{run_id}`

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
            metadata: Key-value pairs attached to the run.
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
        thread_id, run_id = path_ids("update", ids, thread_id=thread_id, run_id=run_id)
        operation = operations.update_run(
            thread_id,
            run_id,
            metadata=metadata,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    @overload
    def cancel(
        self,
        thread_id: str,
        run_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run: ...
    @overload
    def cancel(
        self,
        run_id: str,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run: ...
    def cancel(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        run_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run:
        """Requests cancellation of a run in progress. Its status is `cancelling` until it stops.

        `POST /threads/{thread_id}/runs/{run_id}/cancel`

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
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
        thread_id, run_id = path_ids("cancel", ids, thread_id=thread_id, run_id=run_id)
        operation = operations.cancel_run(
            thread_id,
            run_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)

    @overload
    def submit_tool_outputs(
        self,
        thread_id: str,
        run_id: str,
        *,
        tool_outputs: Iterable[ToolOutputParam],
        stream: Literal[False] | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run: ...
    @overload
    def submit_tool_outputs(
        self,
        run_id: str,
        *,
        thread_id: str,
        tool_outputs: Iterable[ToolOutputParam],
        stream: Literal[False] | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run: ...
    @overload
    def submit_tool_outputs(
        self,
        thread_id: str,
        run_id: str,
        *,
        tool_outputs: Iterable[ToolOutputParam],
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Stream[AssistantStreamEvent]: ...
    @overload
    def submit_tool_outputs(
        self,
        run_id: str,
        *,
        thread_id: str,
        tool_outputs: Iterable[ToolOutputParam],
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Stream[AssistantStreamEvent]: ...
    @overload
    def submit_tool_outputs(
        self,
        thread_id: str,
        run_id: str,
        *,
        tool_outputs: Iterable[ToolOutputParam],
        stream: bool,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run | Stream[AssistantStreamEvent]: ...
    @overload
    def submit_tool_outputs(
        self,
        run_id: str,
        *,
        thread_id: str,
        tool_outputs: Iterable[ToolOutputParam],
        stream: bool,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run | Stream[AssistantStreamEvent]: ...
    def submit_tool_outputs(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        run_id: str | Omit = omit,
        tool_outputs: Iterable[ToolOutputParam],
        stream: bool | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run | Stream[AssistantStreamEvent]:
        """Submits the outputs of all tool calls that a run in `requires_action` needs, in one request.

        `POST /threads/{thread_id}/runs/{run_id}/submit_tool_outputs`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. Check with beta.threads.runs.retrieve(run_id, thread_id=thread_id) whether the run
        has left requires_action.

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
            tool_outputs: One output for each call; all are submitted in one request.
            stream: Whether to stream the run as server-sent events instead of returning it.
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
        thread_id, run_id = path_ids("submit_tool_outputs", ids, thread_id=thread_id, run_id=run_id)
        operation = operations.submit_tool_outputs(
            thread_id,
            run_id,
            tool_outputs=tool_outputs,
            stream=stream,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        if stream:
            return self._client.stream(operation, operations.ASSISTANT_STREAM_EVENT)
        return self._client.send(operation)


class AsyncRuns(AsyncResource):
    """Runs of an assistant on a thread."""

    @cached_property
    def steps(self) -> AsyncSteps:
        """The steps of a run."""
        return AsyncSteps(self._client)

    @property
    def with_raw_response(self) -> AsyncRunsWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return AsyncRunsWithRawResponse(self)

    @property
    def with_streaming_response(self) -> AsyncRunsWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return AsyncRunsWithStreamingResponse(self)

    def list(
        self,
        thread_id: str,
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
    ) -> AsyncPaginator[Run, AsyncCursorPage[Run]]:
        """Lists the runs of a thread, a page at a time.

        `GET /threads/{thread_id}/runs`

        Args:
            thread_id: Identifier of the thread.
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
        operation = operations.list_runs(
            thread_id,
            limit=limit,
            order=order,
            after=after,
            before=before,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.page(listing(operation, max_items, cursor))

    @overload
    async def create(
        self,
        thread_id: str,
        *,
        assistant_id: str,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        model: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        instructions: str | None | Omit = omit,
        additional_instructions: str | None | Omit = omit,
        additional_messages: Iterable[MessageCreateParams] | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | None | Omit = omit,
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
    async def create(
        self,
        thread_id: str,
        *,
        assistant_id: str,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        model: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        instructions: str | None | Omit = omit,
        additional_instructions: str | None | Omit = omit,
        additional_messages: Iterable[MessageCreateParams] | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | None | Omit = omit,
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
    async def create(
        self,
        thread_id: str,
        *,
        assistant_id: str,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        model: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        instructions: str | None | Omit = omit,
        additional_instructions: str | None | Omit = omit,
        additional_messages: Iterable[MessageCreateParams] | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | None | Omit = omit,
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
    async def create(
        self,
        thread_id: str,
        *,
        assistant_id: str,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        model: str | None | Omit = omit,
        reasoning_effort: ReasoningEffortParam | None | Omit = omit,
        instructions: str | None | Omit = omit,
        additional_instructions: str | None | Omit = omit,
        additional_messages: Iterable[MessageCreateParams] | None | Omit = omit,
        tools: Iterable[AssistantToolParam] | None | Omit = omit,
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
        """Starts a run of an assistant on a thread.

        `POST /threads/{thread_id}/runs`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. Check with beta.threads.runs.list(thread_id).

        Args:
            thread_id: Identifier of the thread.
            assistant_id: Identifier of the assistant to run.
            include: Additional fields to include in the response.
            model: Model to use instead of the assistant's.
            reasoning_effort: Reasoning effort of a reasoning model.
            instructions: Instructions to use instead of the assistant's.
            additional_instructions: Text appended to the instructions of this run.
            additional_messages: Messages added to the thread before the run starts.
            tools: Tools to use instead of the assistant's, at most 20.
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
        operation = operations.create_run(
            thread_id,
            assistant_id=assistant_id,
            include=include,
            model=model,
            reasoning_effort=reasoning_effort,
            instructions=instructions,
            additional_instructions=additional_instructions,
            additional_messages=additional_messages,
            tools=tools,
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

    @overload
    async def retrieve(
        self,
        thread_id: str,
        run_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run: ...
    @overload
    async def retrieve(
        self,
        run_id: str,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run: ...
    async def retrieve(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        run_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run:
        """Retrieves a run.

        `GET /threads/{thread_id}/runs/{run_id}`

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        thread_id, run_id = path_ids("retrieve", ids, thread_id=thread_id, run_id=run_id)
        operation = operations.retrieve_run(
            thread_id,
            run_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    @overload
    async def update(
        self,
        thread_id: str,
        run_id: str,
        *,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run: ...
    @overload
    async def update(
        self,
        run_id: str,
        *,
        thread_id: str,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run: ...
    async def update(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        run_id: str | Omit = omit,
        metadata: MetadataParam | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run:
        """Updates the metadata of a run.

        `POST /threads/{thread_id}/runs/{run_id}`

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
            metadata: Key-value pairs attached to the run.
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
        thread_id, run_id = path_ids("update", ids, thread_id=thread_id, run_id=run_id)
        operation = operations.update_run(
            thread_id,
            run_id,
            metadata=metadata,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    @overload
    async def cancel(
        self,
        thread_id: str,
        run_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run: ...
    @overload
    async def cancel(
        self,
        run_id: str,
        *,
        thread_id: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run: ...
    async def cancel(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        run_id: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run:
        """Requests cancellation of a run in progress. Its status is `cancelling` until it stops.

        `POST /threads/{thread_id}/runs/{run_id}/cancel`

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
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
        thread_id, run_id = path_ids("cancel", ids, thread_id=thread_id, run_id=run_id)
        operation = operations.cancel_run(
            thread_id,
            run_id,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)

    @overload
    async def submit_tool_outputs(
        self,
        thread_id: str,
        run_id: str,
        *,
        tool_outputs: Iterable[ToolOutputParam],
        stream: Literal[False] | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run: ...
    @overload
    async def submit_tool_outputs(
        self,
        run_id: str,
        *,
        thread_id: str,
        tool_outputs: Iterable[ToolOutputParam],
        stream: Literal[False] | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run: ...
    @overload
    async def submit_tool_outputs(
        self,
        thread_id: str,
        run_id: str,
        *,
        tool_outputs: Iterable[ToolOutputParam],
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> AsyncStream[AssistantStreamEvent]: ...
    @overload
    async def submit_tool_outputs(
        self,
        run_id: str,
        *,
        thread_id: str,
        tool_outputs: Iterable[ToolOutputParam],
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> AsyncStream[AssistantStreamEvent]: ...
    @overload
    async def submit_tool_outputs(
        self,
        thread_id: str,
        run_id: str,
        *,
        tool_outputs: Iterable[ToolOutputParam],
        stream: bool,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run | AsyncStream[AssistantStreamEvent]: ...
    @overload
    async def submit_tool_outputs(
        self,
        run_id: str,
        *,
        thread_id: str,
        tool_outputs: Iterable[ToolOutputParam],
        stream: bool,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run | AsyncStream[AssistantStreamEvent]: ...
    async def submit_tool_outputs(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        run_id: str | Omit = omit,
        tool_outputs: Iterable[ToolOutputParam],
        stream: bool | None | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> Run | AsyncStream[AssistantStreamEvent]:
        """Submits the outputs of all tool calls that a run in `requires_action` needs, in one request.

        `POST /threads/{thread_id}/runs/{run_id}/submit_tool_outputs`

        If the connection is lost after sending, the request may still have taken effect, and the error has
        `ambiguous` set to True. Check with beta.threads.runs.retrieve(run_id, thread_id=thread_id) whether the run
        has left requires_action.

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
            tool_outputs: One output for each call; all are submitted in one request.
            stream: Whether to stream the run as server-sent events instead of returning it.
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
        thread_id, run_id = path_ids("submit_tool_outputs", ids, thread_id=thread_id, run_id=run_id)
        operation = operations.submit_tool_outputs(
            thread_id,
            run_id,
            tool_outputs=tool_outputs,
            stream=stream,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        if stream:
            return await self._client.stream(operation, operations.ASSISTANT_STREAM_EVENT)
        return await self._client.send(operation)


class RunsWithRawResponse:
    """`Runs`, whose methods return the whole HTTP response."""

    def __init__(self, resource: Runs) -> None:
        self._resource = resource
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.retrieve = raw(resource.retrieve)
        self.update = raw(resource.update)
        self.cancel = raw(resource.cancel)
        self.submit_tool_outputs = raw(resource.submit_tool_outputs)

    @property
    def steps(self) -> StepsWithRawResponse:
        return StepsWithRawResponse(self._resource.steps)


class RunsWithStreamingResponse:
    """`Runs`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: Runs) -> None:
        self._resource = resource
        self.list = streaming(resource.list)
        self.create = streaming(resource.create)
        self.retrieve = streaming(resource.retrieve)
        self.update = streaming(resource.update)
        self.cancel = streaming(resource.cancel)
        self.submit_tool_outputs = streaming(resource.submit_tool_outputs)

    @property
    def steps(self) -> StepsWithStreamingResponse:
        return StepsWithStreamingResponse(self._resource.steps)


class AsyncRunsWithRawResponse:
    """`AsyncRuns`, whose methods return the whole HTTP response."""

    def __init__(self, resource: AsyncRuns) -> None:
        self._resource = resource
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.retrieve = async_raw(resource.retrieve)
        self.update = async_raw(resource.update)
        self.cancel = async_raw(resource.cancel)
        self.submit_tool_outputs = async_raw(resource.submit_tool_outputs)

    @property
    def steps(self) -> AsyncStepsWithRawResponse:
        return AsyncStepsWithRawResponse(self._resource.steps)


class AsyncRunsWithStreamingResponse:
    """`AsyncRuns`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: AsyncRuns) -> None:
        self._resource = resource
        self.list = async_streaming(resource.list)
        self.create = async_streaming(resource.create)
        self.retrieve = async_streaming(resource.retrieve)
        self.update = async_streaming(resource.update)
        self.cancel = async_streaming(resource.cancel)
        self.submit_tool_outputs = async_streaming(resource.submit_tool_outputs)

    @property
    def steps(self) -> AsyncStepsWithStreamingResponse:
        return AsyncStepsWithStreamingResponse(self._resource.steps)
