"""The base of all models. They keep the JSON that they were decoded from, and return it unchanged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar, cast, dataclass_transform

import attrs

from .pydantic_methods import PydanticMethods, attributes, json_text

__all__ = ["JSONObject", "Model", "StreamEvent", "UnionDecoder", "UnknownVariant", "model", "raw_json"]

T = TypeVar("T")


class JSONObject(Protocol):
    """What a decoder reads of a JSON object, whose members may be anything."""

    def get(self, name: str, /) -> Any:
        """The member of this name; None if it is absent."""


@dataclass_transform(eq_default=False, kw_only_default=True, field_specifiers=(attrs.field,))
def model(cls: type[T]) -> type[T]:
    """Make a slotted attrs class whose comparison, repr and pickling are those of `Model`."""
    made: Any = attrs.define(eq=False, repr=False, kw_only=True, getstate_setstate=False)(cls)
    made.__init__ = _init_from_json(made.__init__)
    return cast("type[T]", made)


def _init_from_json(init: Callable[..., None]) -> Callable[..., None]:
    """A constructor that also takes what `Message(**json)` passes: objects as dicts, and fields that are unknown."""

    @wraps(init)
    def __init__(self: Model, **fields: Any) -> None:
        names = attributes(type(self))
        given = {names.get(key, key): value for key, value in fields.items()}
        declared = names.values()
        init(self, **{name: value for name, value in given.items() if name in declared})
        raw = self._raw  # pyright: ignore[reportPrivateUsage]
        raw.update((name, value) for name, value in given.items() if name not in declared)
        undecoded = {key: given[name] for key, name in names.items() if _contains_dict(given.get(name))}
        if undecoded:
            decoded = type(self).from_dict(undecoded)
            for key in undecoded:
                setattr(self, names[key], getattr(decoded, names[key]))

    return __init__


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

    # The decoded JSON object itself: it keeps the order of the keys, which ones were absent, and unknown fields.
    __slots__ = ("_raw", "_request_id")

    _raw: dict[str, Any]
    _request_id: str | None

    def __attrs_pre_init__(self) -> None:
        self._raw = {}
        self._request_id = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        """Build from a decoded JSON object, which the model keeps. Any other value is returned unchanged."""
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        return self

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
        result = {key: _plain(getattr(self, names[key]) if key in names else value) for key, value in self._raw.items()}
        for key, name in names.items():
            if key not in result and (value := getattr(self, name)) is not None:
                result[key] = _plain(value)
        return result

    def to_json(self, *, indent: int | None = 2, **options: Any) -> str:
        """The JSON text of `to_dict(**options)`; `indent` is in spaces, with None the text is one line."""
        return json_text(self.to_dict(**options), indent)

    if not TYPE_CHECKING:  # type checkers see only the declared fields, so that they report a typo

        def __getattr__(self, name: str) -> Any:
            try:
                return object.__getattribute__(self, "_raw")[name]
            except (AttributeError, KeyError):
                if name == "schema_" and hasattr(self, "schema"):  # openai's name, as pydantic has a method `schema`
                    return self.schema
                raise AttributeError(
                    f"{type(self).__name__!r} object has no field {name!r}", name=name, obj=self
                ) from None

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        # What was absent and what was null read alike.
        return self.to_dict(exclude_none=True) == other.to_dict(exclude_none=True)

    def __repr__(self) -> str:
        names = attributes(type(self))
        shown = [(name, getattr(self, name)) for name in names.values()]
        shown += [(key, value) for key, value in self._raw.items() if key not in names]
        return f"{type(self).__name__}({', '.join(f'{key}={value!r}' for key, value in shown if value is not None)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.to_dict(), self._request_id)


def raw_json(model: Model) -> dict[str, Any]:
    """The decoded JSON that a model keeps. It is not a copy, so do not change it."""
    return model._raw  # pyright: ignore[reportPrivateUsage]


class StreamEvent(Model):
    """An event of a stream, with its name and data."""

    __slots__ = ()

    @property
    def recovered(self) -> bool:
        """Whether the event was not received but rebuilt from the objects, because the stream had broken off."""
        return self._raw.get("recovered") is True


class UnknownVariant(Model):
    """A union member of a type that this version does not know. Every field of its JSON is an attribute.

    The fields of the known types read as None.
    """

    __slots__ = ("_variant_fields",)

    _variant_fields: frozenset[str]

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name in object.__getattribute__(self, "_variant_fields") and name not in self._raw:
                return None
            return super().__getattr__(name)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore_unknown, (self.to_dict(), self._variant_fields)


class UnionDecoder(Generic[T]):
    """Decodes a union by its discriminator."""

    __slots__ = ("_key", "_table", "_variant_fields")

    def __init__(self, key: str, table: Mapping[str, Callable[[Any], T]], variant_fields: tuple[str, ...] = ()) -> None:
        self._key = key
        self._table = dict(table)
        self._variant_fields = frozenset(variant_fields)

    def __call__(self, raw: Any) -> T:
        if raw.__class__ is dict:
            kind: Any = raw.get(self._key)
            # The discriminator may be any JSON, hashable or not.
            if kind.__class__ is str and (decode := self._table.get(kind)) is not None:
                return decode(raw)
        return self._decode_unexpected(raw)

    def _decode_unexpected(self, raw: Any) -> T:
        if not isinstance(raw, dict):
            return cast(T, raw)
        data = cast("dict[str, Any]", raw)
        if data.__class__ is not dict:
            return self(dict(data))
        return cast(T, _restore_unknown(data, self._variant_fields))


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
