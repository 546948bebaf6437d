"""Unions that msgspec can't decode, such as of two attrs classes: the first member that fits is used."""

from __future__ import annotations

import types
from typing import Annotated, Any, ClassVar, Literal, Union, get_args, get_origin

import msgspec

__all__ = ["PLACEHOLDER", "OneOf", "decode", "placeholder", "supported"]

PLACEHOLDER = "x-one-of"
"""The keyword that represents a `OneOf` in a schema until the schemas of its members are known."""


class _AnyValue(type):
    def __instancecheck__(cls, instance: object) -> bool:
        return True  # msgspec checks what the hook returned, which is a member of the union


class OneOf(metaclass=_AnyValue):
    """Stands for a union. Each union is a subclass."""

    members: ClassVar[tuple[Any, ...]]


def supported(hint: Any, found: list[type[OneOf]]) -> Any:
    """The annotation with such unions replaced by subclasses of `OneOf`, which are added to `found`."""
    origin = get_origin(hint)
    if origin is None or origin is Literal:
        return hint
    if origin is Annotated:
        return Annotated[(supported(hint.__origin__, found), *hint.__metadata__)]
    arguments: tuple[Any, ...] = tuple(supported(each, found) for each in get_args(hint))
    if origin is not Union and origin is not types.UnionType:
        return origin[arguments] if arguments != get_args(hint) else hint
    union: Any = arguments[0]
    for each in arguments[1:]:
        union = union | each
    try:
        msgspec.json.Decoder(union)
    except TypeError:
        members: dict[str, Any] = {"members": arguments}
        union = _AnyValue("OneOf", (OneOf,), members)
        found.append(union)
    return union


def decode(kind: type, value: Any) -> Any:
    """The hook by which msgspec decodes a `OneOf`."""
    if not issubclass(kind, OneOf):
        raise NotImplementedError
    reasons: list[str] = []
    for member in kind.members:
        try:
            return msgspec.convert(value, member, dec_hook=decode)
        except msgspec.ValidationError as error:
            reasons.append(str(error))
    raise ValueError(f"fits no type of the union ({'; '.join(reasons)})")


def placeholder(kind: type) -> dict[str, Any]:
    """The hook by which msgspec describes a `OneOf`."""
    if not issubclass(kind, OneOf):
        raise NotImplementedError
    return {PLACEHOLDER: id(kind)}
