"""Decodes and encodes JSON, with orjson if it is installed; the results are the same without it."""

from __future__ import annotations

import json
import marshal
import math
from typing import Any

try:
    import orjson
except ImportError:
    orjson = None  # type: ignore[assignment]

__all__ = ["MAX_DEPTH", "dumps", "dumps_plain", "loads"]

MAX_DEPTH = 100
"""How deeply arrays and objects may be nested. Deeper data could be decoded, but not copied, compared or pickled."""

# orjson decodes an integer beyond 64 bits as a float. Such a number has at least 19 digits, after one of a few bytes or
# at the start. With every digit translated to b"0" and each of those bytes to b",", one search in C finds it.
_SHAPES = bytes.maketrans(b"123456789:[- \t\r\n", b"000000000,,,,,,,")
_DIGITS = b"0" * 19

# orjson refuses to encode more levels. Data with MAX_DEPTH levels just fits into enough lists around it.
_ORJSON_LEVELS = 254

# A text of more bytes usually has more than MAX_DEPTH brackets, so that counting them would only take time.
_LONG_TEXT = 8192

_CONTAINERS: set[type] = {dict, list}


def loads(data: bytes) -> Any:
    """Decode JSON text. Raises ValueError for anything else, for numbers beyond floats, and for more than MAX_DEPTH."""
    value = _decode(data)
    if _may_be_deep(data) and _is_deeper(value, MAX_DEPTH):
        raise ValueError(f"nested more than {MAX_DEPTH} levels deep")
    return value


def _decode(data: bytes) -> Any:
    if orjson is not None and not _has_long_integer(data):
        try:
            return orjson.loads(data)
        except ValueError:
            pass  # the standard library decides what is JSON, so that errors do not depend on the codec
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_refuse, parse_float=_finite)
    except RecursionError:
        raise ValueError(f"nested more than {MAX_DEPTH} levels deep") from None


def _has_long_integer(data: bytes) -> bool:
    shapes = data.translate(_SHAPES)
    if _DIGITS not in shapes:
        return False
    if shapes.startswith(_DIGITS):
        return True
    start, in_text = 0, False
    while (found := shapes.find(b"," + _DIGITS, start)) >= 0:
        in_text ^= _ends_in_other_state(data[start:found])
        if not in_text:
            return True
        start = found + 1
    return False


def _ends_in_other_state(piece: bytes) -> bool:
    """Whether a text begins or ends in a piece of JSON, and not both."""
    if b"\\" in piece:
        piece = piece.replace(b"\\\\", b"").replace(b'\\"', b"")
    return piece.count(b'"') % 2 == 1


def _may_be_deep(data: bytes) -> bool:
    """Whether data has as many brackets as deep nesting takes. Each level is two bytes at least."""
    size = len(data)
    return size > 2 * MAX_DEPTH and (size > _LONG_TEXT or data.count(b"[") + data.count(b"{") > MAX_DEPTH)


def _is_deeper(value: Any, levels: int) -> bool:
    """Whether data is nested more deeply."""
    if orjson is None:
        return _is_deeper_by_level(value, levels)
    for _ in range(_ORJSON_LEVELS - levels):
        value = [value]
    try:
        orjson.dumps(value)
    except TypeError:  # too deep, or an integer or a text that orjson does not encode
        return _is_deeper_by_level(value, _ORJSON_LEVELS)
    return False


def _is_deeper_by_level(value: Any, levels: int) -> bool:
    """The same, level by level, since a recursion would be limited itself."""
    level: list[Any] = [value] if value.__class__ in _CONTAINERS else []
    for _ in range(levels):
        level = [
            item
            for each in level
            if each
            for item in (each.values() if each.__class__ is dict else each)
            if item.__class__ in _CONTAINERS
        ]
        if not level:
            return False
    return True


def dumps(value: Any) -> bytes:
    """Encode plain data as JSON in UTF-8. Raises ValueError for NaN and infinity, TypeError for other objects."""
    if orjson is not None:
        try:
            data = orjson.dumps(value)
        except TypeError:
            pass  # an integer beyond 64 bits, or an error, which the standard library reports
        else:
            # orjson writes NaN as null, so that only then the slower check is needed.
            return data if b"null" not in data else _standard_dumps(value)
    return _standard_dumps(value)


def dumps_plain(value: Any) -> bytes | None:
    """Encode what consists of str, int, float, bool, None, dicts, lists and tuples only.

    None for anything else, for numbers and texts that need a closer look, and without orjson.
    """
    if orjson is None:
        return None
    try:
        marshal.dumps(value)  # in C, and strict: orjson would also encode UUIDs and members of enums
        data = orjson.dumps(value)
    except (TypeError, ValueError):
        return None
    # orjson writes NaN as null.
    return data if b"null" not in data or orjson.loads(data) == value else None


def _standard_dumps(value: Any) -> bytes:
    try:
        return json.dumps(value, allow_nan=False, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        raise ValueError("text must not contain lone surrogates") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError(f"{text[:40]} is too large for a number")
    return number


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not valid JSON")
