"""Which module each component is in, and in what order: no module needs one that needs it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import cast

from ..api import Alias, Component, Model, Modules, component_references
from ..errors import Problems, printable


def arrange(names: Collection[str], components: Mapping[str, Component], problems: Problems) -> Modules:
    """Components by module; within one, what is referred to comes first."""
    result: Modules = {}
    done: set[str] = set()

    def add(name: str) -> None:
        if name in done or name not in names:
            return
        done.add(name)
        component = components[name]
        for target in component_references(component):
            add(target)
        result.setdefault(component.module, []).append(component)

    for name in components:
        add(name)
    for module in result.values():
        _put_aliases_last(module)
    _check_circles(result, components, problems)
    return dict(sorted(result.items()))


def _put_aliases_last(module: list[Component]) -> None:
    """Where objects refer to themselves through an alias: it needs them when it is defined, they need it later."""
    for alias in [each for each in module if isinstance(each, Alias)]:
        names = [each.name for each in module]
        last = max((names.index(name) for name in component_references(alias) if name in names), default=-1)
        if last > names.index(alias.name):
            module.insert(last, module.pop(names.index(alias.name)))


def _check_circles(modules: Modules, components: Mapping[str, Component], problems: Problems) -> None:
    needs = {
        module: {
            name
            for component in found
            for target in component_references(component)
            for name in _modules(components[target], components)
        }
        for module, found in modules.items()
    }
    graph = {module: sorted((names & modules.keys()) - {module}) for module, names in needs.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = cast("list[str]", error.args[1])[::-1]
        problems.add(
            modules[circle[0]][0].at,
            f"circular import between modules ({printable(' → '.join(circle))}); move a schema with x-sdk-module",
        )


def _modules(component: Component, components: Mapping[str, Component]) -> set[str]:
    """The modules that are needed to annotate and decode a component: those of what an alias stands for, too."""
    if isinstance(component, Model) or component.variants:
        return {component.module}
    targets = (components[name] for name in component_references(component))
    return {component.module}.union(*(_modules(target, components) for target in targets))
