"""Strict schemas: the part of JSON Schema that the service can enforce."""

from __future__ import annotations

from typing import Any

__all__ = ["strict_schema"]

# Keywords that the service rejects in a strict schema, and that the function doesn't rely on.
_DROPPED = {"default", "uniqueItems"}
_IMPOSSIBLE = {"prefixItems": "tuples of a fixed length", "contentEncoding": "bytes"}


def strict_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """The strict schema of the parameters, in which those with a default may be null.

    Raises TypeError for what a strict schema can't express.
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
            raise TypeError(f"{where} contains {what}")
    if not set(fields) - {"description", "default"}:
        raise TypeError(f"{where} may be anything; annotate it")
    result = {
        key: _named(value, where) if key in {"properties", "$defs"} else _strict(value, where)
        for key, value in fields.items()
        if key not in _DROPPED and key not in {"enum", "const", "required"}
    }
    result |= {key: fields[key] for key in ("enum", "const") if key in fields}
    if fields.get("type") == "object":
        if fields.get("additionalProperties", False) is not False or "properties" not in fields:
            raise TypeError(f"{where} contains a dict with arbitrary keys")
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
