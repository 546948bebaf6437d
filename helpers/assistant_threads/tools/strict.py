"""Strict schemas: the part of JSON Schema that the service can hold the model to."""

from __future__ import annotations

from typing import Any

__all__ = ["strict_schema"]

# Words that the service refuses in a strict schema, and that restrict nothing the function relies on.
_DROPPED = {"default", "uniqueItems"}
_IMPOSSIBLE = {"prefixItems": "tuples of a fixed length", "contentEncoding": "bytes"}


def strict_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of the parameters as a strict one, in which those with a default may be null.

    Raises TypeError for what a strict schema can't say.
    """
    required = set(schema.get("required", ()))
    strict: dict[str, Any] = _strict(schema, "parameters")
    strict["properties"] = {
        name: value if name in required else _nullable(value) for name, value in strict["properties"].items()
    }
    return strict


def _strict(node: Any, where: str) -> Any:
    if node.__class__ is list:
        return [_strict(each, where) for each in node]
    if node.__class__ is not dict:
        return node
    fields: dict[str, Any] = node
    for word, what in _IMPOSSIBLE.items():
        if word in fields:
            raise TypeError(f"{where} holds {what}")
    if not set(fields) - {"description", "default"}:
        raise TypeError(f"{where} may be anything, for want of an annotation")
    result = {
        key: _named(value, where) if key in {"properties", "$defs"} else _strict(value, where)
        for key, value in fields.items()
        if key not in _DROPPED and key not in {"enum", "const", "required"}
    }
    result |= {key: fields[key] for key in ("enum", "const") if key in fields}
    if fields.get("type") == "object":
        if fields.get("additionalProperties", False) is not False or "properties" not in fields:
            raise TypeError(f"{where} holds a dict of any keys")
        result |= {"required": list(fields["properties"]), "additionalProperties": False}
    return result


def _named(fields: dict[str, Any], where: str) -> dict[str, Any]:
    return {name: _strict(value, f"{where}.{name}") for name, value in fields.items()}


def _nullable(schema: dict[str, Any]) -> dict[str, Any]:
    choices = schema.get("anyOf", [])
    if {"type": "null"} in choices:
        return schema
    inner = {key: value for key, value in schema.items() if key != "description"}
    outer = {key: value for key, value in schema.items() if key == "description"}
    return {**outer, "anyOf": [*(choices or [inner]), {"type": "null"}]}
