"""Converts an exported thread into the parameters that create it again, and counts what they cannot carry.

Ids of files, runs and assistants mean nothing on another server, and the API does not accept times, runs or
annotations. Pure: every function returns its result together with what was dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from attrs import frozen

from ..received import as_list, as_object

if TYPE_CHECKING:
    from threads_api.params.message_params import MessageCreateParams
    from threads_api.params.thread_params import ThreadCreateParams

__all__ = ["Dropped", "RoleAndText", "role_and_text", "to_create_params", "to_thread_params"]

RoleAndText = tuple[str, str]
"""Role and text of a message; enough to compare what was sent with what a server has."""


@frozen
class Dropped:
    """What the converted parameters do not carry."""

    file_ids: frozenset[str] = frozenset()
    counts: Mapping[str, int] = {}

    @classmethod
    def total(cls, items: Iterable[Dropped]) -> Dropped:
        file_ids: set[str] = set()
        counts: Counter[str] = Counter()
        for each in items:
            file_ids |= each.file_ids
            counts.update(each.counts)
        return cls(frozenset(file_ids), counts)

    def to_dict(self) -> dict[str, Any]:
        return {"file_ids": sorted(self.file_ids), **self.counts}

    def __str__(self) -> str:
        """A readable list; empty if nothing was dropped."""
        items = [f"{name.replace('_', ' ')}: {count}" for name, count in self.counts.items()]
        if self.file_ids:
            items.append(f"files: {', '.join(sorted(self.file_ids))}")
        return "; ".join(items)


class _Part(NamedTuple):
    content: dict[str, Any] | None
    """None for a part without content."""
    dropped: Dropped = Dropped()


def to_thread_params(thread: Mapping[str, Any], *, keep_files: bool) -> tuple[ThreadCreateParams, Dropped]:
    """The body that creates the thread, without its messages."""
    params: dict[str, Any] = {}
    if thread.get("metadata"):
        params["metadata"] = thread["metadata"]
    resources = cast("Mapping[str, Any]", thread.get("tool_resources") or {})
    file_ids: set[str] = set()
    if keep_files and any(resources.values()):
        params["tool_resources"] = resources
    else:
        for resource in resources.values():
            for ids in cast("Mapping[str, list[str]]", resource or {}).values():
                file_ids.update(ids or [])
    return cast("ThreadCreateParams", params), Dropped(frozenset(file_ids))


def to_create_params(message: Mapping[str, Any], *, keep_files: bool) -> tuple[MessageCreateParams | None, Dropped]:
    """The body that creates the message; None for a message without content."""
    parts = [_convert_part(part, keep_files=keep_files) for part in as_list(message.get("content"))]
    dropped = [_dropped_fields(message), *(part.dropped for part in parts)]
    content = [part.content for part in parts if part.content is not None]
    if not content:
        return None, Dropped.total([*dropped, Dropped(counts={"empty_messages": 1})])
    params: dict[str, Any] = {
        "role": "user" if message.get("role") == "user" else "assistant",
        # A single text is sent as a string, which every server accepts.
        "content": content[0]["text"] if len(content) == 1 and content[0]["type"] == "text" else content,
    }
    attachments = [each for each in map(as_object, as_list(message.get("attachments"))) if each and each.get("file_id")]
    if attachments and keep_files:
        params["attachments"] = attachments
    elif attachments:
        dropped.append(Dropped(frozenset(each["file_id"] for each in attachments)))
    if message.get("metadata"):
        params["metadata"] = message["metadata"]
    return cast("MessageCreateParams", params), Dropped.total(dropped)


def role_and_text(message: Mapping[str, Any]) -> RoleAndText:
    """Role and text of a message, either parameters or a message from a server."""
    return str(message.get("role")), "\n".join(filter(None, map(_text, as_list(message.get("content")))))


def _dropped_fields(message: Mapping[str, Any]) -> Dropped:
    present: Iterable[tuple[str, Any]] = (
        ("run_ids", message.get("run_id")),
        ("assistant_ids", message.get("assistant_id")),
        ("incomplete_status", message.get("status") == "incomplete"),
    )
    return Dropped(counts={name: 1 for name, value in present if value})


def _convert_part(part: Any, *, keep_files: bool) -> _Part:
    text = _text(part)
    fields = as_object(part) or {}
    if text is not None:
        return _convert_text(text, fields)
    kind = str(fields.get("type"))
    payload = fields.get(kind)
    image = as_object(payload)
    if image is not None and (kind == "image_url" or (kind == "image_file" and keep_files)):
        return _Part({"type": kind, kind: image})
    if image is not None and kind == "image_file":
        # A placeholder, so that text referring to the image still makes sense.
        file_id = str(image.get("file_id"))
        return _Part(_text_part(f"[image {file_id}]"), Dropped(frozenset({file_id})))
    placeholder = f"[{kind}: {payload}]" if isinstance(payload, str) else f"[{kind}]"
    return _Part(_text_part(placeholder), Dropped(counts={f"{kind}_parts": 1}))


def _convert_text(text: str, fields: Mapping[str, Any]) -> _Part:
    annotations = as_list((as_object(fields.get("text")) or {}).get("annotations"))
    dropped = Dropped(counts={"annotations": len(annotations)} if annotations else {})
    return _Part(_text_part(text) if text else None, dropped)


def _text_part(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}


def _text(part: Any) -> str | None:
    """The text of a part in any of the forms that servers send; None if it is not text."""
    if isinstance(part, str):
        return part
    fields = as_object(part)
    if fields is None or fields.get("type") != "text":
        return None
    text = fields.get("text")
    inner = as_object(text)
    value = str((text if inner is None else inner.get("value")) or "")
    # JSON can escape half of a surrogate pair, but UTF-8 can't encode it.
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
