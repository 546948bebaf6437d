"""What of an exported thread can be created again elsewhere, and what is left out: pure.

Identifiers of files, runs and assistants mean nothing on another server, and the API lets nobody set times, runs or
annotations. What the words are is kept; what isn't is counted, to be said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
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
    parts = [
        part
        for each in _list(message.get("content"))
        if (part := _part(each, left_out, keep_files=keep_files)) is not None
    ]
    if not parts:
        left_out.counts["empty_messages"] += 1
        return None
    # A text alone is sent as a text: every server takes that.
    texts = parts[0]["text"] if len(parts) == 1 and parts[0]["type"] == "text" else None
    body: dict[str, Any] = {
        "role": "user" if message.get("role") == "user" else "assistant",
        "content": parts if texts is None else texts,
    }
    attachments = [each for each in map(_object, _list(message.get("attachments"))) if each and each.get("file_id")]
    if attachments and keep_files:
        body["attachments"] = attachments
    left_out.file_ids.update(() if keep_files else (each["file_id"] for each in attachments))
    if message.get("metadata"):
        body["metadata"] = message["metadata"]
    return cast("MessageCreateParams", body)


def words(message: Mapping[str, Any]) -> Words:
    """Role and text of a message, be it a body that creates one or one that a server gave."""
    return str(message.get("role")), "\n".join(filter(None, map(_text, _list(message.get("content")))))


def _part(part: Any, left_out: LeftOut, *, keep_files: bool) -> dict[str, Any] | None:
    text = _text(part)
    fields = _object(part) or {}
    if text is not None:
        annotations = _list((_object(fields.get("text")) or {}).get("annotations"))
        left_out.counts.update({"annotations": len(annotations)} if annotations else {})
        return {"type": "text", "text": text} if text else None
    kind = fields.get("type")
    payload = fields.get(str(kind))
    image = _object(payload)
    if image is not None and (kind == "image_url" or (kind == "image_file" and keep_files)):
        return {"type": kind, kind: image}
    if image is not None and kind == "image_file":
        left_out.file_ids.add(str(image.get("file_id")))
        return {"type": "text", "text": f"[image {image.get('file_id')}]"}  # so that the next words make sense
    left_out.counts[f"{kind}_parts"] += 1
    return {"type": "text", "text": f"[{kind}: {payload}]" if isinstance(payload, str) else f"[{kind}]"}


def _text(part: Any) -> str | None:
    """The text of a part in one of the shapes that servers give it; None if it is no text."""
    if isinstance(part, str):
        return part
    fields = _object(part)
    if fields is None or fields.get("type") != "text":
        return None
    text = fields.get("text")
    inner = _object(text)
    given = str((text if inner is None else inner.get("value")) or "")
    # Half of a surrogate pair can be escaped in JSON, but not sent as UTF-8.
    return given.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _object(value: Any) -> dict[str, Any] | None:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


def _list(value: Any) -> list[Any]:
    """What should be a list: servers also send null, or the one thing alone."""
    return cast("list[object]", value) if isinstance(value, list) else [] if value is None else [value]
