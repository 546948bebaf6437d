"""A message as text to read: pure, for the terminal and for pipes alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from threads_api.models.message import Message

__all__ = ["chronological", "moment", "paragraphs", "plain"]

T = TypeVar("T")


def plain(message: Message) -> str:
    """A message as plain text, its author on the first line."""
    body = "\n".join(paragraphs(message))
    return f"{message.role or 'unknown'}:\n{body}\n"


def paragraphs(message: Message) -> Iterator[str]:
    """The parts of a message as text, what isn't text in brackets; then what else is to be known about it."""
    content = cast("list[Any] | str | None", message.content)  # servers send null, or the text itself
    for part in [content] if isinstance(content, str) else content or []:
        yield _part(part)
    for attachment in message.attachments or []:
        tools = ", ".join(str(tool.type) for tool in attachment.tools or [])
        yield f"[attached {attachment.file_id}{f' for {tools}' if tools else ''}]"
    if message.status == "incomplete":
        reason = message.incomplete_details.reason if message.incomplete_details else None
        yield f"[incomplete{f': {reason}' if reason else ''}]"


def moment(created_at: Any) -> str:
    """A Unix time for readers, in UTC; empty for what is none."""
    try:
        return datetime.fromtimestamp(created_at, UTC).strftime("%Y-%m-%d %H:%M:%S")
    except (TypeError, ValueError, OverflowError, OSError):  # some servers leave it out
        return ""


def chronological(items: Iterable[T], created_at: Callable[[T], Any]) -> list[T]:
    """A list that was asked for oldest first; turned round if the server took no notice of that."""
    result = list(items)
    if len(result) > 1:
        first, last = created_at(result[0]), created_at(result[-1])
        if isinstance(first, (int, float)) and isinstance(last, (int, float)) and first > last:
            result.reverse()
    return result


def _part(part: Any) -> str:
    if isinstance(part, str):
        return part
    if part.text is not None:
        text = part.text
        return text if isinstance(text, str) else "\n".join([text.value or "", *_notes(text.annotations)])
    if part.image_file is not None:
        return f"[image {part.image_file.file_id}]"
    if part.image_url is not None:
        url = part.image_url.url or ""
        # The data of an image would fill the screen.
        return f"[image {url.partition(',')[0]},…]" if url.startswith("data:") else f"[image {url}]"
    if part.refusal is not None:
        return f"[refused: {part.refusal}]"
    return f"[{part.type}]"


def _notes(annotations: Iterable[Any] | None) -> Iterator[str]:
    for each in annotations or []:
        if each.file_citation is not None:
            yield f"[{each.text} cites {each.file_citation.file_id}]"
        elif each.file_path is not None:
            yield f"[{each.text} is {each.file_path.file_id}]"
