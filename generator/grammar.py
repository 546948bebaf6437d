"""The grammar of a document: which keys each kind of object may have, and of what kind their values are.

It is narrower than OpenAPI's: a key stands here only if it is rendered, is a limit or a default that the service
looks after, or is a remark. So whatever passes is well formed, and nothing in it can be dropped silently.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from .problems import DocumentError, pointer, shown

__all__ = ["LIMITS", "check_grammar", "resolve"]

_WORDS = {"text": "text", "flag": "true or false", "number": "a number", "count": "a whole number, 0 or more"}
LIMITS = {
    "description": "text",
    "deprecated": "flag",
    "default": "anything",
    "format": "text",
    "pattern": "text",
    "minimum": "number",
    "maximum": "number",
    "exclusiveMinimum": "number",
    "exclusiveMaximum": "number",
    "multipleOf": "number",
    "minLength": "count",
    "maxLength": "count",
    "minItems": "count",
    "maxItems": "count",
    "uniqueItems": "flag",
    "example": "anything",
    "examples": "[anything]",
}
"""Members of a schema that have no part in the rendered code: its text says them, the service looks after them."""

# `[x]` is a list of x, `{x}` an object with free keys and x as values, `x or y` one of two; `!` marks a key that must
# be there. Everything else that isn't in _WORDS is the name of another kind.
_GRAMMAR: dict[str, dict[str, str]] = {
    "document": {
        "openapi!": "text",
        "info!": "info",
        "servers!": "[server]",
        "security!": "[{[text]}]",
        "tags": "[tag]",
        "paths!": "{path}",
        "components!": "components",
        "x-sdk-headers": "{text}",
    },
    "info": {"title!": "text", "version!": "text", "summary": "text", "description": "text"},
    "server": {"url!": "text", "description": "text"},
    "tag": {"name!": "text", "description": "text"},
    "path": {
        "parameters": "[parameter]",
        "get": "operation",
        "put": "operation",
        "post": "operation",
        "delete": "operation",
        "patch": "operation",
    },
    "operation": {
        "operationId!": "text",
        "x-sdk-method!": "text",
        "x-sdk-cursor-page": "flag",
        "x-sdk-stream": "text",
        "x-sdk-ambiguous-hint": "text",
        "tags": "[text]",
        "summary": "text",
        "description": "text",
        "deprecated": "flag",
        "parameters": "[parameter]",
        "requestBody": "body",
        "responses!": "{response}",
    },
    "parameter": {
        "name!": "text",
        "in!": "text",
        "schema!": "schema",
        "required": "flag",
        "description": "text",
        "deprecated": "flag",
        "example": "anything",
        "x-sdk-name": "text",
    },
    "body": {"content!": "{media}", "required": "flag", "description": "text"},
    "response": {"description!": "text", "content": "{media}"},
    "media": {"schema!": "schema", "example": "anything"},
    "components": {
        "schemas!": "{component}",
        "parameters": "{parameter}",
        "responses": "{response}",
        "requestBodies": "{body}",
        "securitySchemes!": "{scheme}",
    },
    "scheme": {"type!": "text", "scheme!": "text", "description": "text"},
    "schema": {
        "$ref": "text",
        "type": "text or [text]",
        "enum": "[anything]",
        "const": "anything",
        "items": "schema",
        "properties": "{schema}",
        "required": "[text]",
        "additionalProperties": "flag or schema",
        "oneOf": "[schema]",
        "anyOf": "[schema]",
        "discriminator": "discriminator",
        **LIMITS,
    },
    "discriminator": {"propertyName!": "text"},
}
_GRAMMAR["component"] = _GRAMMAR["schema"] | {"x-sdk-module": "text"}

# Where the kinds that can be a `{$ref: …}` and nothing else have their components.
_SECTIONS = {"parameter": "parameters", "response": "responses", "body": "requestBodies"}


def check_grammar(document: Mapping[str, Any]) -> None:
    """Raise DocumentError for the first place that doesn't follow the grammar, or refers to nothing."""
    version = document.get("openapi")
    if not isinstance(version, str) or not version.startswith("3.1."):
        raise DocumentError("#/openapi", "must be a 3.1 version, such as 3.1.0")
    check = _Check()
    check.value(document, "document", "#")
    for node, section, at in check.references:
        # Circles of schemas are found where schemas are read.
        (_target if section == "schemas" else resolve)(document, node, section, at)


class _Check:
    def __init__(self) -> None:
        self.references: list[tuple[dict[str, Any], str, str]] = []

    def value(self, node: object, expected: str, at: str) -> None:
        kinds = expected.split(" or ")
        kind = next((kind for kind in kinds if _is(node, kind)), None)
        if kind is None:
            raise DocumentError(at, f"must be {' or '.join(map(_word, kinds))}")
        if kind.startswith("["):
            for index, item in enumerate(cast("list[object]", node)):
                self.value(item, kind[1:-1], pointer(at, index))
        elif kind.startswith("{"):
            for key, item in cast("dict[str, object]", node).items():
                self.value(item, kind[1:-1], pointer(at, key))
        elif kind in _GRAMMAR:
            self._object(cast("dict[str, Any]", node), kind, at)

    def _object(self, node: dict[str, Any], kind: str, at: str) -> None:
        if "$ref" in node and kind in _SECTIONS:
            for key in node:
                if key != "$ref":
                    raise DocumentError(pointer(at, key), "not allowed next to $ref")
            self.value(node["$ref"], "text", pointer(at, "$ref"))
            self.references.append((node, _SECTIONS[kind], at))
            return
        members = {key.removesuffix("!"): expected for key, expected in _GRAMMAR[kind].items()}
        for key, item in node.items():
            if key not in members:
                word = "extension" if key.startswith("x-") else "keyword"
                raise DocumentError(pointer(at, key), f"unsupported {word} {shown(key)!r} in a {kind}")
            self.value(item, members[key], pointer(at, key))
        for key in _GRAMMAR[kind]:
            if key.endswith("!") and key[:-1] not in node:
                raise DocumentError(at, f"{kind} without {key[:-1]}")
        if kind in {"schema", "component"} and "$ref" in node:
            self.references.append((node, "schemas", at))


def _is(node: object, kind: str) -> bool:
    match kind:
        case "anything":
            return True
        case "text":
            return isinstance(node, str)
        case "flag":
            return isinstance(node, bool)
        case "number":
            return isinstance(node, (int, float)) and not isinstance(node, bool)
        case "count":
            return isinstance(node, int) and not isinstance(node, bool) and node >= 0
        case _:
            return isinstance(node, list if kind.startswith("[") else dict)


def _word(kind: str) -> str:
    return _WORDS.get(kind, "a list" if kind.startswith("[") else "an object")


def resolve(document: Mapping[str, Any], node: Mapping[str, Any], section: str, at: str) -> tuple[dict[str, Any], str]:
    """What stands at a place, or else what the `$ref` there names, through references to references; and where."""
    seen: set[str] = set()
    found, where = cast("dict[str, Any]", node), at
    while "$ref" in found:
        found, where = _target(document, found, section, at)
        if where in seen:
            raise DocumentError(pointer(at, "$ref"), "circular reference")
        seen.add(where)
    return found, where


def _target(document: Mapping[str, Any], node: Mapping[str, Any], section: str, at: str) -> tuple[dict[str, Any], str]:
    """What one `$ref` names."""
    at, target = pointer(at, "$ref"), node["$ref"]
    start = f"#/components/{section}/"
    if not isinstance(target, str) or not target.startswith(start):
        raise DocumentError(at, f"reference {shown(str(target))!r} must begin with {start}")
    found: Any = document
    for key in ("components", section, target.removeprefix(start)):
        found = cast("dict[str, Any]", found).get(key) if isinstance(found, dict) else None
    if not isinstance(found, dict):
        raise DocumentError(at, f"reference {shown(target)!r} not found")
    return cast("dict[str, Any]", found), target
