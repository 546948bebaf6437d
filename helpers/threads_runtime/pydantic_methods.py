"""The methods of pydantic models that existing code calls on objects of the API."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy, deepcopy
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, TypeAlias, TypedDict, Unpack, cast

import attrs

from .pydantic_class import PydanticClass, attributes_of, declared_defaults, is_constant, is_required

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

__all__ = ["PydanticMethods", "attributes"]

# `dict` and `json` are methods below.
_Object: TypeAlias = "dict[str, Any]"
_dumps = json.dumps

Selection: TypeAlias = "AbstractSet[Any] | Mapping[Any, Any] | None"
"""Names of fields (or positions in a list, or `__all__`), or a mapping of these to selections within them."""


class PydanticOptions(TypedDict, total=False):
    """What pydantic's methods take beside the arguments that mean something here; these have no effect."""

    context: object
    ensure_ascii: bool
    exclude_computed_fields: bool
    extra: object
    fallback: object
    from_attributes: object
    polymorphic_serialization: object
    round_trip: bool
    serialize_as_any: bool
    strict: object
    by_name: object
    warnings: object


class PydanticMethods(PydanticClass):
    """What code written for pydantic models uses. A field that was absent reads, and is dumped, as None."""

    __slots__ = ()

    _undeclared: ClassVar[frozenset[str]] = frozenset()
    """Fields that openai's class doesn't declare: here they count as unknown ones, for the same results."""

    if TYPE_CHECKING:
        _keys: Collection[str]
        _kept: Mapping[str, Any]

        @classmethod
        def from_dict(cls, raw: Any) -> Self: ...
        def _keep(self, name: str, value: Any) -> None: ...

    @property
    def model_fields_set(self) -> set[str]:
        """Names of the declared fields that the service sent or that were set to a value."""
        declared = set(attributes(type(self)).values()) - self._undeclared
        return {name for name, _, _, is_set in _fields(self) if is_set and name in declared}

    @property
    def model_extra(self) -> _Object:
        """The fields that this version doesn't know."""
        names = attributes(type(self))
        return {
            key: getattr(self, names[key]) if key in names else self._kept[key]
            for key in self._keys
            if key not in names or key in self._undeclared
        }

    @property
    def __dict__(self) -> _Object:  # type: ignore[override]  # pyright: ignore[reportIncompatibleVariableOverride]
        """The declared fields by name, for `vars()`; nested objects stay objects."""
        names = attributes(type(self)).values()
        return {name: getattr(self, name) for name in names if name not in self._undeclared}

    def model_dump(
        self,
        *,
        mode: Literal["json", "python"] | str = "python",
        include: Selection = None,
        exclude: Selection = None,
        by_alias: bool | None = None,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        **ignored: Unpack[PydanticOptions],
    ) -> _Object:
        """The object as a new dict, absent fields included as None.

        `include` and `exclude` are names of fields, or mappings of names to what is selected within them.
        `exclude_unset` leaves out what the service didn't send; `by_alias` uses the JSON keys where attributes have
        other names. Both modes give JSON data. Pydantic's other options have no effect here. Raises TypeError for an
        option that pydantic doesn't have.
        """
        _check_options("model_dump", ignored)
        options = _Options(bool(by_alias), exclude_unset, exclude_defaults, exclude_none)
        return options.dump_object(self, include, exclude)

    def model_dump_json(
        self,
        *,
        mode: Literal["json", "python"] | str = "json",  # both are the same here
        indent: int | None = None,
        include: Selection = None,
        exclude: Selection = None,
        by_alias: bool | None = None,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
        **ignored: Unpack[PydanticOptions],
    ) -> str:
        """The JSON text of `model_dump()`; `indent` is in spaces, without it the text is one line."""
        _check_options("model_dump_json", ignored)
        options = _Options(bool(by_alias), exclude_unset, exclude_defaults, exclude_none)
        return json_text(options.dump_object(self, include, exclude), indent)

    def dict(self, **options: Any) -> _Object:
        """`model_dump` under its older name."""
        return self.model_dump(**options)

    def json(self, **options: Any) -> str:
        """`model_dump_json` under its older name."""
        return self.model_dump_json(**options)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, with some attributes set to other values. Unless `deep`, both share nested objects."""
        copied = deepcopy(self) if deep else copy(self)
        for name, value in (update or {}).items():
            if name in attributes(type(self)).values():
                setattr(copied, name, value)
            else:
                copied._keep(name, value)
        return copied

    def copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False, **selection: Any) -> Self:
        """`model_copy` under its older name; `include` and `exclude` select fields as in `model_dump`."""
        if not selection:
            return self.model_copy(update=update, deep=deep)
        return type(self).from_dict(
            {**self.model_dump(by_alias=True, exclude_unset=True, **selection), **(update or {})}
        )

    @classmethod
    def model_validate(cls, obj: Any, **ignored: Unpack[PydanticOptions]) -> Self:
        """Build from decoded JSON; an object of this class is returned as it is.

        Raises ValueError if it is no JSON object, or one of another kind: with another constant in its `type`, say.
        """
        _check_options("model_validate", ignored)
        if isinstance(obj, cls):
            return obj
        if not isinstance(obj, Mapping):
            raise ValueError(f"{cls.__name__} must be a JSON object, not {type(obj).__name__}")
        raw = dict(cast("Mapping[str, Any]", obj))
        for field in attributes_of(cls):
            key = field.metadata.get("json", field.name)
            if is_constant(field) and raw.get(key, field.default) != field.default:
                raise ValueError(f"{cls.__name__}.{field.name} must be {field.default!r}, not {raw[key]!r}")
        return cls.from_dict(raw)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **ignored: Unpack[PydanticOptions]) -> Self:
        """Build from JSON text. Raises ValueError as `model_validate` does, and for text that isn't JSON."""
        return cls.model_validate(json.loads(json_data), **ignored)

    parse_obj = model_validate
    parse_raw = model_validate_json

    @classmethod
    def model_construct(cls, _fields_set: AbstractSet[str] | None = None, **values: Any) -> Self:
        """Build from fields without checking them; nested objects may be dicts."""
        return cls.from_dict(values)

    construct = model_construct

    if not TYPE_CHECKING:  # where iterating over a page means its items, type checkers want no other meaning here

        def __iter__(self) -> Iterator[tuple[str, Any]]:
            """Names and values of the fields, declared and unknown, for `dict(model)`."""
            return ((name, value) for name, _, value, _ in _fields(self))


def json_text(value: Any, indent: int | None) -> str:
    return _dumps(value, ensure_ascii=False, indent=indent, separators=(",", ":") if indent is None else None)


def _check_options(method: str, options: Mapping[str, object]) -> None:
    for name in options.keys() - PydanticOptions.__annotations__:
        raise TypeError(f"{method}() got an unexpected keyword argument {name!r}")


_ATTRIBUTES: dict[type, dict[str, str]] = {}


def attributes(cls: type) -> dict[str, str]:
    """The attribute of each JSON key: another name where the key isn't a Python name."""
    if cls not in _ATTRIBUTES:
        fields = attributes_of(cls)
        _ATTRIBUTES[cls] = {field.metadata.get("json", field.name): field.name for field in fields}
    return _ATTRIBUTES[cls]


def _fields(model: PydanticMethods) -> Iterator[tuple[str, str, Any, bool]]:
    """Name, JSON key, value and whether it is set, of each declared field and then of each unknown one."""
    keys, kept = model._keys, model._kept  # pyright: ignore[reportPrivateUsage]
    known = attributes(type(model))
    defaults = declared_defaults(type(model))
    for key, name in known.items():
        value = getattr(model, name)
        is_set = key in keys or value != defaults.get(name)
        if is_set or name not in model._undeclared:  # pyright: ignore[reportPrivateUsage]
            yield name, key, value, is_set
    for key in keys:
        if key not in known:
            yield key, key, kept[key], True


@attrs.frozen
class _Options:
    by_alias: bool
    exclude_unset: bool
    exclude_defaults: bool
    exclude_none: bool

    def dump_object(self, model: PydanticMethods, include: Selection, exclude: Selection) -> _Object:
        optional = _optional_fields(type(model)) if self.exclude_defaults else frozenset[str]()
        result: _Object = {}
        for name, key, value, is_set in _fields(model):
            if (
                (self.exclude_unset and not is_set)
                or (value is None and (self.exclude_none or name in optional))
                or not _is_included(name, include)
                or _is_excluded(name, exclude)
            ):
                continue
            result[key if self.by_alias else name] = self._dump(value, _within(name, include), _within(name, exclude))
        return result

    def _dump(self, value: Any, include: Selection, exclude: Selection) -> Any:
        if isinstance(value, PydanticMethods):
            return self.dump_object(value, include, exclude)
        if isinstance(value, list):
            return [
                self._dump(item, _within(index, include), _within(index, exclude))
                for index, item in enumerate(cast("Iterable[Any]", value))
                if _is_included(index, include) and not _is_excluded(index, exclude)
            ]
        if isinstance(value, dict):
            return {
                key: self._dump(item, _within(key, include), _within(key, exclude))
                for key, item in cast("_Object", value).items()
                if _is_included(key, include)
                and not _is_excluded(key, exclude)
                and not (item is None and self.exclude_none)
            }
        return value


def _optional_fields(cls: type) -> frozenset[str]:
    return frozenset(field.name for field in attributes_of(cls) if not is_required(field))


def _is_included(name: str | int, selection: Selection) -> bool:
    return selection is None or name in selection or "__all__" in selection


def _is_excluded(name: str | int, selection: Selection) -> bool:
    if selection is None or not _is_included(name, selection):
        return False
    return not isinstance(selection, Mapping) or _selected(name, selection) in (True, ...)


def _within(name: str | int, selection: Selection) -> Selection:
    if not isinstance(selection, Mapping) or not _is_included(name, selection):
        return None
    nested = _selected(name, selection)
    return None if nested in (True, ...) else nested


def _selected(name: str | int, selection: Mapping[Any, Any]) -> Any:
    return selection[name] if name in selection else selection["__all__"]
