"""Conversations for an import that keeps ids: from an export, or from what the API itself once sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from ..failures import CommandError
from ..ordering import creation_time
from .archive import Archive

__all__ = ["objects_of"]

_KINDS = ("assistant", "thread", "thread.message")


def objects_of(content: bytes, name: str) -> list[dict[str, Any]]:
    """The objects in a file, each thread before its messages, oldest first. Raises `CommandError`.

    The file is one that `threads export` has written, or JSON that the API sent: an object, a page of a list, or a
    list of any of these.
    """
    try:
        found = list(_flat(json.loads(content)))
    except (ValueError, RecursionError):
        found = []
    if not found or "format" in found[0]:  # a header alone is JSON too
        archive = Archive.read(content, name)
        thread_id = archive.thread.get("id")
        messages = [{"object": "thread.message", **each, "thread_id": thread_id} for each in archive.messages]
        return [{"object": "thread", **archive.thread}, *messages]
    for each in found:
        if each.get("object") not in _KINDS:
            raise CommandError(f"{name} has an object of the kind {each.get('object')!r}; known: {', '.join(_KINDS)}")
    messages = [each for each in found if each["object"] == "thread.message"]
    others = [each for each in found if each["object"] != "thread.message"]
    known = {each.get("id") for each in others}
    # A page begins with the newest message, and times are in whole seconds.
    messages = sorted(reversed(messages) if _newest_first(messages) else messages, key=_time)
    threads = {
        str(each.get("thread_id")): {
            "object": "thread",
            "id": each.get("thread_id"),
            "created_at": each.get("created_at"),
        }
        for each in reversed(messages)
        if each.get("thread_id") not in known
    }
    return [*others, *threads.values(), *messages]


def _newest_first(messages: list[dict[str, Any]]) -> bool:
    return len(messages) > 1 and _time(messages[0]) >= _time(messages[-1])


def _time(item: Mapping[str, Any]) -> float:
    return creation_time(item.get("created_at"))


def _flat(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [each for item in cast("list[object]", value) for each in _flat(item)]
    if not isinstance(value, dict):
        raise ValueError("not an object")
    fields = cast("dict[str, Any]", value)
    return _flat(fields["data"]) if isinstance(fields.get("data"), list) else [fields]
