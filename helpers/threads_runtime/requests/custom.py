"""Operations of places that the document doesn't know, for `client.get(path)` and its like."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from ..models import Model
from ..omit import NOT_GIVEN, Omit, omit
from ..operation import CallOptions, Operation, Query, RequestOptions, json_body
from .base_url import BaseURL, relative_to_base
from .query import merge_queries

__all__ = ["CustomCallOptions", "custom_operation"]

T = TypeVar("T")


class CustomCallOptions(CallOptions, total=False):
    """What `get`, `post` and `delete` take beside the path; as with every method, the extras win."""

    query: Query
    """Query parameters."""


def custom_operation(
    base: BaseURL,
    method: str,
    path: str,
    cast_to: type[T] | Callable[[Any], T] | None,
    body: object,
    options: CustomCallOptions,
) -> Operation[T]:
    """Raises ValueError for a path that leads away from the base URL."""
    relative, query = relative_to_base(base, path)
    return Operation(
        name=method.lower(),
        method=method,
        path=relative,
        decode=_decoder(cast_to),
        returns_object=_is_model(cast_to),
        query=merge_queries(query, options.get("query")),
        body=omit if body is None or isinstance(body, Omit) else json_body({"body": body})["body"],
        options=RequestOptions(
            extra_headers=options.get("extra_headers"),
            extra_query=options.get("extra_query"),
            extra_body=options.get("extra_body"),
            timeout=options.get("timeout", NOT_GIVEN),
            retry=options.get("retry", NOT_GIVEN),
        ),
        # Nothing is known about this path, so a POST is assumed to be unsafe to repeat.
        ambiguous_hint=f"Check its outcome before sending POST {relative} again." if method == "POST" else None,
    )


def _decoder(cast_to: type[T] | Callable[[Any], T] | None) -> Callable[[Any], T]:
    if cast_to is None or cast_to is object:
        return _as_it_is
    if not callable(cast_to):
        raise TypeError(f"cast_to must be a model class or a function, not {type(cast_to).__name__}")
    return cast("Callable[[Any], T]", cast(Any, cast_to).from_dict if _is_model(cast_to) else cast_to)


def _is_model(cast_to: object) -> bool:
    return isinstance(cast_to, type) and issubclass(cast_to, Model)


def _as_it_is(raw: Any) -> Any:
    return raw
