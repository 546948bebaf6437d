"""`cast_to` of `client.get` and the like: what a response is turned into."""

from __future__ import annotations

from collections.abc import Callable
from types import NoneType
from typing import Any, Literal, TypeAlias, cast, get_origin

import attrs
import httpx

from ..declared_fields import structured
from ..operation import Operation
from .binary import HttpxBinaryResponseContent
from .parse import parse_result

__all__ = ["Returns", "decoder_of", "parse_as"]

Returns: TypeAlias = Literal["object", "json", "response", "file"]

_Decoder: TypeAlias = Callable[[Any], Any]

# These are made of the response; everything else is made of its JSON.
_OF_RESPONSE: dict[Any, tuple[_Decoder, Returns]] = {
    httpx.Response: (lambda response: response, "response"),
    bytes: (lambda response: response.content, "response"),
    str: (lambda response: response.text, "response"),
    NoneType: (lambda response: None, "response"),
}


def decoder_of(cast_to: Any) -> tuple[_Decoder, Returns]:
    """How to decode a response, and what of it. Raises TypeError for anything but a class, a type or a function."""
    kind: Any = get_origin(cast_to) or cast_to
    if kind is None or kind in (object, Any, dict, list):
        return _unchanged, "json"
    if not callable(kind):
        raise TypeError(f"cast_to must be a class or a function, not {type(kind).__name__}")
    if kind in _OF_RESPONSE:
        return _OF_RESPONSE[kind]
    cls = cast("type[Any] | None", kind if isinstance(kind, type) else None)
    if cls is not None and issubclass(cls, HttpxBinaryResponseContent):
        return cls, "file"
    if cls is not None and (hasattr(cls, "model_validate") or attrs.has(cls)):
        return lambda raw: structured(raw, cls, ""), "json"
    return cast(_Decoder, kind), "json"


def parse_as(cast_to: Any, response: httpx.Response) -> Any:
    """What a response is turned into by `cast_to`.

    Raises TypeError for anything but a class, a type or a function, and APIResponseValidationError if the body does
    not fit.
    """
    decode, returns = decoder_of(cast_to)
    operation = Operation[Any](
        name="parse", method=response.request.method, path=response.url.path, decode=decode, returns=returns
    )
    return parse_result(operation, response)


def _unchanged(raw: Any) -> Any:
    return raw
