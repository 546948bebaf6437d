"""`cast_to` of `client.get` and the like: what a response is turned into."""

from __future__ import annotations

from collections.abc import Callable
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, Union, cast, get_args, get_origin, get_type_hints

import attrs
import httpx

from ..models import Model
from ..operation import Operation
from .binary import HttpxBinaryResponseContent
from .parse import CastError, parse_result

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
    if cls is not None and issubclass(cls, Model):
        return lambda raw: _model(cls, raw), "json"
    if cls is not None and (hasattr(cls, "model_validate") or attrs.has(cls)):
        return lambda raw: _structured(raw, cast_to, ""), "json"
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


def _model(cls: type[Model], raw: Any) -> Model:
    if raw.__class__ is not dict:
        raise CastError(f"the wrong kind, {type(raw).__name__}, for {cls.__name__}")
    return cls.from_dict(raw)


def _structured(raw: Any, hint: Any, where: str) -> Any:
    """JSON data as the type says. Raises CastError, with the place, if it does not fit."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _first_fitting(raw, arguments, where)
    if origin is list and isinstance(raw, list):
        items: list[Any] = raw  # pyright: ignore[reportUnknownVariableType]
        return [_structured(item, arguments[0], f"{where}[{index}]") for index, item in enumerate(items)]
    if origin is dict and isinstance(raw, dict):
        members = cast("dict[str, Any]", raw)
        return {key: _structured(item, arguments[1], f"{where}.{key}") for key, item in members.items()}
    if not isinstance(hint, type):
        return raw
    cls = cast("type[Any]", hint)
    if issubclass(cls, Model):
        return _model(cls, raw)
    if hasattr(cls, "model_validate"):
        try:
            return cls.model_validate(raw)
        except ValueError as error:  # pydantic's ValidationError
            raise CastError(str(error)) from error
    return _attrs_object(raw, cls, where) if attrs.has(cls) else raw


def _first_fitting(raw: Any, kinds: tuple[Any, ...], where: str) -> Any:
    if raw is None and NoneType in kinds:
        return None
    failure = CastError(f"{where or 'the value'} is null")
    for kind in kinds:
        if kind is not NoneType:
            try:
                return _structured(raw, kind, where)
            except CastError as error:
                failure = error
    raise failure


def _attrs_object(raw: Any, kind: type, where: str) -> Any:
    if not isinstance(raw, dict):
        raise CastError(f"{where.lstrip('.') or 'the value'} is not an object")
    data = cast("dict[str, Any]", raw)
    hints = get_type_hints(kind)
    arguments: dict[str, Any] = {}
    for field in attrs.fields(kind):
        if not field.init:
            continue
        if field.name in data:
            arguments[field.alias or field.name] = _structured(
                data[field.name], hints.get(field.name), f"{where}.{field.name}"
            )
        elif field.default is attrs.NOTHING:
            raise CastError(f"{f'{where}.{field.name}'.lstrip('.')} is missing")
    try:
        return kind(**arguments)
    except (TypeError, ValueError) as error:  # from a validator or converter
        raise CastError(str(error)) from error
