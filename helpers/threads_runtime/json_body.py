"""The JSON of a request: from arguments, which may be models and iterables, to bytes."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from enum import Enum
from typing import Any, TypeGuard

from .checks import check_encodable
from .json_codec import dumps, dumps_plain
from .omit import Omit
from .pydantic_types import is_pydantic_class, is_pydantic_object, pydantic_fields, response_format

__all__ = ["JSONBody", "json_body"]


class JSONBody(Mapping[str, Any]):
    """The JSON object of a request as its arguments were when the operation was created.

    It is encoded then, once for all attempts. Reading it gives the fields as JSON data, and changing those has no
    effect on what is sent.
    """

    __slots__ = ("_fields", "encoded")

    def __init__(self, encoded: bytes) -> None:
        self.encoded = encoded
        self._fields: dict[str, Any] | None = None

    @property
    def fields(self) -> dict[str, Any]:
        fields = self._fields
        if fields is None:
            fields = self._fields = json.loads(self.encoded)
        return fields

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.fields)

    def __len__(self) -> int:
        return len(self.fields)

    def __repr__(self) -> str:
        return repr(self.fields)


def json_body(fields: Mapping[str, object]) -> JSONBody:
    """The JSON object of a request: omitted fields left out, models and iterables turned into objects and arrays.

    Raises TypeError or ValueError, naming the field, for a value that JSON cannot represent.
    """
    given = {name: value for name, value in fields.items() if not isinstance(value, Omit)}
    encoded = dumps_plain(given)
    if encoded is None:
        try:
            encoded = dumps({name: _field(value, name) for name, value in given.items()})
        except RecursionError:
            raise ValueError("the arguments are nested too deeply, or contain themselves") from None
    return JSONBody(encoded)


def _field(value: Any, name: str) -> Any:
    if name == "response_format" and is_pydantic_class(value):
        return response_format(value)
    return _plain(value, name)


def _plain(value: Any, where: str) -> Any:
    if isinstance(value, str):
        return check_encodable(where, value.value if isinstance(value, Enum) else value)
    if value is None or isinstance(value, (bool, int)):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{where} is {value}, which JSON cannot represent")
        return value
    from .models import Model  # plain data is encoded without coming here

    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, Mapping):
        return _object(value, where)  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(value, datetime):
        return value.isoformat()
    if is_pydantic_object(value):
        return pydantic_fields(value)
    if _is_list(value):
        return [_plain(item, f"{where}[{index}]") for index, item in enumerate(value)]
    kind = f"the class {value.__name__}" if isinstance(value, type) else type(value).__name__
    raise TypeError(f"{where} can't be sent as JSON: {kind}; {_instead(value)}")


def _is_list(value: Any) -> TypeGuard[Iterable[Any]]:
    """Whether a value can be sent as an array. Some objects can be iterated over without being lists."""
    return not _is_record(value) and not isinstance(value, (bytes, bytearray, type)) and isinstance(value, Iterable)


def _is_record(value: object) -> bool:
    """Whether a value has named fields: a dataclass, an attrs class, a model of pydantic 1."""
    return any(hasattr(type(value), name) for name in ("__dataclass_fields__", "__attrs_attrs__", "__fields__"))


def _instead(value: object) -> str:
    """What to pass instead of a value that JSON cannot represent."""
    from datetime import date, time
    from decimal import Decimal
    from pathlib import PurePath
    from uuid import UUID

    match value:
        case bytes() | bytearray():
            return "decode it, or encode it as base64 text"
        case type() if is_pydantic_class(value):
            return f"pass pydantic_function_tool({value.__name__}) as a tool, or the class as response_format"
        case Enum():
            return "pass its value"
        case date() | time():
            return "pass its isoformat()"
        case Decimal() | PurePath() | UUID():
            return "pass str() of it"
        case _ if _is_record(value):
            return "pass a dict of its fields"
        case _:
            return "pass str, numbers, bool, None, dicts or lists"


def _object(value: Mapping[Any, Any], where: str) -> dict[str, Any]:
    for key in value:
        if not isinstance(key, str):
            raise TypeError(f"the keys of {where} must be strings, not {type(key).__name__}")
        check_encodable(f"a key of {where}", key)
    return {key: _plain(item, f"{where}.{key}") for key, item in value.items() if not isinstance(item, Omit)}
