"""Messages as readable text, for terminals and pipes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from .received import as_list, checked, objects

if TYPE_CHECKING:
    from threads_api.models.message import Message

__all__ = ["format_time", "paragraphs", "plain"]


def plain(message: Message) -> str:
    """A message as plain text, with its author on the first line."""
    body = "\n".join(paragraphs(message))
    return f"{message.role or 'unknown'}:\n{body}\n"


def paragraphs(message: Message) -> Iterator[str]:
    """The content parts of a message, then its attachments and an incomplete status; all but text in brackets."""
    for part in as_list(message.content):
        yield part if isinstance(part, str) else _part(checked(part))
    for attachment in objects(as_list(message.attachments)):
        tools = ", ".join(str(tool.type) for tool in objects(as_list(attachment.tools)))
        yield f"[attached {attachment.file_id}{f' for {tools}' if tools else ''}]"
    if message.status == "incomplete":
        reason = message.incomplete_details.reason if message.incomplete_details else None
        yield f"[incomplete{f': {reason}' if reason else ''}]"


def format_time(created_at: Any) -> str:
    """A Unix time in readable form, in UTC; empty if it is not a valid time."""
    try:
        return datetime.fromtimestamp(created_at, UTC).strftime("%Y-%m-%d %H:%M:%S")
    except (TypeError, ValueError, OverflowError, OSError):  # some servers omit it
        return ""


def _part(part: Any) -> str:
    if part.text is not None:
        text = part.text
        return text if isinstance(text, str) else "\n".join([text.value or "", *_notes(text.annotations)])
    if part.image_file is not None:
        return f"[image {part.image_file.file_id}]"
    if part.image_url is not None:
        url = part.image_url.url or ""
        # Inline image data would fill the screen.
        return f"[image {url.partition(',')[0]},…]" if url.startswith("data:") else f"[image {url}]"
    if part.refusal is not None:
        return f"[refused: {part.refusal}]"
    return f"[{part.type}]"


def _notes(annotations: Any) -> Iterator[str]:
    for each in objects(as_list(annotations)):
        if each.file_citation is not None:
            yield f"[{each.text} cites {each.file_citation.file_id}]"
        elif each.file_path is not None:
            yield f"[{each.text} is {each.file_path.file_id}]"
