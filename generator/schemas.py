"""Reads the schemas of a document into types, models and aliases; what it has no word for is an error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from attrs import evolve

from .api import (
    Alias,
    Array,
    Choice,
    Component,
    Field,
    Map,
    Model,
    Null,
    Ref,
    Scalar,
    Type,
    Union,
    component_types,
    references,
)
from .names import class_name, field_name, module_name, pascal, snake, unique
from .problems import DocumentError, pointer, shown

__all__ = ["Schemas"]

_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
# Limits of a value: described in its text, checked by the service, without a part in the rendered code.
_NOTES = frozenset(
    {
        "description",
        "default",
        "format",
        "pattern",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
    }
    | {"minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "deprecated", "example", "examples"}
)
_SHAPES = frozenset(
    {
        "type",
        "enum",
        "const",
        "items",
        "properties",
        "required",
        "additionalProperties",
        "oneOf",
        "anyOf",
        "discriminator",
    }
)
_KNOWN = _NOTES | _SHAPES | {"$ref", "x-sdk-module"}


class Schemas:
    """The components of a document, read once; inline objects become components named for their place."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        raw = cast("dict[str, Any]", document.get("components", {}).get("schemas", {}))
        self._raw = raw
        self.components: dict[str, Component] = {}
        for name, schema in raw.items():
            at = pointer("#/components/schemas", name)
            class_name(name, at)
            self.components[name] = self._component(name, schema, at)
        unique([(component.name, component.at) for component in self.components.values()], "the name")
        self._check_cycles()
        self._resolve_variants()

    def _component(self, name: str, schema: Any, at: str, module: str | None = None) -> Component:
        node = self._node(schema, at)
        text = str(node.get("description", "")).strip()
        home = module or module_name(str(node.get("x-sdk-module", snake(name))), pointer(at, "x-sdk-module"))
        if "properties" in node:
            return Model(name=name, module=home, text=text, at=at, fields=self._fields(name, node, at, home))
        return Alias(name=name, module=home, text=text, at=at, type=self.type(node, at, name, home))

    def _fields(self, owner: str, node: dict[str, Any], at: str, home: str) -> tuple[Field, ...]:
        if node.get("type", "object") != "object":
            raise DocumentError(pointer(at, "type"), "a schema with properties must be of type object")
        if node.get("additionalProperties", True) not in (True, False):
            raise DocumentError(
                pointer(at, "additionalProperties"), "an object can't have both named and typed free fields"
            )
        required = cast("list[str]", node.get("required", []))
        for index, name in enumerate(required):
            if name not in node["properties"]:
                raise DocumentError(pointer(at, "required", index), f"{shown(name)!r} is no property")
        fields: list[Field] = []
        for json, schema in cast("dict[str, Any]", node["properties"]).items():
            where = pointer(at, "properties", json)
            type_ = self.type(schema, where, owner + pascal(json), home)
            text = str(schema.get("description", "")).strip() or self._referenced_text(schema)
            fields.append(Field(json=json, name=field_name(json), type=type_, required=json in required, text=text))
        unique([(field.name, pointer(at, "properties", field.json)) for field in fields], "the field")
        return tuple(fields)

    def _referenced_text(self, schema: Mapping[str, Any]) -> str:
        for option in (schema, *schema.get("anyOf", ()), *schema.get("oneOf", ())):
            target = option.get("$ref", "").rpartition("/")[2]
            if target in self._raw:
                return str(self._raw[target].get("description", "")).strip()
        return ""

    def _node(self, schema: Any, at: str) -> dict[str, Any]:
        if not isinstance(schema, dict):
            raise DocumentError(at, "a schema must be an object")
        node = cast("dict[str, Any]", schema)
        for key in node:
            if key not in _KNOWN:
                kind = "extension" if key.startswith("x-") else "keyword"
                raise DocumentError(pointer(at, key), f"the {kind} {shown(key)!r} can't be rendered")
        return node

    def type(self, schema: Any, at: str, name: str, home: str) -> Type:
        """The type of a schema. An inline object becomes the component `name` in the module `home`."""
        node = self._node(schema, at)
        if "$ref" in node:
            return self._reference(node, at)
        if "const" in node:
            return self._constant(node["const"], pointer(at, "const"))
        if "enum" in node:
            return self._enumeration(node, at)
        if "oneOf" in node or "anyOf" in node:
            return self._union(node, at, name, home)
        kinds = node.get("type")
        if isinstance(kinds, list):
            options = [self._typed(node, str(kind), at, name, home) for kind in cast("list[object]", kinds)]
            return options[0] if len(options) == 1 else Union(tuple(options))
        if kinds is None:
            if _SHAPES & node.keys():
                raise DocumentError(at, "the schema has no type")
            return Scalar("Any")
        return self._typed(node, str(kinds), at, name, home)

    def _typed(self, node: dict[str, Any], kind: str, at: str, name: str, home: str) -> Type:
        if kind in _SCALARS:
            return Scalar(_SCALARS[kind])
        if kind == "null":
            return Null()
        if kind == "array":
            if "items" not in node:
                raise DocumentError(at, "an array needs items")
            return Array(self.type(node["items"], pointer(at, "items"), f"{name}Item", home))
        if kind == "object" and "properties" in node:
            self._add(self._component(class_name(name, at), {**node, "type": "object"}, at, home), at)
            return Ref(name)
        if kind == "object":
            value = node.get("additionalProperties", True)
            if not isinstance(value, dict):
                return Map(Scalar("Any"))
            return Map(self.type(value, pointer(at, "additionalProperties"), f"{name}Value", home))
        raise DocumentError(pointer(at, "type"), f"the type {shown(kind)!r} can't be rendered")

    def _reference(self, node: dict[str, Any], at: str) -> Ref:
        beside = node.keys() - {"$ref"} - _NOTES
        if beside:
            raise DocumentError(pointer(at, sorted(beside)[0]), "beside a $ref only a description and limits can stand")
        target = str(node["$ref"])
        prefix, _, name = target.rpartition("/")
        if prefix != "#/components/schemas" or name not in self._raw:
            raise DocumentError(pointer(at, "$ref"), f"{shown(target)} is no schema of this document")
        return Ref(name)

    def _constant(self, value: object, at: str) -> Choice:
        if not isinstance(value, str):
            raise DocumentError(at, "only a string can be a constant")
        return Choice((value,), constant=True)

    def _enumeration(self, node: dict[str, Any], at: str) -> Type:
        values = cast("list[object]", node["enum"])
        kinds = node.get("type", "string")
        for index, value in enumerate(values):
            if not isinstance(value, str) and not (value is None and "null" in kinds):
                raise DocumentError(pointer(at, "enum", index), "only strings can be enumerated")
        if kinds != "string" and set(cast("list[str]", kinds)) != {"string", "null"}:
            raise DocumentError(pointer(at, "type"), "an enumeration must be of type string")
        choice = Choice(tuple(value for value in values if isinstance(value, str)))
        return choice if kinds == "string" else Union((choice, Null()))

    def _union(self, node: dict[str, Any], at: str, name: str, home: str) -> Type:
        if "oneOf" in node and "anyOf" in node:
            raise DocumentError(at, "oneOf and anyOf can't stand side by side")
        key = "oneOf" if "oneOf" in node else "anyOf"
        beside = (_SHAPES & node.keys()) - {key, "discriminator"}
        if beside and node.get("type") != "object":
            raise DocumentError(pointer(at, sorted(beside)[0]), f"can't stand beside {key}; move it into each option")
        options: list[Type] = []
        for index, option in enumerate(cast("list[Any]", node[key])):
            read = self.type(option, pointer(at, key, index), f"{name}Type{index}", home)
            options.extend(read.options if isinstance(read, Union) and read.discriminator is None else [read])
        discriminator = cast("dict[str, object]", node.get("discriminator", {"propertyName": None}))
        if set(discriminator) != {"propertyName"}:
            raise DocumentError(
                pointer(at, "discriminator"),
                "only propertyName can be rendered; the constants of the options are the mapping",
            )
        union = Union(tuple(options), cast("str | None", discriminator["propertyName"]))
        if len(options) == 1:
            return options[0]
        if name in self._raw or sum(isinstance(option, Ref) for option in options) < 2:
            return union
        # An inline union of components gets a name of its own, which its table of decoders needs.
        self._add(
            Alias(
                name=class_name(name, at), module=home, text=str(node.get("description", "")).strip(), at=at, type=union
            ),
            at,
        )
        return Ref(name)

    def _add(self, component: Component, at: str) -> None:
        if component.name in self._raw or component.name in self.components:
            raise DocumentError(at, f"the name of what stands here, {component.name}, is taken; make it a component")
        self.components[component.name] = component

    def _check_cycles(self) -> None:
        done: set[str] = set()

        def visit(name: str, path: tuple[str, ...]) -> None:
            if name in path:
                circle = " → ".join((*path[path.index(name) :], name))
                raise DocumentError(
                    self.components[name].at, f"the schemas refer to each other in a circle: {shown(circle)}"
                )
            if name not in done:
                for target in self.references(name):
                    visit(target, (*path, name))
                done.add(name)

        for name in self.components:
            visit(name, ())

    def references(self, name: str) -> list[str]:
        """The components that a component names itself."""
        types = component_types(self.components[name])
        return list(dict.fromkeys(target for type_ in types for target in references(type_)))

    def reachable(self, roots: list[str]) -> frozenset[str]:
        seen: set[str] = set()
        waiting = list(roots)
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting.extend(self.references(name))
        return frozenset(seen)

    def _resolve_variants(self) -> None:
        """Give each union of objects its table, and each object the fields of its siblings."""
        siblings: dict[str, dict[str, None]] = {}
        for component in list(self.components.values()):
            if isinstance(component, Model):
                self._check_fields(component)
                continue
            table = self._variants(component)
            alias = cast(Alias, self.components[component.name])
            models = [self._model(name) for _, name in table]
            everything = dict.fromkeys(field.name for model in models for field in model.fields)
            for model in models:
                own = {field.name for field in model.fields}
                siblings.setdefault(model.name, {}).update((name, None) for name in everything if name not in own)
            shared = {alias.type.discriminator} if isinstance(alias.type, Union) else set[str | None]()
            self.components[alias.name] = evolve(
                alias, variants=table, siblings=tuple(name for name in everything if name not in shared)
            )
        for name, names in siblings.items():
            self.components[name] = evolve(self._model(name), siblings=tuple(names))

    def _check_fields(self, model: Model) -> None:
        for field in model.fields:
            if len(self._objects(field.type, pointer(model.at, "properties", field.json))) > 1:
                raise DocumentError(
                    pointer(model.at, "properties", field.json), "the objects of this union can't be told apart"
                )

    def _model(self, name: str) -> Model:
        model = self.components[name]
        assert isinstance(model, Model)
        return model

    def _variants(self, alias: Alias) -> tuple[tuple[str, str], ...]:
        """The models of a union by the value that tells them apart."""
        objects = self._objects(alias.type, alias.at)
        if len(objects) < 2:
            return ()
        models = [self.components[option.name] for option in objects if isinstance(option, Ref)]
        if len(models) < len(objects) or not all(isinstance(model, Model) for model in models):
            raise DocumentError(alias.at, "each object of a union must be a component with properties")
        key = self._discriminator(alias, cast("list[Model]", models))
        table: dict[str, str] = {}
        for model in cast("list[Model]", models):
            value = next((field.constant for field in model.fields if field.json == key), None)
            if value is None:
                raise DocumentError(alias.at, f"{model.name} has no constant {shown(key)!r}, which decides the kind")
            if value in table:
                raise DocumentError(alias.at, f"{table[value]} and {model.name} have the same {shown(key)!r}")
            table[value] = model.name
        self.components[alias.name] = evolve(alias, type=evolve(cast(Union, alias.type), discriminator=key))
        return tuple(table.items())

    def _discriminator(self, alias: Alias, models: list[Model]) -> str:
        """The one named, or else the one constant that all have."""
        named = cast(Union, alias.type).discriminator
        if named is not None:
            return named
        constants: list[set[str]] = [
            {field.json for field in model.fields if field.constant is not None} for model in models
        ]
        shared = constants[0].intersection(*constants)
        if len(shared) != 1:
            raise DocumentError(alias.at, "the objects of this union can't be told apart; give it a discriminator")
        return shared.pop()

    def _objects(self, type_: Type, at: str) -> list[Type]:
        """The options of a type whose JSON is an object."""
        options = type_.options if isinstance(type_, Union) else (type_,)
        if sum(isinstance(option, Array) for option in options) > 1:
            raise DocumentError(at, "two arrays in one union can't be told apart")
        return [option for option in options if self.is_object(option)]

    def is_object(self, type_: Type) -> bool:
        """Whether a type's JSON can be an object."""
        match type_:
            case Ref(name):
                component = self.components[name]
                return isinstance(component, Model) or self.is_object(component.type)
            case Union(options):
                return any(self.is_object(option) for option in options)
            case Map():
                return True
            case _:
                return False
