"""Decodes and encodes JSON, with orjson if it is installed; the results are the same without it."""

from __future__ import annotations

import json
from typing import Any

try:
    import orjson
except ImportError:
    orjson = None  # type: ignore[assignment]

__all__ = ["dumps", "loads"]

# orjson decodes an integer beyond 64 bits as a float. Such a number has at least 19 digits; translating each digit to
# b"0" finds them in one pass in C.
_DIGITS = bytes.maketrans(b"123456789", b"000000000")
_LONG = b"0" * 19


def loads(data: bytes) -> Any:
    """Decode JSON text. Raises ValueError, with the position, for anything else."""
    if orjson is not None and data.translate(_DIGITS).find(_LONG) < 0:
        try:
            return orjson.loads(data)
        except ValueError:
            pass  # the standard library decides what is JSON, so that errors do not depend on the codec
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except RecursionError:
        raise ValueError("nested too deeply") from None


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


def _standard_dumps(value: Any) -> bytes:
    return json.dumps(value, allow_nan=False, ensure_ascii=False, separators=(",", ":")).encode()


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not valid JSON")
