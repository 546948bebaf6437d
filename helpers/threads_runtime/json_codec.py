"""JSON text to plain data and back: by orjson when it is installed, with the same results without it."""

from __future__ import annotations

import json
from typing import Any

try:
    import orjson
except ImportError:
    orjson = None  # type: ignore[assignment]

__all__ = ["dumps", "loads"]

# orjson reads an integer beyond 64 bits as a float. Such a number has at least 19 digits, which are looked for
# by one pass in C: every digit becomes b"0".
_DIGITS = bytes.maketrans(b"123456789", b"000000000")
_LONG = b"0" * 19


def loads(data: bytes) -> Any:
    """The data of a JSON text. Raises ValueError, saying where, on anything else."""
    if orjson is not None and data.translate(_DIGITS).find(_LONG) < 0:
        try:
            return orjson.loads(data)
        except ValueError:
            pass  # the standard library decides what is JSON, so that both codecs accept the same and report alike
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def dumps(value: Any) -> bytes:
    """The JSON text of plain data, in UTF-8. Raises ValueError on NaN and infinity, TypeError on other objects."""
    if orjson is not None:
        try:
            data = orjson.dumps(value)
        except TypeError:
            pass  # an integer beyond 64 bits, or an error that the standard library words
        else:
            # orjson writes NaN as null; only then the slow check is needed.
            return data if b"null" not in data else _standard_dumps(value)
    return _standard_dumps(value)


def _standard_dumps(value: Any) -> bytes:
    return json.dumps(value, allow_nan=False, ensure_ascii=False, separators=(",", ":")).encode()


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not JSON")
