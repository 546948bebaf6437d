"""The base of all models: what came in is kept whole, reads as attributes, and goes out again as it came."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, cast

import attrs

__all__ = ["Model", "UnknownVariant", "Variants"]

T = TypeVar("T")


class Model:
    """An object of the API.

    A field that was absent reads as None. A field that this version doesn't know reads as an attribute, too, and
    `to_dict()` gives back exactly the JSON that was decoded, absent and null told apart.
    """

    # The decoded JSON object itself: it remembers the order of the keys, which were absent, and unknown fields.
    __slots__ = ("_raw", "_request_id")

    _raw: dict[str, Any]
    _request_id: str | None

    def __attrs_pre_init__(self) -> None:
        self._raw = {}
        self._request_id = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        """Build from decoded JSON, which the object keeps. Odd data is kept as it is, never refused."""
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON object as a new dict: the keys that came in, in their order, then those that were set since."""
        names = _attributes(type(self))
        result = {key: _plain(getattr(self, names[key]) if key in names else value) for key, value in self._raw.items()}
        for key, name in names.items():
            if key not in result and (value := getattr(self, name)) is not None:
                result[key] = _plain(value)
        return result

    def to_json(self, *, indent: int | None = None) -> str:
        """The JSON text of `to_dict()`; `indent` is in spaces, without it everything stands on one line."""
        separators = (",", ":") if indent is None else None
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent, separators=separators)

    if not TYPE_CHECKING:  # for type checkers only the declared fields exist, so that they report a typo

        def __getattr__(self, name: str) -> Any:
            try:
                return object.__getattribute__(self, "_raw")[name]
            except (AttributeError, KeyError):
                words = f"{type(self).__name__!r} object has no field {name!r}"
                raise AttributeError(words, name=name, obj=self) from None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Model) or type(other) is not type(self):
            return NotImplemented
        return self.to_dict() == other.to_dict()

    __hash__: ClassVar[None]  # type: ignore[assignment]  # models are mutable

    def __repr__(self) -> str:
        names = _attributes(type(self))
        shown = [(name, getattr(self, name)) for name in names.values()]
        shown += [(key, value) for key, value in self._raw.items() if key not in names]
        return f"{type(self).__name__}({', '.join(f'{key}={value!r}' for key, value in shown if value is not None)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.to_dict(), self._request_id)


class UnknownVariant(Model):
    """A member of a union whose kind this version doesn't know: every field of its JSON is an attribute.

    The payload fields of the kinds that are known read as None.
    """

    __slots__ = ("_siblings",)

    _siblings: frozenset[str]

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name in object.__getattribute__(self, "_siblings") and name not in self._raw:
                return None
            return super().__getattr__(name)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore_unknown, (self.to_dict(), self._siblings)


class Variants(Generic[T]):
    """Decodes a union by its discriminator, from a table that is built once."""

    __slots__ = ("_key", "_siblings", "_table")

    def __init__(self, key: str, table: Mapping[str, Callable[[Any], T]], siblings: tuple[str, ...] = ()) -> None:
        self._key = key
        self._table = dict(table)
        self._siblings = frozenset(siblings)

    def __call__(self, raw: Any) -> T:
        if not isinstance(raw, dict):
            return cast(T, raw)
        data = cast("dict[str, Any]", raw)
        kind = data.get(self._key)
        decode = self._table.get(kind) if isinstance(kind, str) else None
        return decode(data) if decode is not None else cast(T, _restore_unknown(data, self._siblings))


_names: dict[type[Model], dict[str, str]] = {}


def _attributes(cls: type[Model]) -> dict[str, str]:
    """The attribute of each JSON key: another name where the key is no Python name."""
    names = _names.get(cls)
    if names is None:
        fields: tuple[attrs.Attribute[Any], ...] = getattr(cls, "__attrs_attrs__", ())
        names = _names[cls] = {field.metadata.get("json", field.name): field.name for field in fields}
    return names


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, list):
        return [_plain(item) for item in cast("Iterable[object]", value)]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in cast("dict[str, Any]", value).items()}
    return value


def _restore(cls: type[Model], raw: dict[str, Any], request_id: str | None) -> Model:
    self = cls.from_dict(raw)
    self._request_id = request_id  # pyright: ignore[reportPrivateUsage]
    return self


def _restore_unknown(raw: dict[str, Any], siblings: frozenset[str]) -> UnknownVariant:
    self = UnknownVariant.from_dict(raw)
    self._siblings = siblings  # pyright: ignore[reportPrivateUsage]
    return self
