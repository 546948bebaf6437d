"""Objects put into the sandbox by a test, under identifiers of its choice."""

from __future__ import annotations

from .document import load_document
from .objects import new_assistant, new_message, new_thread
from .operations import Operations
from .store import Object
from .validation import check_answer

__all__ = ["seeded"]

_SCHEMAS = {
    "assistant": "Assistant",
    "thread": "Thread",
    "thread.message": "Message",
    "thread.run": "Run",
    "thread.run.step": "RunStep",
}


def seeded(operations: Operations, item: Object) -> Object:
    """Store an object; an assistant, a thread or a message gets defaults for what is left out."""
    kind = item.get("object")
    if kind not in _SCHEMAS:
        raise ValueError(f"the object must be one of {', '.join(_SCHEMAS)}, not {kind!r}")
    now, new_id = operations.runner.now, operations.new_id
    if kind == "assistant":
        item = new_assistant({"model": "gpt-4o-mini", **item}, now, new_id) | item
    elif kind == "thread":
        item = new_thread(item, now, new_id) | item
    elif kind == "thread.message":
        given = {key: value for key, value in item.items() if key != "content"}
        body = {"role": "user", "content": "Hello!", **item}
        item = new_message(body, item["thread_id"], now, new_id) | given
    check_answer(load_document(), _SCHEMAS[kind], item)
    operations.store.require_room()
    operations.store.save(item)
    return item
