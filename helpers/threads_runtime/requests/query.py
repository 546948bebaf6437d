"""Query strings: lists as `include[]=a&include[]=b`, objects as `filter[name]=value`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, TypeVar, cast
from urllib.parse import parse_qsl, quote

from attrs import evolve

from ..checks import check_encodable
from ..omit import Omit
from ..operation import Operation, Query
from ..redaction import PrivateDict

__all__ = [
    "effective_query",
    "encode_query",
    "form_pairs",
    "joined",
    "merge_queries",
    "parse_query",
    "repeated",
    "with_query",
]

T = TypeVar("T")


class _Repeated(list[str]):
    """The values of a key that occurs more than once in a URL: sent without `[]`."""


def repeated(values: object) -> object:
    """A list that is sent as `key=a&key=b`; anything but a list is sent as usual."""
    if not isinstance(values, Iterable) or isinstance(values, (str, bytes, Mapping)):
        return values  # pyright: ignore[reportUnknownVariableType]
    return _Repeated(text for value in cast("Iterable[object]", values) for _, text in _pairs("", value))


def joined(name: str, values: object, separator: str) -> object:
    """A list that is sent as one value, `key=a,b`; anything but a list is sent as usual.

    Raises ValueError, naming the parameter, for an item that contains the separator.
    """
    texts = repeated(values)
    if not isinstance(texts, _Repeated):
        return texts
    if any(separator in text for text in texts):
        raise ValueError(f"an item of {name} contains {separator!r}, which separates the items")
    return separator.join(texts)


def merge_queries(*queries: Query | None) -> PrivateDict[object]:
    """The queries merged: later ones win, and a list under `include` replaces one under `include[]`."""
    merged = PrivateDict[object]()
    for query in queries:
        for key, value in (query or {}).items():
            bare = key.removesuffix("[]")
            merged.pop(bare, None)
            merged.pop(f"{bare}[]", None)
            merged[key] = value
    return merged


def encode_query(query: Query) -> str:
    """The query string without `?`; values that are None or omitted are left out.

    Raises TypeError or ValueError, naming the parameter, for an invalid value.
    """
    pairs = list(form_pairs(query))  # before the loop, whose variables a traceback could show
    return "&".join(f"{quote(key, safe='')}={quote(value, safe='')}" for key, value in pairs)


def form_pairs(fields: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The parameters of a query, or the fields of a form, as pairs of text; what is None or omitted is left out.

    Raises TypeError or ValueError, naming the parameter, for an invalid value.
    """
    for key, value in fields.items():
        yield from _pairs(check_encodable("the name of a query parameter", key), value)


def parse_query(text: str) -> dict[str, object]:
    """The parameters of a query string."""
    values: dict[str, _Repeated] = {}
    for key, value in parse_qsl(text, keep_blank_values=True):
        values.setdefault(key, _Repeated()).append(value)
    return {key: found if len(found) > 1 else found[0] for key, found in values.items()}


def effective_query(operation: Operation[Any]) -> PrivateDict[object]:
    """The query that the operation sends: with `extra_query`, without what is None or omitted."""
    query = merge_queries(operation.query, operation.options.extra_query)
    return PrivateDict(
        (name, value) for name, value in query.items() if value is not None and not isinstance(value, Omit)
    )


def with_query(operation: Operation[T], query: Mapping[str, object]) -> Operation[T]:
    """The operation with these values in its query, also where `extra_query` has others."""
    options = operation.options
    if options.extra_query and not options.extra_query.keys().isdisjoint(query):
        extras = {name: value for name, value in options.extra_query.items() if name not in query}
        options = evolve(options, extra_query=extras)
    return evolve(operation, query=PrivateDict({**operation.query, **query}), options=options)


def _pairs(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, Omit):
        return
    if isinstance(value, str):
        yield key, check_encodable(f"the query parameter {key}", value)
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
