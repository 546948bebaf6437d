# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Messages: the requests behind `client.beta.threads.messages`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from threads_runtime.omit import Omit, omit
from threads_runtime.operation import Lazy, Operation, PageSize, RequestOptions, json_body, path
from threads_runtime.pages.pages import CursorPage, cursor_page

if TYPE_CHECKING:
    from ..models.message import Attachment, Message, MessageDeleted
    from ..params.message import AttachmentParam
    from ..params.message_params import MessageContentPartParam
    from ..params.metadata import MetadataParam

MESSAGE: Lazy[Message] = Lazy("threads_api.models.message:Message.from_dict")
MESSAGE_DELETED: Lazy[MessageDeleted] = Lazy("threads_api.models.message:MessageDeleted.from_dict")


def list_messages(
    thread_id: str,
    *,
    limit: int | Omit = omit,
    order: Literal["asc", "desc"] | Omit = omit,
    after: str | Omit = omit,
    before: str | Omit = omit,
    run_id: str | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[CursorPage[Message]]:
    """`GET /threads/{thread_id}/messages`, returning pages of `Message`."""
    return Operation(
        name="beta.threads.messages.list",
        method="GET",
        path=path("/threads/{thread_id}/messages", thread_id=thread_id),
        query={
            "limit": limit,
            "order": order,
            "after": after,
            "before": before,
            "run_id": run_id,
        },
        decode=cursor_page(MESSAGE),
        page_size=PageSize("limit", 100),
        options=options,
    )


def create_message(
    thread_id: str,
    *,
    role: Literal["user", "assistant"],
    content: str | Iterable[MessageContentPartParam],
    attachments: Iterable[AttachmentParam | Attachment] | None | Omit = omit,
    metadata: MetadataParam | None | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[Message]:
    """`POST /threads/{thread_id}/messages`, returning `Message`."""
    return Operation(
        name="beta.threads.messages.create",
        method="POST",
        path=path("/threads/{thread_id}/messages", thread_id=thread_id),
        body=json_body(
            {
                "role": role,
                "content": content,
                "attachments": attachments,
                "metadata": metadata,
            }
        ),
        decode=MESSAGE,
        ambiguous_hint="Check with beta.threads.messages.list(thread_id).",
        options=options,
    )


def retrieve_message(
    thread_id: str,
    message_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[Message]:
    """`GET /threads/{thread_id}/messages/{message_id}`, returning `Message`."""
    return Operation(
        name="beta.threads.messages.retrieve",
        method="GET",
        path=path("/threads/{thread_id}/messages/{message_id}", thread_id=thread_id, message_id=message_id),
        decode=MESSAGE,
        options=options,
    )


def update_message(
    thread_id: str,
    message_id: str,
    *,
    metadata: MetadataParam | None | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[Message]:
    """`POST /threads/{thread_id}/messages/{message_id}`, returning `Message`."""
    return Operation(
        name="beta.threads.messages.update",
        method="POST",
        path=path("/threads/{thread_id}/messages/{message_id}", thread_id=thread_id, message_id=message_id),
        body=json_body(
            {
                "metadata": metadata,
            }
        ),
        decode=MESSAGE,
        options=options,
    )


def delete_message(
    thread_id: str,
    message_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[MessageDeleted]:
    """`DELETE /threads/{thread_id}/messages/{message_id}`, returning `MessageDeleted`."""
    return Operation(
        name="beta.threads.messages.delete",
        method="DELETE",
        path=path("/threads/{thread_id}/messages/{message_id}", thread_id=thread_id, message_id=message_id),
        decode=MESSAGE_DELETED,
        options=options,
    )
