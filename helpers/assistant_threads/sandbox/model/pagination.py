"""Cursor pagination, as in the service."""

from __future__ import annotations

from typing import Any

from ..errors import RefusedError, name_of
from .store import Object, Store

__all__ = ["page"]


def page(
    store: Store,
    kind: str,
    query: dict[str, Any],
    *,
    default_limit: int = 20,
    key_prefix: str = "",
    **filters: Any,
) -> Object:
    """One page of a listing; `filters` are those of `Store.select`.

    `after` starts the page behind an item, in the requested order. `before` ends it right before an item; `has_more`
    then tells whether there are items in front of the page. `key_prefix` and the id of an item make its key.
    """
    limit: int = query.get("limit", default_limit)
    newest_first = query.get("order", "desc") == "desc"
    after = _position(store, kind, query, "after", key_prefix)
    before = _position(store, kind, query, "before", key_prefix)
    backwards = before is not None and after is None
    above, below = (before, after) if newest_first else (after, before)
    found = store.select(
        kind, above=above, below=below, newest_first=newest_first != backwards, limit=limit + 1, **filters
    )
    data = found[:limit][:: -1 if backwards else 1]
    return {
        "object": "list",
        "data": data,
        "first_id": data[0]["id"] if data else None,
        "last_id": data[-1]["id"] if data else None,
        "has_more": len(found) > limit,
    }


def _position(store: Store, kind: str, query: dict[str, Any], cursor: str, key_prefix: str) -> int | None:
    if cursor not in query:
        return None
    position = store.position(kind, key_prefix + query[cursor])
    if position is None:
        message = f"No {name_of(kind)} found with id '{query[cursor]}'."
        raise RefusedError(message, param=cursor, code="invalid_value")
    return position
