"""What each kind of generated module imports from the rest of its package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..api import Api, Component, Model, Operation, Type, component_references, component_types, references
from ..names import decoder_name, param_name
from .python_code import decoded, lazy_components

Imports = list[tuple[str, list[str]]]
"""Modules below the package, each with the names to import from it."""
_Name = tuple[str, str]


def of_models(components: list[Component], module: str, api: Api) -> Imports:
    """What a module of models needs at run time."""
    return _by_module((name for component in components for name in _model_names(component, api)), f"models.{module}")


def of_params(components: list[Component], module: str, api: Api) -> Imports:
    """What a module of TypedDicts needs at run time."""
    types = (type_ for component in components for type_ in component_types(component))
    return _by_module((name for type_ in types for name in _outgoing_names(type_, api)), f"params.{module}")


def of_arguments(api: Api) -> Imports:
    """What the annotations of all operations' arguments name."""
    return _by_module(_argument_names(api.operations, api))


def of_operations(operations: Iterable[Operation], api: Api) -> Imports:
    """What the annotations of these operations' arguments, results and decoders name."""
    operations = list(operations)
    results = [name for operation in operations for name in references(operation.result)]
    models = [(_model_module(name, api), name) for name in [*results, *lazy_components(operations, api)]]
    return _by_module([*_argument_names(operations, api), *models])


def _by_module(names: Iterable[_Name], here: str = "") -> Imports:
    found: dict[str, set[str]] = {}
    for module, name in names:
        if module != here:
            found.setdefault(module, set()).add(name)
    return [(module, sorted(each)) for module, each in sorted(found.items())]


def _model_module(name: str, api: Api) -> str:
    return f"models.{api.components[name].module}"


def _model_names(component: Component, api: Api) -> Iterator[_Name]:
    for name in component_references(component):
        yield _model_module(name, api), name
    for type_ in component_types(component):
        yield from _decoding_names(type_, api)
    if not isinstance(component, Model):
        for _, variant in component.variants:
            yield _model_module(variant, api), variant


def _decoding_names(type_: Type, api: Api) -> Iterator[_Name]:
    """The names in the expression that decodes a type."""
    for name in decoded(type_, api):
        yield _model_module(name, api), name if isinstance(api.components[name], Model) else decoder_name(name)


def _argument_names(operations: Iterable[Operation], api: Api) -> Iterator[_Name]:
    for operation in operations:
        for parameter in operation.parameters:
            yield from _outgoing_names(parameter.type, api)


def _outgoing_names(type_: Type, api: Api) -> Iterator[_Name]:
    """The names in the annotation of an argument."""
    for name in references(type_):
        component = api.components[name]
        yield f"params.{component.module}", param_name(name)
        if name in api.responses and isinstance(component, Model):
            yield f"models.{component.module}", name
