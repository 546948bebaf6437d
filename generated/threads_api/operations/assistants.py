# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Assistants: the requests behind `client.beta.assistants`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from threads_runtime.omit import Omit, omit
from threads_runtime.operation import Lazy, Operation, PageSize, RequestOptions, json_body, path
from threads_runtime.pages.pages import CursorPage, cursor_page

if TYPE_CHECKING:
    from ..models.assistant import Assistant, AssistantDeleted
    from ..models.tool_resources import ToolResources
    from ..params.assistant_response_format_option import AssistantResponseFormatOptionParam
    from ..params.assistant_tool import AssistantToolParam
    from ..params.metadata import MetadataParam
    from ..params.reasoning_effort import ReasoningEffortParam
    from ..params.tool_resources import ToolResourcesCreateParams, ToolResourcesParam

ASSISTANT: Lazy[Assistant] = Lazy("threads_api.models.assistant:Assistant.from_dict")
ASSISTANT_DELETED: Lazy[AssistantDeleted] = Lazy("threads_api.models.assistant:AssistantDeleted.from_dict")


def list_assistants(
    *,
    limit: int | Omit = omit,
    order: Literal["asc", "desc"] | Omit = omit,
    after: str | Omit = omit,
    before: str | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[CursorPage[Assistant]]:
    """`GET /assistants`, returning pages of `Assistant`."""
    return Operation(
        name="beta.assistants.list",
        method="GET",
        path=path("/assistants"),
        query={
            "limit": limit,
            "order": order,
            "after": after,
            "before": before,
        },
        decode=cursor_page(ASSISTANT),
        page_size=PageSize("limit", 100),
        options=options,
    )


def create_assistant(
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
    options: RequestOptions = RequestOptions(),
) -> Operation[Assistant]:
    """`POST /assistants`, returning `Assistant`."""
    return Operation(
        name="beta.assistants.create",
        method="POST",
        path=path("/assistants"),
        body=json_body(
            {
                "model": model,
                "name": name,
                "description": description,
                "instructions": instructions,
                "reasoning_effort": reasoning_effort,
                "tools": tools,
                "tool_resources": tool_resources,
                "metadata": metadata,
                "temperature": temperature,
                "top_p": top_p,
                "response_format": response_format,
            }
        ),
        decode=ASSISTANT,
        ambiguous_hint="Check with beta.assistants.list().",
        options=options,
    )


def retrieve_assistant(
    assistant_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[Assistant]:
    """`GET /assistants/{assistant_id}`, returning `Assistant`."""
    return Operation(
        name="beta.assistants.retrieve",
        method="GET",
        path=path("/assistants/{assistant_id}", assistant_id=assistant_id),
        decode=ASSISTANT,
        options=options,
    )


def update_assistant(
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
    options: RequestOptions = RequestOptions(),
) -> Operation[Assistant]:
    """`POST /assistants/{assistant_id}`, returning `Assistant`."""
    return Operation(
        name="beta.assistants.update",
        method="POST",
        path=path("/assistants/{assistant_id}", assistant_id=assistant_id),
        body=json_body(
            {
                "model": model,
                "name": name,
                "description": description,
                "instructions": instructions,
                "reasoning_effort": reasoning_effort,
                "tools": tools,
                "tool_resources": tool_resources,
                "metadata": metadata,
                "temperature": temperature,
                "top_p": top_p,
                "response_format": response_format,
            }
        ),
        decode=ASSISTANT,
        options=options,
    )


def delete_assistant(
    assistant_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[AssistantDeleted]:
    """`DELETE /assistants/{assistant_id}`, returning `AssistantDeleted`."""
    return Operation(
        name="beta.assistants.delete",
        method="DELETE",
        path=path("/assistants/{assistant_id}", assistant_id=assistant_id),
        decode=ASSISTANT_DELETED,
        options=options,
    )
