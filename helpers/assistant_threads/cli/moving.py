"""What of an exported thread can be created again elsewhere, and what is left out: pure.

Identifiers of files, runs and assistants mean nothing on another server, and the API lets nobody set times, runs or
annotations. What the words are is kept; what isn't is counted, to be said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from attrs import field, frozen

if TYPE_CHECKING:
    from threads_api.params.message_params import MessageCreateParams
    from threads_api.params.thread_params import ThreadCreateParams

__all__ = ["LeftOut", "Words", "moved_message", "moved_thread", "words"]

Words = tuple[str, str]
"""Role and text of a message: what is compared between what was sent and what is there."""


@frozen
class LeftOut:
    """What didn't move."""

    file_ids: set[str] = field(factory=set[str])
    counts: Counter[str] = field(factory=Counter[str])

    def to_dict(self) -> dict[str, Any]:
        return {"file_ids": sorted(self.file_ids), **self.counts}

    def __str__(self) -> str:
        """A sentence; empty when all has moved."""
        said = [f"{name.replace('_', ' ')}: {count}" for name, count in self.counts.items()]
        if self.file_ids:
            said.append(f"files: {', '.join(sorted(self.file_ids))}")
        return "; ".join(said)


def moved_thread(thread: Mapping[str, Any], left_out: LeftOut, *, keep_files: bool) -> ThreadCreateParams:
    """The body that creates the thread anew, without its messages."""
    body: dict[str, Any] = {}
    if thread.get("metadata"):
        body["metadata"] = thread["metadata"]
    resources = cast("Mapping[str, Any]", thread.get("tool_resources") or {})
    if keep_files and any(resources.values()):
        body["tool_resources"] = resources
    else:
        for each in resources.values():
            for identifiers in cast("Mapping[str, list[str]]", each or {}).values():
                left_out.file_ids.update(identifiers or [])
    return cast("ThreadCreateParams", body)


def moved_message(message: Mapping[str, Any], left_out: LeftOut, *, keep_files: bool) -> MessageCreateParams | None:
    """The body that creates the message anew; None for one that holds nothing."""
    for name in ("run_id", "assistant_id"):
        if message.get(name):
            left_out.counts[f"{name}s"] += 1
    if message.get("status") == "incomplete":
        left_out.counts["incomplete_status"] += 1
    content = message.get("content")
    given: list[Any] = content if isinstance(content, list) else [content]
    parts = [part for each in given if (part := _part(each, left_out, keep_files=keep_files)) is not None]
    if not parts:
        left_out.counts["empty_messages"] += 1
        return None
    # A text alone is sent as a text: every server takes that.
    texts = parts[0]["text"] if len(parts) == 1 and parts[0]["type"] == "text" else None
    body: dict[str, Any] = {
        "role": "user" if message.get("role") == "user" else "assistant",
        "content": parts if texts is None else texts,
    }
    attachments: list[dict[str, Any]] = [each for each in message.get("attachments") or [] if each.get("file_id")]
    if attachments and keep_files:
        body["attachments"] = attachments
    left_out.file_ids.update(() if keep_files else (each["file_id"] for each in attachments))
    if message.get("metadata"):
        body["metadata"] = message["metadata"]
    return cast("MessageCreateParams", body)


def words(message: Mapping[str, Any]) -> Words:
    """Role and text of a message, be it a body that creates one or one that a server gave."""
    content = message.get("content")
    parts: Iterable[Any] = content if isinstance(content, list) else [content]
    return str(message.get("role")), "\n".join(filter(None, map(_text, parts)))


def _part(part: Any, left_out: LeftOut, *, keep_files: bool) -> dict[str, Any] | None:
    text = _text(part)
    if text is not None:
        annotations = part["text"].get("annotations") if isinstance(part, dict) and _is_object(part["text"]) else None
        left_out.counts.update({"annotations": len(annotations)} if annotations else {})
        return {"type": "text", "text": text} if text else None
    if not isinstance(part, dict):
        return None
    fields = cast("dict[str, Any]", part)
    kind = fields.get("type")
    payload = fields.get(str(kind))
    if kind == "image_url" and _is_object(payload):
        return {"type": kind, "image_url": payload}
    if kind == "image_file" and _is_object(payload):
        if keep_files:
            return {"type": kind, "image_file": payload}
        left_out.file_ids.add(str(payload.get("file_id")))
        return {"type": "text", "text": f"[image {payload.get('file_id')}]"}  # so that the next words make sense
    left_out.counts[f"{kind}_parts"] += 1
    return {"type": "text", "text": f"[{kind}: {payload}]" if isinstance(payload, str) else f"[{kind}]"}


def _text(part: Any) -> str | None:
    """The text of a part in one of the shapes that servers give it; None if it is no text."""
    if isinstance(part, str):
        return part
    if not isinstance(part, dict) or cast("dict[str, Any]", part).get("type") != "text":
        return None
    text = cast("dict[str, Any]", part).get("text")
    return str(text.get("value") or "") if _is_object(text) else str(text or "")


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)
