"""`POST /v1/import`, beside the document of the API: imports objects with their ids and times."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from starlette.requests import Request

from ..backend import Backend
from ..errors import RefusedError
from ..http.document import load_document
from ..http.validation import check_response
from ..model.objects import new_assistant, new_message, new_thread
from ..model.store import Object

__all__ = ["import_request"]

_SCHEMAS = {"assistant": "Assistant", "thread": "Thread", "thread.message": "Message"}


def _import(backend: Backend, items: Sequence[Object]) -> Object:
    """Store all objects or none; those that are stored already are skipped. Raises RefusedError.

    A thread comes before its messages, and these in their order.
    """
    stored = 0
    with backend.store.transaction():
        for index, item in enumerate(items):
            identifier, kind = item.get("id"), item.get("object")
            if not isinstance(identifier, str) or not identifier or kind not in _SCHEMAS:
                raise _invalid(index, "must be an assistant, a thread or a thread.message, with its id")
            if kind == "thread.message" and backend.store.find("thread", str(item.get("thread_id"))) is None:
                raise _invalid(index, f"belongs to the thread {item.get('thread_id')!r}, which does not exist")
            if backend.store.find(kind, identifier) is not None:
                continue
            if backend.store.contains(identifier):
                raise _invalid(index, f"has the id of another kind of object: {identifier}")
            try:
                completed = _with_defaults(kind, item, backend)
                check_response(load_document(), _SCHEMAS[kind], completed)
            except (KeyError, TypeError, ValueError) as error:
                raise _invalid(index, f"is not a valid {kind}: {error}") from None
            backend.store.require_room()
            backend.store.save(completed)
            stored += 1
    return {"object": "import", "stored": stored, "skipped": len(items) - stored}


def _with_defaults(kind: str, item: Object, backend: Backend) -> Object:
    """The object with the fields that an export lacks, such as those that only events have."""
    now = backend.runner.now
    match kind:
        case "assistant":
            return new_assistant({"model": "unknown", **item}, now, backend.new_id) | item
        case "thread":
            return new_thread({}, now, backend.new_id) | item
        case _:
            empty: Object = {"role": "user", "content": []}
            return new_message(empty, item["thread_id"], now, backend.new_id) | item


def _invalid(index: int, problem: str) -> RefusedError:
    return RefusedError(f"The object [{index}] {problem}.", param=f"[{index}]")


async def import_request(request: Request, backend: Backend) -> Object:
    """`POST /v1/import` with a list of objects; returns the body of the response. Raises RefusedError."""
    try:
        body: Any = await request.json()
    except (ValueError, RecursionError):
        body = None
    items = cast("list[Object]", body)
    if not isinstance(body, list) or not all(isinstance(each, dict) for each in items):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise RefusedError("The body must be a JSON list of objects.")
    return _import(backend, items)
