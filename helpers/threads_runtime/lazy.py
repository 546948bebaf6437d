"""Decoders that import the model they build when they are first used, so that importing the client builds none."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from operator import attrgetter
from typing import Any, Generic, TypeVar

__all__ = ["Lazy", "lazy_names"]

T_co = TypeVar("T_co", covariant=True)


class Lazy(Generic[T_co]):
    """A decoder named by its place, `"package.module:Name.from_dict"`."""

    __slots__ = ("_decode", "place")

    def __init__(self, place: str) -> None:
        self.place = place
        self._decode: Callable[[Any], Any] | None = None

    def __call__(self, raw: Any) -> T_co:
        decode = self._decode
        if decode is None:
            module, _, name = self.place.partition(":")
            decode = self._decode = attrgetter(name)(import_module(module))
        result: T_co = decode(raw)
        return result

    def __repr__(self) -> str:
        return f"Lazy({self.place!r})"


def lazy_names(package: str, places: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """`__getattr__` and `__dir__` of a package whose names live in modules that are imported when a name is used."""

    def load(name: str) -> Any:
        if name not in places:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{places[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        return sorted({*vars(sys.modules[package]), *places})

    return load, names
