"""Which names a rendered type needs, and from which module of the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .api import Api, Component, Model, Type, component_types, references
from .source import decoder_name, param_name

__all__ = ["Name", "by_module", "decoding_names", "incoming_names", "modules", "needed", "outgoing_names"]

Name = tuple[str, str]
"""A module below the package and a name in it."""


def incoming_names(type_: Type, api: Api) -> Iterator[Name]:
    """The names in the annotation of what comes in."""
    for name in references(type_):
        yield f"models.{api.components[name].module}", name


def decoding_names(type_: Type, api: Api) -> Iterator[Name]:
    """The names in the expression that decodes a type."""
    for name in references(type_):
        component = api.components[name]
        if isinstance(component, Model):
            yield f"models.{component.module}", name
        elif component.variants:
            yield f"models.{component.module}", decoder_name(component)
        else:
            yield from decoding_names(component.type, api)


def outgoing_names(type_: Type, api: Api) -> Iterator[Name]:
    """The names in the annotation of an argument."""
    for name in references(type_):
        component = api.components[name]
        yield f"params.{component.module}", param_name(name)
        if name in api.responses and isinstance(component, Model):
            yield f"models.{component.module}", name


def by_module(names: Iterable[Name], here: str = "") -> list[tuple[str, list[str]]]:
    """Import lines: each module with its names, without the module itself."""
    found: dict[str, set[str]] = {}
    for module, name in names:
        if module != here:
            found.setdefault(module, set()).add(name)
    return [(module, sorted(each)) for module, each in sorted(found.items())]


def needed(component: Component, api: Api) -> list[Name]:
    """What a component's model takes from elsewhere, or from its own module."""
    return [
        name
        for type_ in component_types(component)
        for name in (*incoming_names(type_, api), *decoding_names(type_, api))
    ]


def modules(names: frozenset[str], api: Api) -> dict[str, list[Component]]:
    """Components by module; within one, what is referred to comes first."""
    result: dict[str, list[Component]] = {}
    done: set[str] = set()

    def add(name: str) -> None:
        if name in done or name not in names:
            return
        done.add(name)
        component = api.components[name]
        for type_ in component_types(component):
            for target in references(type_):
                add(target)
        result.setdefault(component.module, []).append(component)

    for name in api.components:
        add(name)
    return dict(sorted(result.items()))
