"""The components of a document as models and aliases, made of types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from attrs import evolve

from ..api import Alias, Array, Choice, Component, Field, File, Map, Model, Null, Ref, Scalar, Type, Union
from ..engine import typed
from ..engine.typed import Reference, SchemaNode, extra, has, raw
from ..errors import DocumentError, FollowUpError, pointer, printable, suggestion
from ..load.document import Document
from ..load.references import reachable, schema_graph
from ..names import class_name, component_module, component_name, field_name, module_name, pascal, unique
from .schemas import Alternative, Member, Schema, SchemaReader, described, extension
from .unions import Unions

_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "any": "Any"}
_ANY = Scalar("Any")
# What docstrings say of text that other clients parse.
_DATES = {"date-time": "Text such as 2030-01-31T12:00:00Z.", "date": "Text such as 2030-01-31."}


class Components:
    """The components of a document, read once; inline objects become components named for their place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._problems = document.problems
        self._reader = SchemaReader(document, document.problems)
        self.by_name: dict[str, Component] = {}
        """Those that could be read."""
        circles = _circles(schema_graph(document))
        self.names = {key: component_name(key) for key in document.schemas}
        """The classes of the document's schemas: their names, where these are fit for classes."""
        self._own_places = {pointer("#/components/schemas", key) for key in document.schemas}
        places = [(name, pointer("#/components/schemas", key)) for key, name in self.names.items()]
        unique(places, "class name", document.problems)
        for key, node in document.schemas.items():
            with self._problems.collected():
                at = pointer("#/components/schemas", key)
                name = class_name(self.names[key], at)
                home = extension(node, "x-sdk-module", str, at)
                if home is None:
                    home = component_module(self.names[circles.get(key, key)])
                module = module_name(home, pointer(at, "x-sdk-module"))
                self.by_name[name] = self._component(name, Member(node, at), module)
        self.undecidable = Unions(self.by_name).resolve()
        """What is wrong with unions of objects, by component: only responses need to know which object it is."""

    def get(self, name: str) -> Component:
        """A component by its name; raises FollowUpError if it could not be read."""
        if name in self.undecidable:
            raise FollowUpError("#", f"{name} is undecidable")
        if name not in self.by_name:
            raise FollowUpError("#", f"{name} could not be read")
        return self.by_name[name]

    def _component(self, name: str, member: Member, home: str) -> Component:
        at, text = member.at, described(member.node)
        schema = self._reader.read(member.node, at)
        if len(schema.alternatives) == 1 and schema.alternatives[0].properties and not schema.nullable:
            fields = self._fields(name, schema.alternatives[0], at, home)
            return Model(name=name, module=home, text=text, at=at, fields=fields)
        return Alias(name=name, module=home, text=text, at=at, type=self._type(schema, member, name, home))

    def _fields(self, owner: str, found: Alternative, at: str, home: str) -> tuple[Field, ...]:
        if isinstance(found.additional, Member):
            self._problems.add(
                pointer(at, "additionalProperties"), "unsupported: properties together with typed additionalProperties"
            )
        for index, name in enumerate(found.required):
            if name not in found.properties:
                hint = suggestion(name, found.properties)
                self._problems.add(pointer(at, "required", index), f"{printable(name)!r} is not a property{hint}")
        fields: list[Field] = []
        for json, member in found.properties.items():
            type_: Type = _ANY
            with self._problems.collected():
                type_ = self._member(member, owner + pascal(json), home)
            text = described(member.node) or self._referenced_text(member.node)
            if isinstance(member.node, typed.Schema) and raw(member.node.schema_format) in _DATES:
                text = f"{text} {_DATES[raw(member.node.schema_format)]}".strip()
            fields.append(
                Field(json=json, name=field_name(json), type=type_, required=json in found.required, text=text)
            )
        unique([(field.name, pointer(at, "properties", field.json)) for field in fields], "field", self._problems)
        return tuple(fields)

    def _referenced_text(self, node: SchemaNode) -> str:
        """The description of the first component that a node names."""
        options = [node] if isinstance(node, Reference) else [*node.anyOf, *node.oneOf]
        for option in options:
            if isinstance(option, Reference):
                target = self._document.schemas.get(raw(option.ref).rpartition("/")[2])
                return raw(target.description).strip() if isinstance(target, typed.Schema) else ""
        return ""

    def type(self, member: Member, name: str, home: str) -> Type:
        """The type of a schema of an operation. An inline object becomes the component `name` in the module `home`."""
        count = len(self.by_name)
        found = self._member(member, name, home)
        if len(self.by_name) > count:
            self.undecidable = Unions(self.by_name).resolve()
        return found

    def _member(self, member: Member, name: str, home: str) -> Type:
        return self._type(self._reader.read(member.node, member.at), member, name, home)

    def _part(self, member: Member, name: str, home: str) -> Type:
        """The type of a schema that has no name and no text of its own in the code."""
        node = member.node
        if extra(node, "deprecated") if isinstance(node, Reference) else node.deprecated:
            self._problems.add(pointer(member.at, "deprecated"), "only a named schema or field can be deprecated")
        return self._member(member, name, home)

    def _type(self, schema: Schema, member: Member, name: str, home: str) -> Type:
        types: list[Type] = []
        for each in schema.alternatives:
            found = self._alternative(each, member, name, home)
            if isinstance(found, Union) and found.discriminator is not None:
                return evolve(found, options=(*found.options, Null())) if schema.nullable else found
            types.extend(found.options if isinstance(found, Union) else [found])
        if schema.nullable:
            types.append(Null())
        return types[0] if len(types) == 1 else Union(tuple(types))

    def _alternative(self, found: Alternative, member: Member, name: str, home: str) -> Type:
        at = member.at
        if found.kind == "reference":
            return Ref(self.names[str(found.name)])
        if found.kind == "union":
            return self._union(found, member, name, home)
        if found.kind == "array":
            if found.items is None:
                raise DocumentError(at, "an array must have items")
            return Array(self._part(found.items, f"{name}Item", home))
        if found.kind == "object":
            return self._object(found, member, name, home)
        if found.values is not None:
            return self._choice(found, member)
        if found.kind == "string" and (found.limits.get("format") == "binary" or _is_binary(member.node)):
            return File()
        return Scalar(_SCALARS[found.kind])

    def _object(self, found: Alternative, member: Member, name: str, home: str) -> Type:
        at = member.at
        if found.one_of_required:
            raise DocumentError(at, "unsupported: a union of required fields")
        if found.properties:
            class_name(name, at)
            fields = self._fields(name, found, at, home)
            self._add(Model(name=name, module=home, text=described(member.node), at=at, fields=fields), at)
            return Ref(name)
        if found.required:
            raise DocumentError(pointer(at, "required"), "has no effect without properties")
        if found.additional is False:
            raise DocumentError(pointer(at, "additionalProperties"), "unsupported: an object that allows no fields")
        return Map(_ANY if found.additional is True else self._part(found.additional, f"{name}Value", home))

    def _choice(self, found: Alternative, member: Member) -> Choice:
        if found.kind not in {"string", "integer", "boolean"}:
            keyword = "const" if has(member.node, "const") else "enum"
            raise DocumentError(
                pointer(member.at, keyword), "unsupported: values that are not strings, integers or booleans"
            )
        return Choice(cast("tuple[str, ...]", found.values), constant=found.is_constant)

    def _union(self, found: Alternative, member: Member, name: str, home: str) -> Type:
        at = member.at
        options: list[Type] = []
        for index, option in enumerate(found.options):
            read = self._part(option, f"{name}Type{index}", home)
            options.extend(read.options if isinstance(read, Union) and read.discriminator is None else [read])
        if len(options) == 1:
            return options[0]
        objects = sum(isinstance(option, Ref) for option in options)
        if found.discriminator is not None and objects < 2:
            raise DocumentError(pointer(at, "discriminator"), "a discriminator needs at least two object schemas")
        for value, target in found.mapping.items():
            if target not in self._document.schemas:
                hint = suggestion(target, self._document.schemas)
                raise DocumentError(
                    pointer(at, "discriminator", "mapping", value), f"schema {printable(target)!r} not found{hint}"
                )
        mapping = tuple((value, self.names[target]) for value, target in found.mapping.items())
        union = Union(tuple(options), found.discriminator, mapping)
        if at in self._own_places or objects < 2:
            return union
        # An inline union of components gets a name of its own, which its table of decoders needs.
        text = described(member.node)
        self._add(Alias(name=class_name(name, at), module=home, text=text, at=at, type=union), at)
        return Ref(name)

    def _add(self, component: Component, at: str) -> None:
        if component.name in self.names.values() or component.name in self.by_name:
            raise DocumentError(
                at,
                f"inline schema would be named {component.name}, which already exists; move it to components",
            )
        self.by_name[component.name] = component


def _is_binary(node: SchemaNode) -> bool:
    """Whether text is the content of a file, in the words of OpenAPI 3.1."""
    return extra(node, "contentMediaType") == "application/octet-stream" and extra(node, "contentEncoding") is None


def _circles(graph: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """For each schema that refers to itself through others the first of them, whose module they share by default."""
    found = {name: reachable(targets, graph) for name, targets in graph.items()}
    return {
        name: next(other for other in graph if name in found[other] and other in seen)
        for name, seen in found.items()
        if name in seen
    }
