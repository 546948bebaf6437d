# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Runs: the requests behind `client.beta.threads.runs`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from threads_runtime.omit import Omit, omit
from threads_runtime.operation import Lazy, Operation, PageSize, RequestOptions, json_body, path
from threads_runtime.pages.pages import CursorPage, cursor_page

if TYPE_CHECKING:
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

RUN: Lazy[Run] = Lazy("threads_api.models.run:Run.from_dict")
ASSISTANT_STREAM_EVENT: Lazy[AssistantStreamEvent] = Lazy(
    "threads_api.models.assistant_stream_event:decode_assistant_stream_event"
)


def list_runs(
    thread_id: str,
    *,
    limit: int | Omit = omit,
    order: Literal["asc", "desc"] | Omit = omit,
    after: str | Omit = omit,
    before: str | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[CursorPage[Run]]:
    """`GET /threads/{thread_id}/runs`, returning pages of `Run`."""
    return Operation(
        name="beta.threads.runs.list",
        method="GET",
        path=path("/threads/{thread_id}/runs", thread_id=thread_id),
        query={
            "limit": limit,
            "order": order,
            "after": after,
            "before": before,
        },
        decode=cursor_page(RUN),
        page_size=PageSize("limit", 100),
        options=options,
    )


def create_run(
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
    options: RequestOptions = RequestOptions(),
) -> Operation[Run]:
    """`POST /threads/{thread_id}/runs`, returning `Run`."""
    return Operation(
        name="beta.threads.runs.create",
        method="POST",
        path=path("/threads/{thread_id}/runs", thread_id=thread_id),
        query={
            "include[]": include,
        },
        body=json_body(
            {
                "assistant_id": assistant_id,
                "model": model,
                "reasoning_effort": reasoning_effort,
                "instructions": instructions,
                "additional_instructions": additional_instructions,
                "additional_messages": additional_messages,
                "tools": tools,
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
        ambiguous_hint="Check with beta.threads.runs.list(thread_id).",
        options=options,
    )


def retrieve_run(
    thread_id: str,
    run_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[Run]:
    """`GET /threads/{thread_id}/runs/{run_id}`, returning `Run`."""
    return Operation(
        name="beta.threads.runs.retrieve",
        method="GET",
        path=path("/threads/{thread_id}/runs/{run_id}", thread_id=thread_id, run_id=run_id),
        decode=RUN,
        options=options,
    )


def update_run(
    thread_id: str,
    run_id: str,
    *,
    metadata: MetadataParam | None | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[Run]:
    """`POST /threads/{thread_id}/runs/{run_id}`, returning `Run`."""
    return Operation(
        name="beta.threads.runs.update",
        method="POST",
        path=path("/threads/{thread_id}/runs/{run_id}", thread_id=thread_id, run_id=run_id),
        body=json_body(
            {
                "metadata": metadata,
            }
        ),
        decode=RUN,
        options=options,
    )


def cancel_run(
    thread_id: str,
    run_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[Run]:
    """`POST /threads/{thread_id}/runs/{run_id}/cancel`, returning `Run`."""
    return Operation(
        name="beta.threads.runs.cancel",
        method="POST",
        path=path("/threads/{thread_id}/runs/{run_id}/cancel", thread_id=thread_id, run_id=run_id),
        decode=RUN,
        options=options,
    )


def submit_tool_outputs(
    thread_id: str,
    run_id: str,
    *,
    tool_outputs: Iterable[ToolOutputParam],
    stream: bool | None | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[Run]:
    """`POST /threads/{thread_id}/runs/{run_id}/submit_tool_outputs`, returning `Run`."""
    return Operation(
        name="beta.threads.runs.submit_tool_outputs",
        method="POST",
        path=path("/threads/{thread_id}/runs/{run_id}/submit_tool_outputs", thread_id=thread_id, run_id=run_id),
        body=json_body(
            {
                "tool_outputs": tool_outputs,
                "stream": stream,
            }
        ),
        decode=RUN,
        ambiguous_hint="Check with beta.threads.runs.retrieve(run_id, thread_id=thread_id) whether the run has left requires_action.",
        options=options,
    )
