"""Fields that a subclass of a model declares, as with pydantic: `class Noted(Thread): note: str | None = None`.

A model that decodes itself (all generated ones) has nothing to do with this.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

import attrs

from .pydantic_class import DECLARED, CastError, attributes_of, default_of
from .pydantic_methods import PydanticMethods

__all__ = ["add_declared_fields", "structured"]


def add_declared_fields(cls: type[Any]) -> None:
    """Give a class the constructor and the decoder of the fields that it declares."""
    attrs.define(
        slots=False, eq=False, repr=False, kw_only=True, getstate_setstate=False, field_transformer=_like_pydantic
    )(cls)
    inherited = cast(Any, super(cls, cls))
    decode: Callable[[type, Any], Any] = inherited.from_dict.__func__
    own = [field for field in attributes_of(cls) if not _is_inherited(field)]

    def from_dict(made: type, raw: Any) -> Any:
        self = decode(made, raw)
        if raw.__class__ is dict:
            for field in own:
                setattr(self, field.name, _decoded(cls, field, raw))
        return self

    cls.from_dict = classmethod(from_dict)
    cls._shapes = {}  # what is unknown to the parent may be known here


def _like_pydantic(cls: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    return [field if _is_inherited(field) else _own_default(field) for field in fields]


def _is_inherited(field: attrs.Attribute[Any]) -> bool:
    return bool(cast(Any, field).inherited)  # missing in attrs' types


def _own_default(field: attrs.Attribute[Any]) -> attrs.Attribute[Any]:
    """The field, each object getting a default of its own if it can be changed."""
    default: Any = field.default
    if isinstance(default, (list, dict, set)):
        default = attrs.Factory(partial(deepcopy, cast(Any, default)))
    return field.evolve(default=default, metadata={**field.metadata, DECLARED: True})


def _decoded(cls: type, field: attrs.Attribute[Any], raw: Mapping[str, Any]) -> Any:
    if field.name in raw:
        value = raw[field.name]
        try:
            return structured(value, _hints(cls).get(field.name), "")
        except CastError:  # as for the fields of the API, nothing that a server sends is refused
            return value
    return default_of(field)


@cache
def _hints(cls: type) -> dict[str, Any]:
    try:
        return get_type_hints(cls)
    except NameError:  # the class was made in a function, and names what exists only there
        return {}


def structured(raw: Any, hint: Any, where: str) -> Any:
    """JSON data as the type says. Raises CastError, with the place, if it does not fit."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _first_fitting(raw, arguments, where)
    if origin is list and isinstance(raw, list):
        items: list[Any] = raw  # pyright: ignore[reportUnknownVariableType]
        return [structured(item, arguments[0], f"{where}[{index}]") for index, item in enumerate(items)]
    if origin is dict and isinstance(raw, dict):
        members = cast("dict[str, Any]", raw)
        return {key: structured(item, arguments[1], f"{where}.{key}") for key, item in members.items()}
    if not isinstance(hint, type):
        return raw
    cls = cast("type[Any]", hint)
    if issubclass(cls, PydanticMethods):
        if raw.__class__ is not dict:
            raise CastError(f"the wrong kind, {type(raw).__name__}, for {cls.__name__}")
        return cls.from_dict(raw)
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
                return structured(raw, kind, where)
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
            arguments[field.alias or field.name] = structured(
                data[field.name], hints.get(field.name), f"{where}.{field.name}"
            )
        elif field.default is attrs.NOTHING:
            raise CastError(f"{f'{where}.{field.name}'.lstrip('.')} is missing")
    try:
        return kind(**arguments)
    except (TypeError, ValueError) as error:  # from a validator or converter
        raise CastError(str(error)) from error
