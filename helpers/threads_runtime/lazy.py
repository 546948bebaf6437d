"""Names that are imported when they are first used, so that importing the client stays cheap."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

__all__ = ["lazy_names"]


def lazy_names(
    package: str, places: Mapping[str, str], *, submodules: Sequence[str] = (), others: Sequence[ModuleType] = ()
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """`__getattr__` and `__dir__` of a package whose names live in modules that are imported when a name is used.

    `places` are modules below the package, followed by `:name` where the name is another there. The `submodules` become
    attributes without being imported before, and the names that `others` export are found here too.
    """

    def load(name: str) -> Any:
        if name in submodules:
            return import_module(f"{package}.{name}")
        if name in places:
            module_name, _, original = places[name].partition(":")
            value = getattr(import_module(f"{package}.{module_name}"), original or name)
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
