"""Request bodies: bytes to JSON that the sandbox can keep and send back."""

from __future__ import annotations

import json
import math
from typing import Any, cast

from .errors import RefusedError

__all__ = ["parse_body"]

_DEEPEST = 100


def parse_body(raw: bytes, content_type: str) -> Any:
    """The body, `{}` when there is none; still to be checked against the document. Raises RefusedError."""
    if not raw:
        return {}
    kind = content_type.partition(";")[0].strip()
    if kind != "application/json":
        raise RefusedError(
            f"Unsupported content type: '{kind}'. This API method only accepts 'application/json' requests.",
            code="unsupported_content_type",
        )
    try:
        body = json.loads(raw, parse_constant=_no_constant, parse_float=_finite)
        # Half a surrogate pair can be written in JSON, but not kept as text.
        json.dumps(body, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise RefusedError(
            "We could not parse the JSON body of your request. The API expects a JSON payload, but what was sent was "
            "not valid JSON."
        ) from None
    if _depth(body) > _DEEPEST:
        raise RefusedError(f"The JSON body of your request is nested more than {_DEEPEST} levels deep.")
    return body


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _finite(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise ValueError(f"{text} is too large")
    return value


def _depth(body: Any) -> int:
    depth, level = 0, [body]
    while level:
        depth += 1
        nested: list[Any] = []
        for each in level:
            if isinstance(each, dict):
                nested += cast("dict[str, Any]", each).values()
            elif isinstance(each, list):
                nested.extend(each)  # pyright: ignore[reportUnknownArgumentType]
        level = nested
    return depth
