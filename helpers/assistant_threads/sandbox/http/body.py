"""Parses request bodies to JSON that the sandbox can store and send back."""

from __future__ import annotations

import json
import math
from typing import Any, cast

from ..errors import RefusedError

__all__ = ["parse_body"]

_MAX_DEPTH = 100


def parse_body(raw: bytes, content_type: str) -> Any:
    """The body, or `{}` if it is empty; not yet validated. Raises RefusedError."""
    if not raw:
        return {}
    media_type = content_type.partition(";")[0].strip()
    if media_type != "application/json":
        raise RefusedError(
            f"Unsupported content type: '{media_type}'. This API method only accepts 'application/json' requests.",
            code="unsupported_content_type",
        )
    try:
        body = json.loads(raw, parse_constant=_reject_constant, parse_float=_finite)
        # JSON can express a lone surrogate, but it cannot be encoded as text.
        json.dumps(body, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise RefusedError(
            "We could not parse the JSON body of your request. The API expects a JSON payload, but the body is not "
            "valid JSON."
        ) from None
    if _is_deeper(body, _MAX_DEPTH):
        raise RefusedError(f"The JSON body of your request is nested more than {_MAX_DEPTH} levels deep.")
    return body


def _reject_constant(name: str) -> None:
    raise ValueError(f"{name} is not valid JSON")


def _finite(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise ValueError(f"{text} is too large")
    return value


def _is_deeper(value: Any, levels: int) -> bool:
    nested: Any = ()
    if isinstance(value, dict):
        nested = cast("dict[str, Any]", value).values()
    elif isinstance(value, list):
        nested = cast(Any, value)
    return levels == 0 or any(_is_deeper(each, levels - 1) for each in nested)
