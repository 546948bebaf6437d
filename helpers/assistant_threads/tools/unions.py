"""Unions that msgspec can't decode by itself, such as of two attrs classes: the first member that fits is taken."""

from __future__ import annotations

import types
from functools import reduce
from operator import or_
from typing import Annotated, Any, ClassVar, Literal, Union, get_args, get_origin

import msgspec

__all__ = ["OneOf", "decode", "object_schema", "placeholder", "supported"]

_PLACEHOLDER = "x-one-of"


class OneOf:
    """Stands for a union; each one is a subclass of its own."""

    members: ClassVar[tuple[Any, ...]]


def supported(hint: Any, found: list[type[OneOf]]) -> Any:
    """The annotation with such unions replaced by subclasses of `OneOf`, which are added to `found`."""
    origin = get_origin(hint)
    if origin is None or origin is Literal:
        return hint
    if origin is Annotated:
        return Annotated[(supported(hint.__origin__, found), *hint.__metadata__)]
    arguments: Any = tuple(supported(each, found) for each in get_args(hint))
    if origin is not Union and origin is not types.UnionType:
        return origin[arguments] if arguments != get_args(hint) else hint
    union: Any = reduce(or_, arguments)
    try:
        msgspec.json.Decoder(union)
    except TypeError:
        found.append(type("OneOf", (OneOf,), {"members": arguments}))
        return found[-1]
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
    raise ValueError(f"Fits none of the possible types ({'; '.join(reasons)})")


def placeholder(kind: type) -> dict[str, Any]:
    """The hook by which msgspec describes a `OneOf`."""
    if not issubclass(kind, OneOf):
        raise NotImplementedError
    return {_PLACEHOLDER: id(kind)}


def object_schema(kind: Any, found: list[type[OneOf]]) -> dict[str, Any]:
    """The JSON schema of a TypedDict, with what it refers to under `$defs`."""
    members = [member for each in found for member in each.members]
    (root, *schemas), definitions = msgspec.json.schema_components(
        [kind, *members], schema_hook=placeholder, ref_template="#/$defs/{name}"
    )
    following = iter(schemas)
    unions = {id(each): [next(following) for _ in each.members] for each in found}

    def resolved(node: Any) -> Any:
        if node.__class__ is list:
            return [resolved(each) for each in node]
        if node.__class__ is not dict:
            return node
        fields = {key: resolved(value) for key, value in node.items()}
        one_of = fields.pop(_PLACEHOLDER, None)
        return fields if one_of is None else {**fields, "anyOf": resolved(unions[one_of])}

    definitions = resolved(definitions)
    schema: dict[str, Any] = definitions.pop(root["$ref"].rpartition("/")[2])
    for each in (schema, *definitions.values()):
        each.pop("title", None)
    return {**schema, "$defs": definitions} if definitions else schema
