# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Steps: `client.beta.threads.runs.steps`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, overload

from threads_runtime.omit import NOT_GIVEN, NotGiven, Omit, omit
from threads_runtime.operation import Body, Headers, Query, RequestOptions, Timeout, path_ids
from threads_runtime.pages.limit import listing
from threads_runtime.resource import AsyncResource, SyncResource
from threads_runtime.responses.raw import async_raw, async_streaming, raw, streaming

from ..operations import steps as operations

if TYPE_CHECKING:
    from threads_runtime.pages.pages import AsyncCursorPage, AsyncPaginator, SyncCursorPage
    from threads_runtime.retry import RetryPolicy

    from ..models.run_step import RunStep
    from ..params.run_step import RunStepIncludeParam

__all__ = [
    "AsyncSteps",
    "AsyncStepsWithRawResponse",
    "AsyncStepsWithStreamingResponse",
    "Steps",
    "StepsWithRawResponse",
    "StepsWithStreamingResponse",
]


class Steps(SyncResource):
    """The steps of a run."""

    @property
    def with_raw_response(self) -> StepsWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return StepsWithRawResponse(self)

    @property
    def with_streaming_response(self) -> StepsWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return StepsWithStreamingResponse(self)

    @overload
    def list(
        self,
        thread_id: str,
        run_id: str,
        *,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        max_items: int | None = None,
        cursor: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> SyncCursorPage[RunStep]: ...
    @overload
    def list(
        self,
        run_id: str,
        *,
        thread_id: str,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        max_items: int | None = None,
        cursor: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> SyncCursorPage[RunStep]: ...
    def list(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        run_id: str | Omit = omit,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        max_items: int | None = None,
        cursor: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> SyncCursorPage[RunStep]:
        """Lists the steps of a run, a page at a time.

        `GET /threads/{thread_id}/runs/{run_id}/steps`

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
            limit: Maximum number of items per page, 1 to 100. Default 20.
            order: Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`.
            after: Cursor: the page starts after the item with this identifier.
            before: Cursor: the page ends before the item with this identifier.
            include: Additional fields to include in the response.
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
        thread_id, run_id = path_ids("list", ids, thread_id=thread_id, run_id=run_id)
        operation = operations.list_run_steps(
            thread_id,
            run_id,
            limit=limit,
            order=order,
            after=after,
            before=before,
            include=include,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.page(listing(operation, max_items, cursor))

    @overload
    def retrieve(
        self,
        thread_id: str,
        run_id: str,
        step_id: str,
        *,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> RunStep: ...
    @overload
    def retrieve(
        self,
        step_id: str,
        *,
        thread_id: str,
        run_id: str,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> RunStep: ...
    def retrieve(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        run_id: str | Omit = omit,
        step_id: str | Omit = omit,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> RunStep:
        """Retrieves a run step.

        `GET /threads/{thread_id}/runs/{run_id}/steps/{step_id}`

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
            step_id: Identifier of the step.
            include: Additional fields to include in the response.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        thread_id, run_id, step_id = path_ids("retrieve", ids, thread_id=thread_id, run_id=run_id, step_id=step_id)
        operation = operations.retrieve_run_step(
            thread_id,
            run_id,
            step_id,
            include=include,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.send(operation)


class AsyncSteps(AsyncResource):
    """The steps of a run."""

    @property
    def with_raw_response(self) -> AsyncStepsWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return AsyncStepsWithRawResponse(self)

    @property
    def with_streaming_response(self) -> AsyncStepsWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return AsyncStepsWithStreamingResponse(self)

    @overload
    def list(
        self,
        thread_id: str,
        run_id: str,
        *,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        max_items: int | None = None,
        cursor: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> AsyncPaginator[RunStep, AsyncCursorPage[RunStep]]: ...
    @overload
    def list(
        self,
        run_id: str,
        *,
        thread_id: str,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        max_items: int | None = None,
        cursor: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> AsyncPaginator[RunStep, AsyncCursorPage[RunStep]]: ...
    def list(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        run_id: str | Omit = omit,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        max_items: int | None = None,
        cursor: str | None = None,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> AsyncPaginator[RunStep, AsyncCursorPage[RunStep]]:
        """Lists the steps of a run, a page at a time.

        `GET /threads/{thread_id}/runs/{run_id}/steps`

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
            limit: Maximum number of items per page, 1 to 100. Default 20.
            order: Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`.
            after: Cursor: the page starts after the item with this identifier.
            before: Cursor: the page ends before the item with this identifier.
            include: Additional fields to include in the response.
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
        thread_id, run_id = path_ids("list", ids, thread_id=thread_id, run_id=run_id)
        operation = operations.list_run_steps(
            thread_id,
            run_id,
            limit=limit,
            order=order,
            after=after,
            before=before,
            include=include,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return self._client.page(listing(operation, max_items, cursor))

    @overload
    async def retrieve(
        self,
        thread_id: str,
        run_id: str,
        step_id: str,
        *,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> RunStep: ...
    @overload
    async def retrieve(
        self,
        step_id: str,
        *,
        thread_id: str,
        run_id: str,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> RunStep: ...
    async def retrieve(  # pyright: ignore[reportInconsistentOverload]  # `ids` takes them in either order
        self,
        *ids: str,
        thread_id: str | Omit = omit,
        run_id: str | Omit = omit,
        step_id: str | Omit = omit,
        include: Iterable[RunStepIncludeParam] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        retry: RetryPolicy | NotGiven = NOT_GIVEN,
    ) -> RunStep:
        """Retrieves a run step.

        `GET /threads/{thread_id}/runs/{run_id}/steps/{step_id}`

        Args:
            thread_id: Identifier of the thread.
            run_id: Identifier of the run.
            step_id: Identifier of the step.
            include: Additional fields to include in the response.
            extra_headers: Extra headers; they override all others. The value `Omit()` removes a header.
            extra_query: Extra query parameters; they override the others.
            timeout: Timeout of this call in seconds; None disables the timeout. Default: the client's.
            retry: When and how often this call is retried. Default: the client's.

        Raises:
            ValueError, TypeError: An argument is invalid. No request was sent.
            APIStatusError: The service returned an error; there is a subclass for each kind.
            APIConnectionError: No response was received; `APITimeoutError` if it took too long.
        """
        thread_id, run_id, step_id = path_ids("retrieve", ids, thread_id=thread_id, run_id=run_id, step_id=step_id)
        operation = operations.retrieve_run_step(
            thread_id,
            run_id,
            step_id,
            include=include,
            options=RequestOptions(extra_headers, extra_query, extra_body, timeout, retry),
        )
        return await self._client.send(operation)


class StepsWithRawResponse:
    """`Steps`, whose methods return the whole HTTP response."""

    def __init__(self, resource: Steps) -> None:
        self.list = raw(resource.list)
        self.retrieve = raw(resource.retrieve)


class StepsWithStreamingResponse:
    """`Steps`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: Steps) -> None:
        self.list = streaming(resource.list)
        self.retrieve = streaming(resource.retrieve)


class AsyncStepsWithRawResponse:
    """`AsyncSteps`, whose methods return the whole HTTP response."""

    def __init__(self, resource: AsyncSteps) -> None:
        self.list = async_raw(resource.list)
        self.retrieve = async_raw(resource.retrieve)


class AsyncStepsWithStreamingResponse:
    """`AsyncSteps`, whose methods are context managers that leave the body unread."""

    def __init__(self, resource: AsyncSteps) -> None:
        self.list = async_streaming(resource.list)
        self.retrieve = async_streaming(resource.retrieve)
