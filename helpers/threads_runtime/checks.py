"""Checks of arguments that several places share. Each raises TypeError or ValueError, which names the argument."""

from __future__ import annotations

import math
import re
from inspect import isasyncgenfunction, isgeneratorfunction
from typing import Any, TypeVar

__all__ = [
    "as_id", "as_object", "as_text", "check_callable", "check_count", "check_encodable", "check_header_value",
    "check_number", "check_seconds", "header_problem",
]  # fmt: skip

N = TypeVar("N")

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def check_number(name: str, value: N, *, of: str = "", finite: bool = False) -> N:
    """The value, if it is a number of at least 0; infinity is one unless it must be `finite`. `of` names the unit."""
    kind = f"a number of {of}" if of else "a number"
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{name} must be {kind}, not {type(value).__name__}")
    if not value >= 0 or (finite and math.isinf(value)):
        raise ValueError(f"{name} must be {kind}, at least 0, but is {value}")
    return value


def check_seconds(name: str, value: N) -> N:
    """The value, if it is None or a length of time in seconds: a number above 0."""
    if value is None:
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{name} must be a number of seconds or None, not {type(value).__name__}")
    if not value > 0:
        raise ValueError(f"{name} must be a positive number of seconds, or None for no limit, but is {value}")
    return value


def check_count(name: str, value: N, *, minimum: int = 0, of: str = "") -> N:
    """The value, if it is a whole number of at least `minimum`; `of` says in the message what is counted."""
    kind = f"a number of {of}" if of else "a whole number"
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} must be {kind}, not {type(value).__name__}")
    if value < minimum:
        least = "not be negative" if minimum == 0 and not of else f"be {kind}, at least {minimum}"
        raise ValueError(f"{name} must {least}, but is {value}")
    return value


def check_callable(name: str, value: N) -> N:
    """The value, if it is None or can be called. Not a generator: calling one runs nothing."""
    if value is None:
        return value
    if not callable(value):
        raise TypeError(f"{name} must be callable, not {type(value).__name__}")
    for each in (value, type(value).__call__):
        if isgeneratorfunction(each) or isasyncgenfunction(each):
            raise TypeError(f"{name} is a generator, which would never run; use a function without yield")
    return value


def check_encodable(name: str, value: str) -> str:
    """The text, if it can be sent. JSON may contain halves of surrogate pairs, which UTF-8 cannot."""
    if not _is_encodable(value):
        raise ValueError(f"{name} must not contain lone surrogates, but is {value!a:.100}")
    return value


def _is_encodable(value: str) -> bool:
    try:
        return value.isascii() or bool(value.encode())
    except UnicodeEncodeError:
        return False


def check_header_value(name: str, value: object) -> None:
    """Raise TypeError or ValueError, without the value, if it is not valid for a header."""
    problem = header_problem(name, value)
    if problem is not None:
        value = None  # it would be shown by a traceback that shows local variables
        raise problem


def header_problem(name: str, value: object) -> TypeError | ValueError | None:
    """The exception for a value that is not valid for a header, without the value; None for a valid one."""
    if not isinstance(value, str):
        return TypeError(f"the header {name} must be a string, not {type(value).__name__}")
    if _CONTROL.search(value):
        return ValueError(f"the header {name} must not contain line breaks or other control characters")
    try:
        value.encode("latin-1")
    except UnicodeEncodeError:
        return ValueError(f"the header {name} must not contain characters outside Latin-1")
    return None


def as_id(value: Any) -> str | None:
    """The value if it can be sent as the id of an object, else None: a server may have sent it."""
    if not isinstance(value, str) or value in {"", ".", ".."}:
        return None
    return value if _is_encodable(value) else None


def as_object(value: Any) -> dict[str, Any]:
    """The value if it is a JSON object, else an empty one: servers send anything where an object should be."""
    return value if isinstance(value, dict) else {}  # pyright: ignore[reportUnknownVariableType]


def as_text(value: Any) -> str | None:
    """The value if it is text and not empty, else None: servers send anything where an id or a name should be."""
    return value if isinstance(value, str) and value else None
