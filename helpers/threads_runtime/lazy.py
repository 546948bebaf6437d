"""Names that are imported when they are first used, so that importing the client stays cheap."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from operator import attrgetter
from types import ModuleType
from typing import Any, Generic, TypeVar

__all__ = ["Lazy", "lazy_names"]

T_co = TypeVar("T_co", covariant=True)


class Lazy(Generic[T_co]):
    """A decoder given by its import path, `"package.module:Name.from_dict"`, and imported when first used."""

    __slots__ = ("_decode", "import_path")

    def __init__(self, import_path: str) -> None:
        self.import_path = import_path
        self._decode: Callable[[Any], Any] | None = None

    def __call__(self, raw: Any) -> T_co:
        decode = self._decode
        if decode is None:
            module, _, name = self.import_path.partition(":")
            decode = self._decode = attrgetter(name)(import_module(module))
        result: T_co = decode(raw)
        return result

    def __repr__(self) -> str:
        return f"Lazy({self.import_path!r})"


def lazy_names(
    package: str, places: Mapping[str, str], *, submodules: Sequence[str] = (), others: Sequence[ModuleType] = ()
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """`__getattr__` and `__dir__` of a package whose names live in modules that are imported when a name is used.

    `places` are modules below the package. The `submodules` become attributes without being imported before, and the
    names that `others` export are found here too.
    """

    def load(name: str) -> Any:
        if name in submodules:
            return import_module(f"{package}.{name}")
        if name in places:
            value = getattr(import_module(f"{package}.{places[name]}"), name)
        else:
            for module in others:
                if name in module.__all__:
                    value = getattr(module, name)
                    break
            else:
                raise AttributeError(f"module {package!r} has no attribute {name!r}")
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        exported = (name for module in others for name in module.__all__)
        return sorted({*vars(sys.modules[package]), *places, *submodules, *exported})

    return load, names
