"""Query strings: lists as `include[]=a&include[]=b`, objects as `filter[name]=value`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, cast
from urllib.parse import parse_qsl, quote

from ..omit import Omit
from ..operation import Query

__all__ = ["encode_query", "merge_queries", "parse_query"]


class _Repeated(list[str]):
    """The values of a key that stood in a URL more than once: sent under the key as it is."""


def merge_queries(*queries: Query | None) -> dict[str, object]:
    """One query of many: later ones win, and a list under `include` replaces one under `include[]`."""
    merged: dict[str, object] = {}
    for query in queries:
        for key, value in (query or {}).items():
            bare = key.removesuffix("[]")
            merged.pop(bare, None)
            merged.pop(f"{bare}[]", None)
            merged[key] = value
    return merged


def encode_query(query: Query) -> str:
    """The query string without its `?`; what is None or omitted is left out.

    Raises TypeError or ValueError, naming the parameter, for a value that a query has no form for.
    """
    pairs = (pair for key, value in query.items() for pair in _pairs(key, value))
    return "&".join(f"{quote(key, safe='')}={quote(value, safe='')}" for key, value in pairs)


def parse_query(text: str) -> dict[str, object]:
    """The parameters of a query string."""
    values: dict[str, _Repeated] = {}
    for key, value in parse_qsl(text, keep_blank_values=True):
        values.setdefault(key, _Repeated()).append(value)
    return {key: found if len(found) > 1 else found[0] for key, found in values.items()}


def _pairs(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, Omit):
        return
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, bool):
        yield key, "true" if value else "false"
    elif isinstance(value, (int, float)):
        if not math.isfinite(value):
            raise ValueError(f"the query parameter {key} is {value}")
        yield key, str(value)
    elif isinstance(value, Mapping):
        for name, item in cast("Mapping[str, Any]", value).items():
            yield from _pairs(f"{key}[{name}]", item)
    elif isinstance(value, _Repeated):
        for text in value:
            yield key, text
    elif isinstance(value, Iterable) and not isinstance(value, (bytes, bytearray)):
        name = key if key.endswith("[]") else f"{key}[]"
        items: Iterable[Any] = value  # pyright: ignore[reportUnknownVariableType]
        for item in items:
            yield from _pairs(name, item)
    else:
        raise TypeError(
            f"the query parameter {key} can't be a {type(value).__name__}; pass str, numbers, bool or lists"
        )
