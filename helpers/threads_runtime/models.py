"""The base of all models. They return the JSON that they were decoded from unchanged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import wraps
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self, TypeAlias, TypeVar, cast, dataclass_transform

import attrs

from .pydantic_class import attributes_of, declared_defaults, default_of
from .pydantic_methods import PydanticMethods, attributes, json_text

__all__ = [
    "NOTHING",
    "JSONObject",
    "Model",
    "StreamEvent",
    "UnknownVariant",
    "model",
    "new",
    "raw_json",
    "union_decoder",
]

T = TypeVar("T")

_Keys: TypeAlias = tuple[str, ...]

new = object.__new__
"""An object without fields, of this class. A decoder sets them all."""

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""What an object keeps whose fields are all attributes."""

# How many combinations of keys the objects of one class share. Any more are from a server that makes keys up.
_MAX_SHAPES = 256

_EXTENDED_SHAPES: dict[_Keys, _Keys] = {}
"""Combinations of keys with some that are unknown."""


class JSONObject(Protocol):
    """What a decoder reads of a JSON object, whose members may be anything."""

    def get(self, name: str, /) -> Any:
        """The member of this name; None if it is absent."""


@dataclass_transform(eq_default=False, kw_only_default=True, field_specifiers=(attrs.field,))
def model(cls: type[T]) -> type[T]:
    """Make a slotted attrs class whose comparison, repr and pickling are those of `Model`."""
    made: Any = attrs.define(eq=False, repr=False, kw_only=True, getstate_setstate=False)(cls)
    made.__init__ = _init_from_json(made, made.__init__)
    made._shapes = {}
    return cast("type[T]", made)


def _init_from_json(cls: type, init: Callable[..., None]) -> Callable[..., None]:
    """A constructor that also takes what `Message(**json)` passes: objects as dicts, and fields that are unknown."""

    @wraps(init)
    def initialize(self: Model, **fields: Any) -> None:
        names = attributes(type(self))
        given = {names.get(key, key): value for key, value in fields.items()}
        declared = attributes(cls).values()
        init(self, **{name: value for name, value in given.items() if name in declared})
        if type(self) is not cls:  # the constructor of a subclass calls this one
            added = [field for field in attributes_of(type(self)) if field.name not in declared]
            for field in added:
                setattr(self, field.name, given[field.name] if field.name in given else default_of(field))
        if declared_defaults(type(self)):  # as with pydantic, what was given is set, even to the default
            self._keys = tuple(key for key, name in names.items() if name in given)  # pyright: ignore[reportPrivateUsage]
        for name in (each for each in given if each not in names.values()):
            self._keep(name, given[name])  # pyright: ignore[reportPrivateUsage]
        undecoded = {key: given[name] for key, name in names.items() if _contains_dict(given.get(name))}
        if undecoded:
            decoded = type(self).from_dict(undecoded)
            for key in undecoded:
                setattr(self, names[key], getattr(decoded, names[key]))

    return initialize


def _contains_dict(value: object) -> bool:
    if isinstance(value, list):
        items: list[Any] = value  # pyright: ignore[reportUnknownVariableType]
        return any(map(_contains_dict, items))
    return isinstance(value, dict)


class Model(PydanticMethods):
    """An object of the API.

    An absent field reads as None. A field that this version does not know is an attribute, too. `to_dict()` returns
    exactly the JSON that was decoded; it distinguishes absent fields from null.
    """

    # The values are in attributes alone, so that an object takes less memory than the dict that it was decoded from.
    # Where they would be dropped soon, in what only streams bring, it costs less to keep the dict for both.
    __slots__ = ("_kept", "_keys", "_request_id")

    _keys: Collection[str]
    """The keys that came, in their order."""
    _kept: Mapping[str, Any]
    """The fields that no attribute has, or the whole JSON object."""
    _request_id: str | None
    _shapes: ClassVar[dict[_Keys, _Keys]] = {}
    """Combinations of keys that have come, all of them known, so that objects share them."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = vars(cls)
        if "from_dict" not in own and "__slots__" not in own:  # by a user
            from .declared_fields import add_declared_fields

            init = own.get("__init__")
            add_declared_fields(cls)
            if init is None:
                cls.__init__ = _init_from_json(cls, cls.__init__)  # type: ignore[method-assign]  # as `model` does

    def __attrs_pre_init__(self) -> None:
        self._keys = ()
        self._kept = NOTHING
        self._request_id = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        """Build from a decoded JSON object, which may become part of it. Any other value is returned unchanged."""
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        return self

    def _keep(self, name: str, value: Any) -> None:
        """Set a field that no attribute has."""
        self._keys = tuple(dict.fromkeys((*self._keys, name)))
        self._kept = {**self._kept, name: value}

    def _note_keys(self, keys: _Keys, raw: Mapping[str, Any]) -> _Keys:
        """Keep what no attribute has. Returns the keys, the same tuple for all objects that have them."""
        names = attributes(type(self))
        shapes = self._shapes
        if unknown := {key: raw[key] for key in keys if key not in names}:
            self._kept = unknown
            shapes = _EXTENDED_SHAPES
        return shapes.setdefault(keys, keys) if len(shapes) < _MAX_SHAPES else shapes.get(keys, keys)

    @classmethod
    def from_unexpected(cls, raw: Any) -> Self:
        """The result of `from_dict` for anything but a plain dict."""
        return cls.from_dict(dict(cast("dict[str, Any]", raw))) if isinstance(raw, dict) else cast(Self, raw)

    def to_dict(
        self,
        *,
        mode: str = "json",
        use_api_names: bool = True,
        exclude_unset: bool = True,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        warnings: bool = True,
    ) -> dict[str, Any]:
        """The JSON object as a new dict: by default the keys that were received, in their order, then those set since.

        With other arguments, the result of `model_dump`; `use_api_names` is its `by_alias`.
        """
        if not (use_api_names and exclude_unset) or exclude_defaults or exclude_none:
            return self.model_dump(
                by_alias=use_api_names,
                exclude_unset=exclude_unset,
                exclude_defaults=exclude_defaults,
                exclude_none=exclude_none,
            )
        names = attributes(type(self))
        defaults = declared_defaults(type(self))
        kept = self._kept
        result = {key: _plain(getattr(self, names[key]) if key in names else kept[key]) for key in self._keys}
        for key, name in names.items():
            if key not in result and (value := getattr(self, name)) != defaults.get(name):
                result[key] = _plain(value)
        return result

    def to_json(self, *, indent: int | None = 2, **options: Any) -> str:
        """The JSON text of `to_dict(**options)`; `indent` is in spaces, with None the text is one line."""
        return json_text(self.to_dict(**options), indent)

    if not TYPE_CHECKING:  # type checkers see only the declared fields, so that they report a typo

        def __getattr__(self, name: str) -> Any:
            try:
                return object.__getattribute__(self, "_kept")[name]
            except (AttributeError, KeyError):
                if name == "schema_" and hasattr(self, "schema"):  # openai's name, as pydantic has a method `schema`
                    return self.schema
                raise AttributeError(
                    f"{type(self).__name__!r} object has no field {name!r}", name=name, obj=self
                ) from None

    def __delattr__(self, name: str) -> None:
        """From now on, the field is one that did not come."""
        names = attributes(type(self))
        key = next((key for key, each in names.items() if each == name), name)
        if key in names:
            setattr(self, name, None)
        elif key not in self._kept:
            raise AttributeError(f"{type(self).__name__!r} object has no field {name!r}", name=name, obj=self)
        self._keys = tuple(each for each in self._keys if each != key)
        self._kept = {each: value for each, value in self._kept.items() if each != key}

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        # What was absent and what was null read alike.
        return self.to_dict(exclude_none=True) == other.to_dict(exclude_none=True)

    def __repr__(self) -> str:
        names = attributes(type(self))
        shown = [(name, getattr(self, name)) for name in names.values()]
        shown += [(key, self._kept[key]) for key in self._keys if key not in names]
        return f"{type(self).__name__}({', '.join(f'{key}={value!r}' for key, value in shown if value is not None)})"

    def __copy__(self) -> Self:
        make, arguments, *_ = self.__reduce__()
        copied: Self = make(*arguments)
        for name in attributes(type(copied)).values():  # a nested object is shared
            setattr(copied, name, getattr(self, name))
        return copied

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.to_dict(), self._request_id)


def raw_json(event: Model) -> Mapping[str, Any]:
    """The decoded JSON that an event keeps. It is not a copy, so do not change it."""
    return event._kept  # pyright: ignore[reportPrivateUsage]


class StreamEvent(Model):
    """An event of a stream, with its name and data."""

    __slots__ = ()

    @property
    def recovered(self) -> bool:
        """Whether the event was not received but rebuilt from the objects, because the stream had broken off."""
        return self._kept.get("recovered") is True


class UnknownVariant(Model):
    """A union member of a type that this version does not know. Every field of its JSON is an attribute.

    The fields of the known types read as None.
    """

    __slots__ = ("_variant_fields",)

    _variant_fields: frozenset[str]

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name in object.__getattribute__(self, "_variant_fields") and name not in self._kept:
                return None
            return super().__getattr__(name)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore_unknown, (self.to_dict(), self._variant_fields)


def union_decoder(
    key: str, table: Mapping[str, Callable[[Any], T]], variant_fields: tuple[str, ...] = ()
) -> Callable[[Any], T]:
    """The decoder of a union, by its discriminator."""
    decoder_of = table.get
    fields = frozenset(variant_fields)

    def decode(raw: Any) -> T:
        if raw.__class__ is dict:
            kind: Any = raw.get(key)
            # The discriminator may be any JSON, hashable or not.
            if kind.__class__ is str and (decode_variant := decoder_of(kind)) is not None:
                return decode_variant(raw)
            return cast(T, _restore_unknown(raw, fields))
        return decode(dict(raw)) if isinstance(raw, dict) else cast(T, raw)  # pyright: ignore[reportUnknownArgumentType]

    return decode


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return value.to_dict()
    if value.__class__ is list:
        return [_plain(item) for item in value]
    if value.__class__ is dict:
        return {key: _plain(item) for key, item in value.items()}
    return value


def _restore(cls: type[Model], raw: dict[str, Any], request_id: str | None) -> Model:
    self = cls.from_dict(raw)
    self._request_id = request_id  # pyright: ignore[reportPrivateUsage]
    return self


def _restore_unknown(raw: dict[str, Any], variant_fields: frozenset[str]) -> UnknownVariant:
    self = UnknownVariant.from_dict(raw)
    self._variant_fields = variant_fields  # pyright: ignore[reportPrivateUsage]
    return self
