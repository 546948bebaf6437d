"""Reads the schemas of a document into types, models and aliases; what it has no word for is an error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

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
)
from .grammar import LIMITS
from .names import class_name, field_name, module_name, pascal, snake, unique
from .problems import DocumentError, pointer, shown
from .unions import resolve_unions

__all__ = ["Schemas", "described"]

_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
# The members that have a meaning for values of a type.
_MEMBERS = {"object": {"properties", "required", "additionalProperties"}, "array": {"items"}}


class Schemas:
    """The components of a document, read once; inline objects become components named for their place."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._raw = cast("dict[str, dict[str, Any]]", document["components"]["schemas"])
        self.components: dict[str, Component] = {}
        for name, node in self._raw.items():
            at = pointer("#/components/schemas", name)
            home = module_name(node.get("x-sdk-module", snake(class_name(name, at))), pointer(at, "x-sdk-module"))
            self.components[name] = self._component(name, node, at, home)
        resolve_unions(self.components)

    def _component(self, name: str, node: dict[str, Any], at: str, home: str) -> Component:
        if "properties" in node and node.get("type") == "object":
            fields = self._fields(name, node, at, home)
            return Model(name=name, module=home, text=described(node), at=at, fields=fields)
        return Alias(name=name, module=home, text=described(node), at=at, type=self.type(node, at, name, home))

    def _fields(self, owner: str, node: dict[str, Any], at: str, home: str) -> tuple[Field, ...]:
        self._only(node, {"type", *_MEMBERS["object"]}, at)
        if isinstance(node.get("additionalProperties"), dict):
            raise DocumentError(
                pointer(at, "additionalProperties"), "unsupported: properties together with typed additionalProperties"
            )
        required = cast("list[str]", node.get("required", []))
        for index, name in enumerate(required):
            if name not in node["properties"]:
                raise DocumentError(pointer(at, "required", index), f"{shown(name)!r} is not a property")
        fields: list[Field] = []
        for json, schema in cast("dict[str, dict[str, Any]]", node["properties"]).items():
            where = pointer(at, "properties", json)
            type_ = self.type(schema, where, owner + pascal(json), home)
            text = described(schema) or self._referenced_text(schema)
            fields.append(Field(json=json, name=field_name(json), type=type_, required=json in required, text=text))
        unique([(field.name, pointer(at, "properties", field.json)) for field in fields], "field")
        return tuple(fields)

    def _referenced_text(self, schema: Mapping[str, Any]) -> str:
        for option in (schema, *schema.get("anyOf", ()), *schema.get("oneOf", ())):
            target = option.get("$ref", "").rpartition("/")[2]
            if target in self._raw:
                return str(self._raw[target].get("description", "")).strip()
        return ""

    def _only(self, node: dict[str, Any], known: set[str], at: str) -> None:
        """Raise for a member that says nothing about the type that the schema has by its other members."""
        for key in node:
            if key not in known and key not in LIMITS and key != "x-sdk-module":
                beside = " and ".join(sorted(known & node.keys()))
                raise DocumentError(
                    pointer(at, key), f"has no effect next to {beside}" if beside else "has no effect without a type"
                )

    def type(self, node: dict[str, Any], at: str, name: str, home: str) -> Type:
        """The type of a schema. An inline object becomes the component `name` in the module `home`."""
        if "$ref" in node:
            self._only(node, {"$ref"}, at)
            return Ref(str(node["$ref"]).rpartition("/")[2])
        if "const" in node:
            return self._constant(node, at)
        if "enum" in node:
            return self._enumeration(node, at)
        if "oneOf" in node or "anyOf" in node:
            return self._union(node, at, name, home)
        kinds = _kinds(node)
        self._only(node, {"type"}.union(*(_MEMBERS.get(kind, ()) for kind in kinds)), at)
        if "type" not in node:
            return Scalar("Any")
        options = [self._typed(node, kind, at, name, home) for kind in kinds]
        return options[0] if len(options) == 1 else Union(tuple(options))

    def _part(self, node: dict[str, Any], at: str, name: str, home: str) -> Type:
        """The type of a schema that has no name and no text of its own in the code."""
        if node.get("deprecated"):
            raise DocumentError(pointer(at, "deprecated"), "only a named schema or field can be deprecated")
        return self.type(node, at, name, home)

    def _typed(self, node: dict[str, Any], kind: str, at: str, name: str, home: str) -> Type:
        if kind in _SCALARS:
            return Scalar(_SCALARS[kind])
        if kind == "null":
            return Null()
        if kind == "array":
            if "items" not in node:
                raise DocumentError(at, "an array must have items")
            return Array(self._part(node["items"], pointer(at, "items"), f"{name}Item", home))
        if kind != "object":
            raise DocumentError(pointer(at, "type"), f"unsupported type {shown(kind)!r}")
        if "properties" in node:
            fields = {key: value for key, value in node.items() if key not in _MEMBERS["array"]}
            self._add(self._component(class_name(name, at), {**fields, "type": "object"}, at, home), at)
            return Ref(name)
        if "required" in node:
            raise DocumentError(pointer(at, "required"), "has no effect without properties")
        value = node.get("additionalProperties", True)
        if value is False:
            raise DocumentError(pointer(at, "additionalProperties"), "unsupported: an object that allows no fields")
        if value is True:
            return Map(Scalar("Any"))
        return Map(self._part(value, pointer(at, "additionalProperties"), f"{name}Value", home))

    def _constant(self, node: dict[str, Any], at: str) -> Choice:
        self._only(node, {"const", "type"}, at)
        if not isinstance(node["const"], str) or node.get("type", "string") != "string":
            raise DocumentError(pointer(at, "const"), "a constant must be a string")
        return Choice((node["const"],), constant=True)

    def _enumeration(self, node: dict[str, Any], at: str) -> Type:
        self._only(node, {"enum", "type"}, at)
        values = cast("list[object]", node["enum"])
        kinds = _kinds(node) or ["string"]
        if kinds[0] != "string" or kinds[1:] not in ([], ["null"]):
            raise DocumentError(pointer(at, "type"), "an enum must be of type string or [string, 'null']")
        for index, value in enumerate(values):
            if not isinstance(value, str) and not (value is None and "null" in kinds):
                raise DocumentError(pointer(at, "enum", index), "enum values must be strings")
            if value in values[:index]:
                raise DocumentError(pointer(at, "enum", index), "duplicate value")
        if ("null" in kinds) != (None in values):
            raise DocumentError(pointer(at, "enum"), "null must be in both type and enum, or in neither")
        strings = tuple(value for value in values if isinstance(value, str))
        if not strings:
            raise DocumentError(pointer(at, "enum"), "an enum must have values")
        return Union((Choice(strings), Null())) if "null" in kinds else Choice(strings)

    def _union(self, node: dict[str, Any], at: str, name: str, home: str) -> Type:
        key = "oneOf" if "oneOf" in node else "anyOf"
        self._only(node, {key, "discriminator"}, at)
        if not node[key]:
            raise DocumentError(pointer(at, key), "a union must have options")
        options: list[Type] = []
        for index, option in enumerate(cast("list[dict[str, Any]]", node[key])):
            read = self._part(option, pointer(at, key, index), f"{name}Type{index}", home)
            options.extend(read.options if isinstance(read, Union) and read.discriminator is None else [read])
        objects = sum(isinstance(option, Ref) for option in options)
        if "discriminator" in node and objects < 2:
            raise DocumentError(pointer(at, "discriminator"), "a discriminator needs at least two object schemas")
        union = Union(tuple(options), node.get("discriminator", {}).get("propertyName"))
        if len(options) == 1:
            return options[0]
        if at == pointer("#/components/schemas", name) or objects < 2:
            return union
        # An inline union of components gets a name of its own, which its table of decoders needs.
        self._add(Alias(name=class_name(name, at), module=home, text=described(node), at=at, type=union), at)
        return Ref(name)

    def _add(self, component: Component, at: str) -> None:
        if component.name in self._raw or component.name in self.components:
            raise DocumentError(
                at, f"inline schema would be named {component.name}, which already exists; move it to components"
            )
        self.components[component.name] = component


def described(node: Mapping[str, Any]) -> str:
    """What a docstring says about a node of the document."""
    parts = [str(node.get("description", "")).strip(), "Deprecated." if node.get("deprecated") else ""]
    return "\n\n".join(part for part in parts if part)


def _kinds(node: Mapping[str, Any]) -> list[str]:
    kinds = node.get("type", [])
    return cast("list[str]", [kinds] if isinstance(kinds, str) else kinds)
