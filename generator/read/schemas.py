"""One node of the typed document as the alternatives that it allows: the schema reader of both `read` and `drift`.

The same can be written in many ways: `nullable: true`, a list of types and an `anyOf` with null all allow null; a
`const` is an enumeration of one value; `allOf` is one object. A `Schema` has a single form for each. Schemas inside it
stay nodes, to be read when they are needed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from attrs import evolve, field, frozen

from ..engine import typed
from ..engine.typed import Reference, SchemaNode, by_name, extra, has, raw
from ..errors import DocumentError, Problems, pointer, printable
from ..load.document import Document
from ..load.grammar import LIMITS

T = TypeVar("T", str, bool)


class Absent:
    """The type of `ABSENT`, which stands for a value that is not there (null is a value)."""

    def __repr__(self) -> str:
        return "none"


ABSENT = Absent()

# The keywords that belong to values of a type.
_OF_OBJECTS = ("properties", "required", "additionalProperties")
_OF_KINDS = {"object": _OF_OBJECTS, "array": ("items",)}
_KINDS = {"str": "string", "bool": "boolean", "int": "integer", "float": "number", "NoneType": "null"}


@frozen
class Member:
    """A schema within another one."""

    node: SchemaNode
    at: str


@frozen(kw_only=True)
class Alternative:
    """One of the types that a schema allows, never null."""

    kind: str
    """`string`, `integer`, `number`, `boolean`, `array`, `object`, `any`, `reference` or `union`."""
    name: str | None = None
    """The component that a reference names; for `drift`, the one that defines the alternative."""
    values: tuple[object, ...] | None = None
    """The only values allowed."""
    is_constant: bool = False
    """Whether there is one value, and there will not be others."""
    limits: Mapping[str, object] = field(factory=dict[str, object])
    items: Member | None = None
    properties: Mapping[str, Member] = field(factory=dict[str, Member])
    required: tuple[str, ...] = ()
    additional: bool | Member = True
    options: tuple[Member, ...] = ()
    """The members of a union."""
    discriminator: str | None = None
    mapping: Mapping[str, str] = field(factory=dict[str, str])
    """Values of the discriminator, each with the component that it stands for."""
    one_of_required: frozenset[frozenset[str]] = frozenset()
    """Sets of fields, one of which has to be there."""


@frozen(kw_only=True)
class Schema:
    """All that a node allows."""

    alternatives: tuple[Alternative, ...]
    nullable: bool = False
    default: object = ABSENT
    name: str | None = None
    """For `drift`, the component that lists the alternatives."""


class SchemaReader:
    """Reads the nodes of one document. What cannot be read raises DocumentError; what has no effect is a problem."""

    def __init__(self, document: Document, problems: Problems) -> None:
        self._document = document
        self._problems = problems

    def read(self, node: SchemaNode, at: str) -> Schema:
        if isinstance(node, Reference):
            _, target = self._document.target(node, "schemas", at)
            default = (node.model_extra or {}).get("default", ABSENT)
            name = target.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
            alternatives = (Alternative(kind="reference", name=name),)
            return Schema(alternatives=alternatives, nullable=extra(node, "nullable") is True, default=default)
        if node.pattern is not None:
            try:
                re.compile(_in_python(raw(node.pattern)))
            except re.error as error:
                self._problems.add(pointer(at, "pattern"), f"is not a regular expression: {error}")
        schema = self._read(node, at)
        if not has(node, "default"):
            return schema
        if not _fits(node.default, schema):
            self._problems.add(at, f"the default {printable(repr(node.default))} is not a value of this schema")
        return evolve(schema, default=node.default)

    def _read(self, node: typed.Schema, at: str) -> Schema:
        if node.type == []:
            raise DocumentError(pointer(at, "type"), "must not be empty")
        if node.allOf:
            return self._joined(node, at)
        if has(node, "const"):
            return self._constant(node, at)
        if node.enum is not None:
            return self._enumeration(node, at)
        if node.oneOf or node.anyOf:
            return self._union(node, at)
        kinds = _declared(node) or _implied(node)
        self._only(node, frozenset({"type"}).union(*(_OF_KINDS.get(kind, ()) for kind in kinds)), at)
        alternatives = tuple(self._typed(node, kind, at) for kind in kinds if kind != "null")
        return Schema(alternatives=alternatives or (Alternative(kind="any"),) * (not kinds), nullable="null" in kinds)

    def _only(self, node: typed.Schema, known: frozenset[str], at: str) -> None:
        """Report keywords without effect on the type that the schema has by its other keywords."""
        # The typed document empties a nullable allOf.
        written = sorted(key for key, name in _ATTRIBUTES.items() if has(node, name) and (key != "allOf" or node.allOf))
        for key in written:
            if key == "discriminator" and key not in known:
                self._problems.add(pointer(at, key), "unsupported: a discriminator without oneOf or anyOf")
            elif key in _SCHEMA_KEYWORDS and key not in known:
                beside = " and ".join(each for each in written if each in known)
                self._problems.add(
                    pointer(at, key), f"has no effect next to {beside}" if beside else "has no effect without a type"
                )

    def _typed(self, node: typed.Schema, kind: str, at: str) -> Alternative:
        limits = _limits(node)
        if kind == "array":
            items = None if node.items is None else Member(node.items, pointer(at, "items"))
            return Alternative(kind=kind, limits=limits, items=items)
        if kind == "object":
            return self._object(node, at, limits)
        return Alternative(kind=kind, limits=limits)

    def _object(self, node: typed.Schema, at: str, limits: Mapping[str, object]) -> Alternative:
        properties = {
            name: Member(each, pointer(at, "properties", name)) for name, each in by_name(node.properties).items()
        }
        additional: bool | Member = True
        if isinstance(node.additionalProperties, bool):
            additional = node.additionalProperties
        elif node.additionalProperties is not None and _constrains(node.additionalProperties):
            additional = Member(node.additionalProperties, pointer(at, "additionalProperties"))
        required = tuple(raw(name) for name in node.required or ())
        return Alternative(
            kind="object", limits=limits, properties=properties, required=required, additional=additional
        )

    def _constant(self, node: typed.Schema, at: str) -> Schema:
        self._only(node, frozenset({"const", "type"}), at)
        kind, declared = _KINDS[type(node.const).__name__], _declared(node)
        if declared and kind not in declared and not (kind == "integer" and "number" in declared):
            raise DocumentError(pointer(at, "const"), f"is not of type {' or '.join(declared)}")
        if kind == "null":
            return Schema(alternatives=(), nullable=True)
        constant = Alternative(kind=kind, values=(node.const,), is_constant=True, limits=_limits(node))
        return Schema(alternatives=(constant,), nullable="null" in declared)

    def _enumeration(self, node: typed.Schema, at: str) -> Schema:
        self._only(node, frozenset({"enum", "type"}), at)
        values = node.enum or []
        declared = _declared(node)
        found: dict[str, list[object]] = {}
        for index, value in enumerate(values):
            kind = _KINDS.get(type(value).__name__, "")
            if kind == "integer" and "number" in declared:
                kind = "number"
            if not kind or (declared and kind not in declared):
                raise DocumentError(pointer(at, "enum", index), f"is not of type {' or '.join(declared) or 'string'}")
            if any(value == other and type(value) is type(other) for other in values[:index]):
                raise DocumentError(pointer(at, "enum", index), "duplicate value")
            if not declared and kind != "null" and found.keys() - {"null", kind}:
                raise DocumentError(pointer(at, "enum", index), "enum values must be of one type")
            found.setdefault(kind, []).append(value)
        if not found.keys() - {"null"}:
            raise DocumentError(pointer(at, "enum"), "an enum must have values other than null")
        return Schema(
            alternatives=tuple(
                Alternative(kind=kind, values=tuple(each), is_constant=len(each) == 1, limits=_limits(node))
                for kind, each in found.items()
                if kind != "null"
            ),
            nullable="null" in found or "null" in declared,  # often, null is written in one place only
        )

    def _union(self, node: typed.Schema, at: str) -> Schema:
        key = "oneOf" if node.oneOf else "anyOf"
        if node.oneOf and node.anyOf:
            raise DocumentError(pointer(at, "anyOf"), "unsupported: oneOf together with anyOf")
        members = [Member(each, pointer(at, key, index)) for index, each in enumerate(node.oneOf or node.anyOf)]
        groups = [_required_only(member.node) for member in members]
        if all(group is not None for group in groups):
            # Not a union of types: it tells which fields exclude each other.
            found = self._typed(node, "object", at)
            return Schema(
                alternatives=(evolve(found, one_of_required=frozenset(each for each in groups if each)),),
                nullable="null" in _declared(node),
            )
        if has(node, "properties"):
            raise DocumentError(pointer(at, "properties"), f"unsupported: properties together with {key}")
        # That a union of objects is an object is often written.
        redundant = {"type"} if "object" in _declared(node) else set[str]()
        self._only(node, frozenset({key, "discriminator", *redundant}), at)
        options = tuple(member for member in members if not _is_null(member.node))
        discriminator = node.discriminator
        union = Alternative(
            kind="union",
            options=options,
            discriminator=None if discriminator is None else raw(discriminator.propertyName),
            mapping={
                value: raw(target).rpartition("/")[2]
                for value, target in by_name(discriminator.mapping if discriminator else None).items()
            },
        )
        return Schema(alternatives=(union,) if options else (), nullable=len(options) < len(members))

    def _joined(self, node: typed.Schema, at: str) -> Schema:
        """`allOf`: its members and the keywords next to it, as one."""
        parts = [Member(each, pointer(at, "allOf", index)) for index, each in enumerate(node.allOf)]
        own = node.model_copy(update={"allOf": []})
        own.model_fields_set.discard("allOf")
        if any(has(node, _ATTRIBUTES[key]) for key in _SCHEMA_KEYWORDS - {"allOf"}):
            parts.append(Member(own, at))
        read = [self.read(part.node, part.at) for part in parts if _constrains(part.node)]
        comments = [part.node for part in parts if not _constrains(part.node)]
        nullable = any(each.nullable for each in read) or any(
            isinstance(each, typed.Schema) and each.nullable for each in comments
        )
        if len(read) == 1:
            return evolve(read[0], nullable=nullable)
        objects = [self._only_object(each, at) for each in read]
        merged = objects[0] if objects else Alternative(kind="any")
        for each in objects[1:]:
            # Where two define one field, the later one counts.
            merged = evolve(
                merged,
                name=merged.name or each.name,
                limits={**merged.limits, **each.limits},
                properties={**merged.properties, **each.properties},
                required=tuple(dict.fromkeys([*merged.required, *each.required])),
                additional=each.additional if merged.additional is True else merged.additional,
                one_of_required=merged.one_of_required | each.one_of_required,
            )
        return Schema(alternatives=(merged,), nullable=nullable)

    def _only_object(self, schema: Schema, at: str) -> Alternative:
        alternatives, name = schema.alternatives, None
        while len(alternatives) == 1 and alternatives[0].kind == "reference":
            target = str(alternatives[0].name)
            name = name or target
            alternatives = self.read(
                self._document.schemas[target], pointer("#/components/schemas", target)
            ).alternatives
        if len(alternatives) != 1 or alternatives[0].kind != "object":
            raise DocumentError(pointer(at, "allOf"), "unsupported: allOf of anything but objects")
        return evolve(alternatives[0], name=name)


_SCHEMA_KEYWORDS = frozenset(
    {"type", "enum", "const", "items", "oneOf", "anyOf", "allOf", "discriminator", *_OF_OBJECTS}
)
_ATTRIBUTES = typed.attributes(typed.Schema)


def _in_python(pattern: str) -> str:
    """A regular expression of JavaScript, as JSON Schema has it, in which Python can find mistakes."""
    return (
        re.sub(r"\\[pP]\{\w+(=\w+)?\}|\\u\{\w+\}", "x", pattern)
        .replace("(?<", "(?P<")
        .replace("(?P<=", "(?<=")
        .replace("(?P<!", "(?<!")
    )


def described(node: SchemaNode | typed.Operation | typed.Parameter) -> str:
    """What a docstring says about a node."""
    if isinstance(node, Reference):
        description, deprecated = extra(node, "description"), extra(node, "deprecated")
    else:
        description, deprecated = raw(node.description), node.deprecated
    return "\n\n".join(part for part in (str(description or "").strip(), "Deprecated." if deprecated else "") if part)


def extension(node: typed.Node, key: str, kind: type[T], at: str) -> T | None:
    """The value of one of our extensions, text or a flag; None if absent."""
    value = extra(node, key)
    if value is not None and not isinstance(value, kind):
        raise DocumentError(pointer(at, key), "must be text" if kind is str else "must be true or false")
    return value


def _declared(node: typed.Schema) -> tuple[str, ...]:
    kinds = node.type if isinstance(node.type, list) else [node.type] if node.type else []
    return tuple(kind.value for kind in kinds)


def _implied(node: typed.Schema) -> tuple[str, ...]:
    if any(has(node, key) for key in _OF_OBJECTS):
        return ("object",)
    return ("array",) if node.items is not None else ()


def _limits(node: typed.Schema) -> dict[str, object]:
    found: dict[str, object] = {}
    for key in sorted(LIMITS - {"default"}):
        value = getattr(node, _ATTRIBUTES[key])
        if value is not None:
            plain = int(value) if isinstance(value, float) and value.is_integer() else value
            found[key] = plain if isinstance(plain, (int, float)) else raw(plain)
    return found


def _constrains(node: SchemaNode) -> bool:
    """Whether a schema limits what is allowed, or only comments on another one."""
    return isinstance(node, Reference) or any(has(node, _ATTRIBUTES[key]) for key in _SCHEMA_KEYWORDS)


def _fits(value: object, schema: Schema) -> bool:
    """Whether a default is allowed, as far as scalars go."""
    kind = _KINDS.get(type(value).__name__, {"list": "array", "dict": "object"}.get(type(value).__name__, ""))
    if kind == "null":
        return schema.nullable or not schema.alternatives
    for each in schema.alternatives:
        if each.kind in {"any", "reference", "union"}:
            return True
        if each.kind == kind or (each.kind == "number" and kind == "integer"):
            return each.values is None or value in each.values
    return False


def _is_null(node: SchemaNode) -> bool:
    return not isinstance(node, Reference) and _declared(node) == ("null",)


def _required_only(node: SchemaNode) -> frozenset[str] | None:
    if isinstance(node, Reference) or node.model_fields_set != {"required"}:
        return None
    return frozenset(raw(name) for name in node.required or ())
