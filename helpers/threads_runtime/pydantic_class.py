"""What pydantic, and code that inspects its classes, asks of a class: how it is validated, dumped and described.

Pydantic is imported only when one of this is used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, get_type_hints

import attrs

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo
    from pydantic_core import SchemaSerializer
    from pydantic_core.core_schema import SerializationInfo

__all__ = [
    "DECLARED",
    "CastError",
    "PydanticClass",
    "attributes_of",
    "declared_defaults",
    "default_of",
    "is_constant",
    "is_required",
]

T = TypeVar("T")

DECLARED = "declared"
"""In the metadata of a field that a user's subclass has added."""


class CastError(ValueError):
    """The JSON of a response does not fit the class that the caller asked for."""


class _OfClass(Generic[T]):
    """An attribute of each class, made when it is first read. Without pydantic there is none."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self._made: dict[type, T] = {}

    def __get__(self, instance: object, owner: type) -> T:
        if owner not in self._made:
            try:
                self._made[owner] = self._make(owner)
            except ImportError as error:
                raise AttributeError(f"{owner.__name__} has this attribute where pydantic is installed") from error
        return self._made[owner]


def _serializer(cls: type) -> SchemaSerializer:
    from pydantic import TypeAdapter

    return TypeAdapter[Any](cls).serializer


def _model_fields(cls: type) -> dict[str, FieldInfo]:
    from pydantic.fields import FieldInfo
    from pydantic_core import PydanticUndefined

    hints = get_type_hints(cls)
    return {
        field.name: FieldInfo(
            annotation=hints[field.name],
            default=PydanticUndefined if is_required(field) else None,
            alias=field.metadata.get("json"),
        )
        for field in attributes_of(cls)
    }


def _json_schema(cls: type) -> dict[str, Any]:
    from pydantic import TypeAdapter

    hints = get_type_hints(cls)
    fields = {field.metadata.get("json", field.name): field for field in attributes_of(cls)}
    return {
        "type": "object",
        "title": cls.__name__,
        "properties": {key: TypeAdapter(hints[field.name]).json_schema() for key, field in fields.items()},
        "required": [key for key, field in fields.items() if is_required(field)],
        "additionalProperties": True,
    }


class PydanticClass:
    """A class that can be the type of a pydantic field, and answers pydantic's questions to a model class."""

    __slots__ = ()

    model_config: ClassVar[Mapping[str, str]] = {"extra": "allow"}
    model_computed_fields: ClassVar[Mapping[str, object]] = {}

    model_fields = _OfClass(_model_fields)
    """The declared fields by name, as pydantic describes them."""

    # For a value whose type pydantic isn't told: a field of type Any, `pydantic_core.to_json`.
    __pydantic_serializer__ = _OfClass(_serializer)

    _json_schema = _OfClass(_json_schema)

    if TYPE_CHECKING:
        model_validate: ClassVar[Callable[..., object]]

    @classmethod
    def model_json_schema(cls, **ignored: object) -> dict[str, Any]:
        """The JSON schema. Unknown fields and enum values are allowed, as models accept them."""
        return deepcopy(cls._json_schema)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Callable[[Any], Any]) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            cls.model_validate,
            serialization=core_schema.plain_serializer_function_ser_schema(_serialize, info_arg=True),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return cls.model_json_schema()


def _serialize(value: Any, info: SerializationInfo) -> Any:
    """A value inside of what pydantic dumps, dumped with the same options."""
    if not isinstance(value, PydanticClass):  # set without validation
        return value
    dumped: Any = value
    return dumped.model_dump(
        mode=info.mode,
        include=info.include,
        exclude=info.exclude,
        by_alias=info.by_alias,
        exclude_unset=info.exclude_unset,
        exclude_defaults=info.exclude_defaults,
        exclude_none=info.exclude_none,
    )


def attributes_of(cls: type) -> tuple[attrs.Attribute[Any], ...]:
    """The declared fields."""
    return getattr(cls, "__attrs_attrs__", ())


def is_required(field: attrs.Attribute[Any]) -> bool:
    """Whether the constructor needs it, or it has one value only."""
    return field.default is attrs.NOTHING or is_constant(field)


def is_constant(field: attrs.Attribute[Any]) -> bool:
    """Whether it has one value only, which is then its default."""
    return field.default not in (None, attrs.NOTHING) and DECLARED not in field.metadata


def default_of(field: attrs.Attribute[Any]) -> Any:
    """What a field is if it did not come."""
    default: Any = field.default
    if hasattr(default, "factory"):
        return default.factory()
    return None if default is attrs.NOTHING else default


_DECLARED_DEFAULTS: dict[type, Mapping[str, Any]] = {}


def declared_defaults(cls: type) -> Mapping[str, Any]:
    """The defaults of the fields that a user's subclass has added."""
    if cls not in _DECLARED_DEFAULTS:
        declared = (field for field in attributes_of(cls) if DECLARED in field.metadata)
        _DECLARED_DEFAULTS[cls] = {field.name: default_of(field) for field in declared}
    return _DECLARED_DEFAULTS[cls]
