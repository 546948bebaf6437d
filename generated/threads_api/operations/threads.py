# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Threads: the requests behind `client.beta.threads`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from threads_runtime.omit import Omit, omit
from threads_runtime.operation import Lazy, Operation, PageSize, RequestOptions, json_body, path
from threads_runtime.pages.pages import CursorPage, cursor_page

if TYPE_CHECKING:
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

THREAD: Lazy[Thread] = Lazy("threads_api.models.thread:Thread.from_dict")
RUN: Lazy[Run] = Lazy("threads_api.models.run:Run.from_dict")
THREAD_DELETED: Lazy[ThreadDeleted] = Lazy("threads_api.models.thread:ThreadDeleted.from_dict")
ASSISTANT_STREAM_EVENT: Lazy[AssistantStreamEvent] = Lazy(
    "threads_api.models.assistant_stream_event:decode_assistant_stream_event"
)


def list_threads(
    *,
    limit: int | Omit = omit,
    order: Literal["asc", "desc"] | Omit = omit,
    after: str | Omit = omit,
    before: str | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[CursorPage[Thread]]:
    """`GET /threads`, returning pages of `Thread`."""
    return Operation(
        name="beta.threads.list",
        method="GET",
        path=path("/threads"),
        query={
            "limit": limit,
            "order": order,
            "after": after,
            "before": before,
        },
        decode=cursor_page(THREAD),
        page_size=PageSize("limit", 100),
        options=options,
    )


def create_thread(
    *,
    messages: Iterable[MessageCreateParams] | Omit = omit,
    tool_resources: ToolResourcesCreateParams | None | Omit = omit,
    metadata: MetadataParam | None | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[Thread]:
    """`POST /threads`, returning `Thread`."""
    return Operation(
        name="beta.threads.create",
        method="POST",
        path=path("/threads"),
        body=json_body(
            {
                "messages": messages,
                "tool_resources": tool_resources,
                "metadata": metadata,
            }
        ),
        decode=THREAD,
        ambiguous_hint="A thread may exist that cannot be listed. An unused one does no harm; create another.",
        options=options,
    )


def create_thread_and_run(
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
    options: RequestOptions = RequestOptions(),
) -> Operation[Run]:
    """`POST /threads/runs`, returning `Run`."""
    return Operation(
        name="beta.threads.create_and_run",
        method="POST",
        path=path("/threads/runs"),
        query={
            "include[]": include,
        },
        body=json_body(
            {
                "assistant_id": assistant_id,
                "thread": thread,
                "model": model,
                "reasoning_effort": reasoning_effort,
                "instructions": instructions,
                "tools": tools,
                "tool_resources": tool_resources,
                "metadata": metadata,
                "temperature": temperature,
                "top_p": top_p,
                "stream": stream,
                "max_prompt_tokens": max_prompt_tokens,
                "max_completion_tokens": max_completion_tokens,
                "truncation_strategy": truncation_strategy,
                "tool_choice": tool_choice,
                "parallel_tool_calls": parallel_tool_calls,
                "response_format": response_format,
            }
        ),
        decode=RUN,
        ambiguous_hint="A thread and a run may exist that cannot be listed. Where that matters, use beta.threads.create() and beta.threads.runs.create(thread_id) instead.",
        options=options,
    )


def retrieve_thread(
    thread_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[Thread]:
    """`GET /threads/{thread_id}`, returning `Thread`."""
    return Operation(
        name="beta.threads.retrieve",
        method="GET",
        path=path("/threads/{thread_id}", thread_id=thread_id),
        decode=THREAD,
        options=options,
    )


def update_thread(
    thread_id: str,
    *,
    tool_resources: ToolResourcesParam | ToolResources | None | Omit = omit,
    metadata: MetadataParam | None | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[Thread]:
    """`POST /threads/{thread_id}`, returning `Thread`."""
    return Operation(
        name="beta.threads.update",
        method="POST",
        path=path("/threads/{thread_id}", thread_id=thread_id),
        body=json_body(
            {
                "tool_resources": tool_resources,
                "metadata": metadata,
            }
        ),
        decode=THREAD,
        options=options,
    )


def delete_thread(
    thread_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[ThreadDeleted]:
    """`DELETE /threads/{thread_id}`, returning `ThreadDeleted`."""
    return Operation(
        name="beta.threads.delete",
        method="DELETE",
        path=path("/threads/{thread_id}", thread_id=thread_id),
        decode=THREAD_DELETED,
        options=options,
    )
