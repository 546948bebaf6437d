"""How the components of a document hang together: no circles, and every union of objects can be told apart."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import cast

from attrs import evolve

from .api import Alias, Array, Component, Map, Model, Ref, Type, Union, component_types, references
from .problems import DocumentError, pointer, shown

__all__ = ["resolve_unions", "targets"]

MAX_DEPTH = 50
MAX_SIZE = 1000


def resolve_unions(components: dict[str, Component]) -> None:
    """Give each union of objects its table, and each object the fields of its variant_fields.

    Raises DocumentError where that can't be done.
    """
    _check_order(components)
    _Unions(components).resolve()


def targets(component: Component) -> list[str]:
    """The components that a component names, as often as it does."""
    return [name for type_ in component_types(component) for name in references(type_)]


def _check_order(components: dict[str, Component]) -> None:
    """Raise for circles, and for references that would nest code too deeply or multiply it."""
    graph = {name: targets(component) for name, component in components.items()}
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        circle = cast("list[str]", error.args[1])[::-1]
        raise DocumentError(components[circle[0]].at, f"circular schemas: {shown(' → '.join(circle))}") from None
    depth: dict[str, int] = {}
    size: dict[str, int] = {}
    for name in order:
        depth[name] = 1 + max((depth[target] for target in graph[name]), default=0)
        size[name] = 1 + sum(1 if isinstance(components[target], Model) else size[target] for target in graph[name])
        if depth[name] > MAX_DEPTH or size[name] > MAX_SIZE:
            raise DocumentError(
                components[name].at, f"nested too deeply (limit {MAX_DEPTH}) or too large (limit {MAX_SIZE:,} schemas)"
            )


class _Unions:
    def __init__(self, components: dict[str, Component]) -> None:
        self._components = components

    def resolve(self) -> None:
        variant_fields: dict[str, dict[str, None]] = {}
        for component in list(self._components.values()):
            if isinstance(component, Model):
                for field in component.fields:
                    self._check_apart(field.type, pointer(component.at, "properties", field.json))
                continue
            alias = self._with_variants(component)
            models = [self._model(name) for _, name in alias.variants]
            everything = dict.fromkeys(field.name for model in models for field in model.fields)
            for model in models:
                own = {field.name for field in model.fields}
                variant_fields.setdefault(model.name, {}).update((name, None) for name in everything if name not in own)
            shared = {alias.type.discriminator} if isinstance(alias.type, Union) else set[str | None]()
            self._components[alias.name] = evolve(
                alias, variant_fields=tuple(name for name in everything if name not in shared)
            )
        for name, names in variant_fields.items():
            self._components[name] = evolve(self._model(name), variant_fields=tuple(names))

    def _model(self, name: str) -> Model:
        return cast(Model, self._components[name])

    def _check_apart(self, type_: Type, at: str) -> None:
        """Raise for a union without a name whose options can't be told apart by what JSON they are."""
        match type_:
            case Array(inner) | Map(inner):
                self._check_apart(inner, at)
            case Union(options):
                if len(self._objects(type_)) > 1:
                    raise DocumentError(at, "cannot tell the objects of this union apart")
                self._check_options(options, at)
            case _:
                pass

    def _check_options(self, options: tuple[Type, ...], at: str) -> None:
        if sum(isinstance(option, Array) for option in options) > 1:
            raise DocumentError(at, "cannot tell two arrays in one union apart")
        for option in options:
            self._check_apart(option, at)

    def _with_variants(self, alias: Alias) -> Alias:
        """The alias, if it is a union of objects with the models by the value that tells them apart."""
        objects = self._objects(alias.type)
        if not isinstance(alias.type, Union) or len(objects) < 2:
            self._check_apart(alias.type, alias.at)
            return alias
        self._check_options(alias.type.options, alias.at)
        models = [self._components[option.name] for option in objects if isinstance(option, Ref)]
        if len(models) < len(objects) or not all(isinstance(model, Model) for model in models):
            raise DocumentError(alias.at, "each object of a union must be a component with properties")
        key = alias.type.discriminator or self._constant_of_all(alias, cast("list[Model]", models))
        table: dict[str, str] = {}
        for model in cast("list[Model]", models):
            value = next((field.constant for field in model.fields if field.json == key), None)
            if value is None:
                raise DocumentError(alias.at, f"{model.name} has no constant {shown(key)!r}, the discriminator")
            if value in table:
                raise DocumentError(alias.at, f"{table[value]} and {model.name} have the same {shown(key)!r}")
            table[value] = model.name
        return evolve(alias, type=evolve(alias.type, discriminator=key), variants=tuple(table.items()))

    def _constant_of_all(self, alias: Alias, models: list[Model]) -> str:
        constants: list[set[str]] = [
            {field.json for field in model.fields if field.constant is not None} for model in models
        ]
        shared = constants[0].intersection(*constants)
        if len(shared) != 1:
            raise DocumentError(alias.at, "cannot tell the objects of this union apart; add a discriminator")
        return shared.pop()

    def _objects(self, type_: Type) -> list[Type]:
        """The options of a type whose JSON is an object."""
        options = type_.options if isinstance(type_, Union) else (type_,)
        return [option for option in options if self._is_object(option)]

    def _is_object(self, type_: Type) -> bool:
        match type_:
            case Ref(name):
                component = self._components[name]
                return isinstance(component, Model) or self._is_object(component.type)
            case Union(options):
                return any(self._is_object(option) for option in options)
            case Map():
                return True
            case _:
                return False
