"""`page.cursor`: the start of the next page, as a string that outlives the process.

It contains the name and path of the operation, the query of the next page, and the names of secret query parameters,
but neither their values nor any headers. It is not signed: whoever can change it can change the filters, but not the
path that `list()` is called with.
"""

from __future__ import annotations

import json
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import evolve

from ..operation import Operation
from ..redaction import is_secret
from ..requests.query import effective_query, encode_query, merge_queries, parse_query

__all__ = ["make_cursor", "resume"]

T = TypeVar("T")

_VERSION = 1


def make_cursor(operation: Operation[Any], query: Mapping[str, object]) -> str:
    """The cursor of the page with that query."""
    sent = parse_query(encode_query(query))
    secret = sorted(name for name in sent if is_secret(name))
    content = {
        "v": _VERSION,
        "list": operation.name,
        "path": operation.path,
        "query": encode_query({name: value for name, value in sent.items() if name not in secret}),
        "secret": secret,
    }
    return urlsafe_b64encode(json.dumps(content, separators=(",", ":")).encode()).decode().rstrip("=")


def resume(operation: Operation[T], cursor: str) -> Operation[T]:
    """The operation with the query of the cursor's page.

    Raises TypeError or ValueError for an invalid cursor, for the cursor of another list, and for filters that differ
    from those of the cursor.
    """
    content = _content(cursor)
    if (content["list"], content["path"]) != (operation.name, operation.path):
        raise ValueError(
            f"the cursor belongs to {content['list']} of {content['path']}, not to {operation.name} of {operation.path}"
        )
    kept = parse_query(content["query"])
    given = parse_query(encode_query(effective_query(operation)))
    size = None if operation.page_size is None else operation.page_size.parameter
    for name in given:
        if name in {"after", "before"}:
            raise ValueError(f"cursor and {name} are mutually exclusive: leave out {name}")
        # The page size is not a filter, and may change.
        if name not in content["secret"] and name != size and given[name] != kept.get(name):
            raise ValueError(
                f"{name} is {given[name]!r}, but the cursor has {name} {kept.get(name, 'left out')!r}: "
                f"leave out {name}, since the filters come from the cursor"
            )
    if missing := [name for name in content["secret"] if name not in given]:
        raise ValueError(
            f"the cursor does not contain the value of {', '.join(missing)}, which looks like a secret: "
            "pass it again in extra_query"
        )
    if size in given:
        kept[size] = given[size]
    return evolve(operation, query=merge_queries(operation.query, kept))


def _content(cursor: str) -> dict[str, Any]:
    if not isinstance(cursor, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"cursor must be a string, not {type(cursor).__name__}")
    try:
        content: Any = json.loads(b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True))
        texts = [content[name] for name in ("list", "path", "query")]
        valid = content["v"] == _VERSION and all(isinstance(each, str) for each in [*texts, *content["secret"]])
    except (ValueError, TypeError, LookupError, RecursionError):
        content, valid = None, False
    if valid:
        return cast("dict[str, Any]", content)
    raise ValueError("invalid cursor: pass a value of `page.cursor`, or the id of an item as `after`")
