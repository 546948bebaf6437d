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

_BRACKETS = bytes.maketrans(b"{}", b"[]")
_OTHERS = bytes(set(range(256)) - set(b'[]{}"'))


def loads(data: bytes) -> Any:
    """Decode JSON text. Raises ValueError for anything else, for numbers beyond floats, and for more than MAX_DEPTH."""
    value = _decode(data)
    # Only many brackets can be nested deeply.
    if data.count(b"[") + data.count(b"{") > MAX_DEPTH and _is_deeper(data, MAX_DEPTH):
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
        in_text ^= _without_escapes(data[start:found]).count(b'"') % 2 == 1
        if not in_text:
            return True
        start = found + 1
    return False


def _without_escapes(data: bytes) -> bytes:
    """JSON whose quotes are around texts only."""
    return data.replace(b"\\\\", b"").replace(b'\\"', b"") if b"\\" in data else data


def _is_deeper(data: bytes, levels: int) -> bool:
    """Whether JSON is nested more deeply. In C, a level at a time, and without the values: most pages are checked."""
    brackets = _without_escapes(data).translate(_BRACKETS, _OTHERS).replace(b'""', b"")
    if b'"' in brackets:
        brackets = b"".join(brackets.split(b'"')[::2])  # without those in texts
    for _ in range(levels):
        if not brackets:
            return False
        brackets = brackets.replace(b"[]", b"")
    return bool(brackets)


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
