"""Schemas of an OpenAPI document in one comparable form.

One thing can be said in many ways: `nullable: true`, a type list and an `anyOf` with null all allow null; a `const`
is an enumeration of one value; a union may be nested. A `Shape` says each in a single way, so that two documents can
be compared by what they mean.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, cast

from .problems import DocumentError


class Absent:
    """The type of `ABSENT`, which stands for a value that isn't there (null is a value)."""

    def __repr__(self) -> str:
        return "none"


ABSENT: Final = Absent()
# Stands for a schema that is left out. One object, because shapes are remembered by the identity of the schema.
ANYTHING: Final[Mapping[str, object]] = {}

LIMITS: Final[Mapping[str, tuple[str, ...]]] = {
    "string": ("format", "minLength", "maxLength", "pattern"),
    "integer": ("format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "number": ("format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "boolean": (),
    "array": ("minItems", "maxItems", "uniqueItems"),
    "object": ("minProperties", "maxProperties"),
    "any": (),
}
_KINDS: Final = {"str": "string", "bool": "boolean", "int": "integer", "float": "number"}
# A schema with none of these only comments on another one: {nullable: true}, {description: ...}.
_CONTENT: Final = (
    *("$ref", "allOf", "oneOf", "anyOf", "type", "enum", "const"),
    *("properties", "required", "additionalProperties", "items"),
)


@dataclass(frozen=True, eq=False)
class Option:
    """One of the alternatives that a schema allows, never null. Schemas inside stay unread until they are asked for."""

    kind: str
    name: str | None = None
    values: tuple[object, ...] | None = None
    limits: Mapping[str, object] = field(default_factory=dict[str, object])
    items: object = ABSENT
    properties: Mapping[str, object] = field(default_factory=dict[str, object])
    required: frozenset[str] = frozenset()
    additional: object = True
    one_of_required: frozenset[frozenset[str]] = frozenset()


@dataclass(frozen=True, eq=False)
class Shape:
    """All that a schema allows. Its name is that of the component that lists the options, if there is one."""

    options: tuple[Option, ...]
    nullable: bool = False
    default: object = ABSENT
    name: str | None = None


def same(left: object, right: object) -> bool:
    """Whether two JSON values are equal; for Python alone, 1 and true are too."""
    return left == right and isinstance(left, bool) == isinstance(right, bool)


def as_mapping(value: object, at: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise DocumentError(at, f"expected a mapping, found {_brief(value)}")
    # YAML reads an unquoted 200 or null as what it looks like; as a key it's always a name.
    return {str(key): item for key, item in cast("Mapping[object, object]", value).items()}


def as_list(value: object, at: str) -> Sequence[object]:
    if not isinstance(value, list):
        raise DocumentError(at, f"expected a list, found {_brief(value)}")
    return cast("list[object]", value)


def _brief(value: object) -> str:
    return "nothing" if value is ABSENT else f"{type(value).__name__} {str(value)[:40]!r}"


class Document:
    """An OpenAPI document whose references are followed and whose schemas are read as shapes."""

    def __init__(self, raw: Mapping[str, object], label: str) -> None:
        self.raw = as_mapping(raw, label)
        self.label = label
        schemas = as_mapping(self._components().get("schemas", {}), f"{label}: #/components/schemas")
        self._names = {id(schema): name for name, schema in schemas.items()}
        # By identity: equal schemas at two places are two schemas.
        self._shapes: dict[int, Shape] = {}
        self._reading: set[int] = set()

    def _components(self) -> Mapping[str, object]:
        return as_mapping(self.raw.get("components", {}), f"{self.label}: #/components")

    def schema(self, name: str) -> object:
        """A schema component by its name, or `ABSENT`."""
        return as_mapping(self._components().get("schemas", {}), self.label).get(name, ABSENT)

    def follow(self, value: object, at: str) -> tuple[Mapping[str, object], str | None]:
        """The mapping that `value` is or refers to, and the name of the component if it refers to one."""
        name: str | None = None
        seen: set[str] = set()
        mapping = as_mapping(value, at)
        while "$ref" in mapping:
            pointer = str(mapping["$ref"])
            if pointer in seen:
                raise DocumentError(at, f"circular reference {pointer}")
            seen.add(pointer)
            name = name or pointer.rpartition("/")[2]
            mapping = as_mapping(self._target(pointer, at), f"{self.label}: {pointer}")
        return mapping, name

    def shape(self, schema: object, at: str) -> Shape:
        """The shape of a schema that is part of this document; the same object for the same schema."""
        key = id(schema)
        if key not in self._shapes:
            if key in self._reading:
                raise DocumentError(at, "circular schema")
            self._reading.add(key)
            self._shapes[key] = self._read(as_mapping(schema, at), self._names.get(key), at)
            self._reading.remove(key)
        return self._shapes[key]

    def _target(self, pointer: str, at: str) -> object:
        if not pointer.startswith("#/"):
            raise DocumentError(at, f"reference {pointer} is not within the document")
        target: object = self.raw
        for step in pointer[2:].split("/"):
            key = step.replace("~1", "/").replace("~0", "~")
            target = as_mapping(cast("object", target), at).get(key, ABSENT) if isinstance(target, Mapping) else ABSENT
            if target is ABSENT:
                raise DocumentError(at, f"reference {pointer} not found")
        return target

    def _read(self, schema: Mapping[str, object], name: str | None, at: str) -> Shape:
        if not _says_something(schema):
            return Shape((Option("any", name),), schema.get("nullable") is True, schema.get("default", ABSENT), name)
        parts = [*self._joined(schema, at), self._own(schema, name, at)]
        content = [part for part in parts if part.options]
        options = (_merge_objects(content, at),) if len(content) > 1 else _options(content)
        default = schema.get("default", _first_default(parts))
        return Shape(
            _join_scalars(options), any(part.nullable for part in parts), default, name or _common_name(content)
        )

    def _joined(self, schema: Mapping[str, object], at: str) -> Iterator[Shape]:
        """What holds as well as what the schema says itself: its reference and the members of `allOf`."""
        if "$ref" in schema:
            pointer = str(schema["$ref"])
            yield self.shape(self._target(pointer, at), f"{self.label}: {pointer}")
        for member in as_list(schema.get("allOf", []), at):
            mapping = as_mapping(member, at)
            if _says_something(mapping):
                yield self.shape(member, at)
            else:
                yield Shape((), mapping.get("nullable") is True, mapping.get("default", ABSENT))

    def _own(self, schema: Mapping[str, object], name: str | None, at: str) -> Shape:
        """What a schema says itself, without what it refers to."""
        nullable = schema.get("nullable") is True
        keyword = "oneOf" if "oneOf" in schema else "anyOf"
        members = as_list(schema.get(keyword, []), at)
        if "oneOf" in schema and "anyOf" in schema:
            raise DocumentError(at, "unsupported: oneOf together with anyOf")
        if members and all(set(as_mapping(member, at)) == {"required"} for member in members):
            # No union of types: it says which fields exclude each other.
            groups = frozenset(_strings(as_mapping(member, at)["required"], at) for member in members)
            return Shape((_option("object", schema, name, groups, at),), nullable)
        if members:
            if "properties" in schema:
                raise DocumentError(at, f"unsupported: properties together with {keyword}")
            shapes = [self.shape(member, at) for member in members]
            nullable = nullable or any(shape.nullable for shape in shapes)
            return Shape(_options(shapes), nullable, _first_default(shapes), _common_name(shapes))
        kinds = _kinds(schema)
        options = tuple(_option(kind, schema, name, frozenset(), at) for kind in kinds if kind != "null")
        return Shape(options, nullable or "null" in kinds)


def _says_something(schema: Mapping[str, object]) -> bool:
    return any(key in schema for key in _CONTENT)


def _first_default(shapes: Sequence[Shape]) -> object:
    return next((shape.default for shape in shapes if shape.default is not ABSENT), ABSENT)


def _options(shapes: Sequence[Shape]) -> tuple[Option, ...]:
    # Each once: unions that name one another twice would double with every level.
    return tuple(dict.fromkeys(option for shape in shapes for option in shape.options))


def _common_name(shapes: Sequence[Shape]) -> str | None:
    """The name of the one shape that brings the options; several shapes have no common name."""
    names = [shape.name for shape in shapes if shape.options]
    return names[0] if len(names) == 1 else None


def _kinds(schema: Mapping[str, object]) -> tuple[str, ...]:
    declared = schema.get("type")
    if isinstance(declared, str):
        return (declared,)
    if isinstance(declared, list):
        return tuple(str(kind) for kind in cast("list[object]", declared))
    if any(key in schema for key in ("properties", "required", "additionalProperties")):
        return ("object",)
    if "items" in schema:
        return ("array",)
    kinds = ("null" if value is None else _KINDS.get(type(value).__name__, "any") for value in _values(schema) or ())
    return tuple(dict.fromkeys(kinds))


def _option(
    kind: str, schema: Mapping[str, object], name: str | None, groups: frozenset[frozenset[str]], at: str
) -> Option:
    if kind not in LIMITS:
        raise DocumentError(at, f"unknown type {kind!r}")
    limits = {key: schema[key] for key in LIMITS[kind] if key in schema}
    if kind == "array":
        return Option(kind, name, limits=limits, items=schema.get("items", ABSENT))
    if kind == "object":
        additional = schema.get("additionalProperties", True)
        return Option(
            kind,
            name,
            limits=limits,
            properties=as_mapping(schema.get("properties", {}), at),
            required=_strings(schema.get("required", []), at),
            # An empty schema allows anything, as does the absence of the keyword.
            additional=True if additional == {} else additional,
            one_of_required=groups,
        )
    values = _values(schema)
    return Option(kind, name, None if values is None else tuple(v for v in values if v is not None), limits)


def _values(schema: Mapping[str, object]) -> tuple[object, ...] | None:
    if "const" in schema:
        return (schema["const"],)
    listed = schema.get("enum")
    return tuple(cast("list[object]", listed)) if isinstance(listed, list) else None


def _strings(value: object, at: str) -> frozenset[str]:
    return frozenset(str(name) for name in as_list(value, at))


def _merge_objects(parts: Sequence[Shape], at: str) -> Option:
    options = _options(parts)
    if any(option.kind != "object" for option in options) or any(len(part.options) > 1 for part in parts):
        raise DocumentError(at, "unsupported: allOf of anything but objects")
    merged = options[0]
    for option in options[1:]:
        # Where two define one field, the later wins: good enough for documents that don't contradict themselves.
        merged = replace(
            merged,
            name=merged.name or option.name,
            limits={**merged.limits, **option.limits},
            properties={**merged.properties, **option.properties},
            required=merged.required | option.required,
            additional=option.additional if merged.additional is True else merged.additional,
            one_of_required=merged.one_of_required | option.one_of_required,
        )
    return merged


def _join_scalars(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Join the alternatives of one scalar kind: "any string, or one of these" is any string."""
    joined: list[Option] = []
    for option in options:
        twin = next((i for i, other in enumerate(joined) if other.kind == option.kind), None)
        if twin is None or option.kind in ("array", "object"):
            joined.append(option)
        else:
            joined[twin] = _wider(joined[twin], option)
    return tuple(joined)


def _wider(left: Option, right: Option) -> Option:
    values = None
    if left.values is not None and right.values is not None:
        values = left.values + tuple(value for value in right.values if value not in left.values)
    limits = {key: value for key, value in left.limits.items() if key in right.limits and right.limits[key] == value}
    return Option(left.kind, left.name if left.name == right.name else None, values, limits)
