"""Objects that a test stores directly, with identifiers of its choice."""

from __future__ import annotations

from typing import Any

from .http.document import load_document
from .http.validation import check_response
from .model.objects import NewId, new_assistant, new_message, new_thread
from .model.store import Object, Store

__all__ = ["store_fixture"]

_SCHEMAS = {
    "assistant": "Assistant",
    "thread": "Thread",
    "thread.message": "Message",
    "thread.run": "Run",
    "thread.run.step": "RunStep",
    "vector_store": "VectorStore",
}


def store_fixture(store: Store, item: Object, now: int, new_id: NewId) -> Object:
    """Store an object; missing fields of most kinds get their defaults.

    Raises ValueError for an unknown kind, and if the object doesn't match the document.
    """
    kind = item.get("object")
    if kind not in _SCHEMAS:
        raise ValueError(f"object must be one of {', '.join(_SCHEMAS)}, not {kind!r}")
    item = _with_defaults(kind, item, now, new_id)
    check_response(load_document(), _SCHEMAS[kind], item)
    store.require_room()
    store.save(item)
    return item


def _with_defaults(kind: str, item: Object, now: int, new_id: NewId) -> Object:
    match kind:
        case "assistant":
            return new_assistant({"model": "gpt-4o-mini", **item}, now, new_id) | item
        case "thread":
            return new_thread(item, now, new_id) | item
        case "thread.message":
            fields: dict[str, Any] = {key: value for key, value in item.items() if key != "content"}
            body = {"role": "user", "content": "Hello!", **item}
            return new_message(body, item["thread_id"], now, new_id) | fields
        case _:
            return item
