"""JSON as servers send it: not always what belongs there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, cast

from assistant_threads import OpenAIError
from threads_runtime.models import Model

from .json_text import json_text

__all__ = ["as_list", "as_object", "checked", "objects"]

T = TypeVar("T")


def objects(items: Iterable[T]) -> Iterator[T]:
    """The items of a list that a server sent. Raises OpenAIError for one that is not an object."""
    return map(checked, items)


def checked(item: T) -> T:
    """An item of a list that a server sent. Raises OpenAIError if it is not an object."""
    if not isinstance(cast(object, item), (Model, dict)):
        raise OpenAIError(f"the server sent {json_text(item):.40} where a list should have an object")
    return item


def as_list(value: Any) -> list[Any]:
    """A value that should be a list; some servers send null, or a single item."""
    return cast("list[object]", value) if isinstance(value, list) else [] if value is None else [value]


def as_object(value: Any) -> dict[str, Any] | None:
    """The value if it is a JSON object."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None
