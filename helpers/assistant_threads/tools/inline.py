"""A schema without references: many servers, and strict schemas, reject a reference with a description next to it.
Only a type that contains itself stays in `$defs`.
"""

from __future__ import annotations

from typing import Any

import msgspec

from .unions import PLACEHOLDER, OneOf, placeholder

__all__ = ["object_schema"]

_PREFIX = "#/$defs/"


def object_schema(kind: Any, unions: list[type[OneOf]]) -> dict[str, Any]:
    """The JSON schema of a TypedDict that uses these unions."""
    members = [member for each in unions for member in each.members]
    schemas, definitions = msgspec.json.schema_components(
        [kind, *members], schema_hook=placeholder, ref_template=_PREFIX + "{name}"
    )
    following = iter(schemas[1:])
    choices = {id(each): [next(following) for _ in each.members] for each in unions}
    recursive: set[str] = set()

    def inlined(node: Any, within: frozenset[str]) -> Any:
        if node.__class__ is list:
            return [inlined(each, within) for each in node]
        if node.__class__ is not dict:
            return node
        fields: dict[str, Any] = dict(node)
        if PLACEHOLDER in fields:
            fields["anyOf"] = choices[fields.pop(PLACEHOLDER)]
        name = fields.get("$ref", "").removeprefix(_PREFIX)
        if name in within:
            recursive.add(name)
            return {"$ref": fields["$ref"]}
        if name:
            del fields["$ref"]
            return {**inlined(definitions[name], within | {name}), **fields}
        if "properties" in fields:  # their names may be keywords of JSON Schema
            properties = fields.pop("properties")
            fields = {"type": "object", "properties": {k: inlined(v, within) for k, v in properties.items()}, **fields}
        kept = {key: value if key in _PLAIN else inlined(value, within) for key, value in fields.items()}
        kept.pop("title", None)
        return {**_type_of_enum(kept), **kept}

    schema: dict[str, Any] = inlined(schemas[0], frozenset())
    named: dict[str, Any] = {}
    while rest := sorted(recursive - set(named)):
        named |= {name: inlined(definitions[name], frozenset({name})) for name in rest}
    return {**schema, "$defs": named} if named else schema


# Their values are data; the properties have been inlined already.
_PLAIN = frozenset({"properties", "enum", "const", "default", "required", "description"})


def _type_of_enum(schema: dict[str, Any]) -> dict[str, str]:
    """The type of an enumeration, which msgspec leaves out and some servers require."""
    kinds = {each.__class__ for each in schema.get("enum", ())}
    return {"type": {str: "string", int: "integer"}[kinds.pop()]} if kinds in ({str}, {int}) else {}
