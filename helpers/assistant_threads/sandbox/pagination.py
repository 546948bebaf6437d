"""Cursor pages as the service cuts them."""

from __future__ import annotations

from typing import Any

from .errors import RefusedError
from .store import Object, Store

__all__ = ["page"]

_NAMES = {"thread.message": "message", "thread.run": "run", "thread.run.step": "run step"}


def page(store: Store, kind: str, query: dict[str, Any], **belonging: str | None) -> Object:
    """One page of a listing.

    `after` starts the page behind an item, in the order asked for. `before` gives the page that ends right before an
    item; `has_more` then tells of items further on in that direction.
    """
    limit: int = query.get("limit", 20)
    newest_first = query.get("order", "desc") == "desc"
    after = _place(store, kind, query, "after")
    before = _place(store, kind, query, "before")
    backwards = before is not None and after is None
    above, below = (before, after) if newest_first else (after, before)
    found = store.select(
        kind, above=above, below=below, newest_first=newest_first != backwards, limit=limit + 1, **belonging
    )
    data = found[:limit][:: -1 if backwards else 1]
    return {
        "object": "list",
        "data": data,
        "first_id": data[0]["id"] if data else None,
        "last_id": data[-1]["id"] if data else None,
        "has_more": len(found) > limit,
    }


def _place(store: Store, kind: str, query: dict[str, Any], cursor: str) -> int | None:
    if cursor not in query:
        return None
    place = store.place(kind, query[cursor])
    if place is None:
        name = _NAMES.get(kind, kind)
        raise RefusedError(f"No {name} found with id '{query[cursor]}'.", param=cursor, code="invalid_value")
    return place
