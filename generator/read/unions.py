"""Unions of objects: what tells their variants apart."""

from __future__ import annotations

from typing import cast

from attrs import evolve

from ..api import Alias, Array, Choice, Component, Map, Model, Ref, Type, Union, parts, resolved
from ..errors import DocumentError, FollowUpError, pointer, printable


class Unions:
    """The unions among components."""

    def __init__(self, components: dict[str, Component]) -> None:
        self._components = components

    def resolve(self) -> dict[str, DocumentError]:
        """Give each union of objects its table, and each object the names of the fields that only other variants have.

        Returns what is wrong with the components whose unions cannot be told apart.
        """
        undecidable: dict[str, DocumentError] = {}
        variant_fields: dict[str, dict[str, None]] = {}
        for component in list(self._components.values()):
            try:
                if isinstance(component, Model):
                    for field in component.fields:
                        self._check_apart(field.type, pointer(component.at, "properties", field.json))
                    continue
                alias = self._with_variants(component)
            except DocumentError as error:
                undecidable[component.name] = error
                continue
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
        return undecidable

    def _get(self, name: str) -> Component:
        if name not in self._components:
            raise FollowUpError("#", f"{name} could not be read")
        return self._components[name]

    def _model(self, name: str) -> Model:
        return cast(Model, self._components[name])

    def _check_apart(self, type_: Type, at: str, told_apart: Type | None = None) -> None:
        """Raise for a union whose options are not distinct kinds of JSON, but for the objects of one `told_apart`."""
        for part in parts(type_):
            if isinstance(part, Union):
                if part is not told_apart and len(self._objects(part)) > 1:
                    raise DocumentError(at, "cannot tell the objects of this union apart")
                if sum(isinstance(option, Array) for option in part.options) > 1:
                    raise DocumentError(at, "cannot tell two arrays in one union apart")

    def _with_variants(self, alias: Alias) -> Alias:
        """The alias; a union of objects gets its models by the value of the discriminator."""
        objects = self._objects(alias.type)
        if not isinstance(alias.type, Union) or len(objects) < 2:
            self._check_apart(alias.type, alias.at)
            return alias
        self._check_apart(alias.type, alias.at, told_apart=alias.type)
        models = [self._get(option.name) for option in objects if isinstance(option, Ref)]
        if len(models) < len(objects) or not all(isinstance(model, Model) for model in models):
            raise DocumentError(alias.at, "each object of a union must be a component with properties")
        key = alias.type.discriminator or self._constant_of_all(alias, cast("list[Model]", models))
        table: dict[str, str] = {}
        for model in cast("list[Model]", models):
            for value in self._values(model, key, alias):
                if value in table:
                    raise DocumentError(alias.at, f"{table[value]} and {model.name} have the same {printable(key)!r}")
                table[value] = model.name
        return evolve(alias, type=evolve(alias.type, discriminator=key), variants=tuple(table.items()))

    def _values(self, model: Model, key: str, alias: Alias) -> list[str]:
        """The values of the discriminator that stand for a model."""
        union = cast(Union, alias.type)
        field = next((field for field in model.fields if field.json == key), None)
        if field is None:
            raise DocumentError(alias.at, f"{model.name} has no {printable(key)!r}, the discriminator")
        if mapped := [value for value, name in union.mapping if name == model.name]:
            return mapped
        if isinstance(field.type, Choice) and model.name not in field.type.values:
            return [value for value in field.type.values if isinstance(value, str)]
        # By OpenAPI's rule, the name of a schema is the value that stands for it.
        return [model.name]

    def _constant_of_all(self, alias: Alias, models: list[Model]) -> str:
        constants: list[set[str]] = [
            {field.json for field in model.fields if isinstance(field.type, Choice) and field.type.constant}
            for model in models
        ]
        shared = constants[0].intersection(*constants)
        if len(shared) != 1:
            raise DocumentError(alias.at, "cannot tell the objects of this union apart; add a discriminator")
        return shared.pop()

    def _objects(self, type_: Type) -> list[Type]:
        """The options of a type whose JSON is an object."""
        members = type_.options if isinstance(type_, Union) else (type_,)
        return [
            member for member in members if any(isinstance(each, (Map, Ref)) for each in resolved(member, self._get))
        ]
