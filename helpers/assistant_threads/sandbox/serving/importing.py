"""Stores exported objects with the ids and times that they had."""

from __future__ import annotations

from collections.abc import Sequence

from ..backend import Backend
from ..errors import RefusedError
from ..model.store import Object

__all__ = ["import_objects"]


def import_objects(backend: Backend, items: Sequence[Object]) -> Object:
    """Store all objects or none; those that are stored already are skipped. Raises RefusedError.

    Threads come before their messages.
    """
    stored = 0
    with backend.store.transaction():
        for index, item in enumerate(items):
            identifier, kind = item.get("id"), item.get("object")
            if (
                not isinstance(identifier, str)
                or not identifier
                or kind not in ("assistant", "thread", "thread.message")
            ):
                raise RefusedError(
                    f"[{index}] must be an assistant, a thread or a thread.message with its id.", param=f"[{index}]"
                )
            if kind == "thread.message" and backend.store.find("thread", str(item.get("thread_id"))) is None:
                raise RefusedError(f"[{index}]: there is no thread {item.get('thread_id')!r}.", param=f"[{index}]")
            if backend.store.find(kind, identifier) is not None:
                continue
            try:
                backend.add(item)
            except ValueError as error:
                raise RefusedError(f"[{index}]: {error}", param=f"[{index}]") from None
            stored += 1
    return {"object": "import", "stored": stored, "skipped": len(items) - stored}
