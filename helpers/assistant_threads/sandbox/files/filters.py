"""Evaluates attribute filters of a search."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

from ..model.store import Object

__all__ = ["matches"]

_ORDER: Mapping[str, Callable[[Any, Any], bool]] = {
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
}


def matches(attributes: Object, condition: Object) -> bool:
    """Whether attributes satisfy a comparison filter or a compound filter."""
    match condition["type"]:
        case "and":
            return all(matches(attributes, each) for each in condition["filters"])
        case "or":
            return any(matches(attributes, each) for each in condition["filters"])
        case "ne":
            return not _equal(attributes.get(condition["key"]), condition["value"])
        case "eq":
            return _equal(attributes.get(condition["key"]), condition["value"])
        case "in" | "nin":
            found = any(_equal(attributes.get(condition["key"]), each) for each in _as_list(condition["value"]))
            return found is (condition["type"] == "in")
        case name:
            return _in_order(_ORDER[name], attributes.get(condition["key"]), condition["value"])


def _as_list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value  # pyright: ignore[reportUnknownVariableType]
    return [value]


def _equal(left: object, right: object) -> bool:
    return isinstance(left, bool) == isinstance(right, bool) and left == right


def _in_order(compare: Callable[[Any, Any], bool], left: Any, right: Any) -> bool:
    """Numbers compare with numbers and strings with strings; anything else doesn't match."""
    for kind in ((int, float), str):
        if isinstance(left, kind) and isinstance(right, kind):
            return compare(left, right)
    return False
