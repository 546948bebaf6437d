"""The keywords that are rendered, that limit values, or that are remarks. Any other keyword is an error.

What kind of value a keyword has is checked by the typed document. Here only the names are checked, so that nothing in
a document is dropped silently.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from ..engine.typed import Node, Schema, attributes
from ..errors import Problems, pointer, printable, suggestion
from ..names import words

LIMITS = words(
    """
    default format pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength
    minItems maxItems uniqueItems minProperties maxProperties
    """
)
"""Keywords without a part in the generated code: the service enforces them, descriptions explain them."""

_RENDERED = {
    "OpenAPI": words("openapi info servers security tags paths components x-sdk-headers"),
    "Info": words("title version description"),
    "Server": words("url description variables"),
    "ServerVariable": words("default description enum"),
    "Tag": words("name description"),
    "PathItem": words("parameters get put post delete patch"),
    "Operation": words(
        """
        operationId tags summary description deprecated parameters requestBody responses security
        x-sdk-method x-sdk-cursor-page x-sdk-single-page x-sdk-stream x-sdk-ambiguous-hint
        """
    ),
    "Parameter": words("name in schema required description deprecated style explode x-sdk-name"),
    "RequestBody": words("content required description"),
    "Response": words("description content"),
    "MediaType": words("schema"),
    "Components": words("schemas parameters responses requestBodies securitySchemes"),
    "SecurityScheme": words("type scheme description"),
    "Schema": LIMITS
    | words(
        """
        type enum const items properties required additionalProperties oneOf anyOf allOf discriminator nullable
        description deprecated x-sdk-module contentMediaType contentEncoding
        """
    ),
    "Discriminator": words("propertyName mapping"),
    "Reference": words("$ref description deprecated default nullable x-sdk-module"),
}
# What cannot affect a client.
_REMARKS = {
    "OpenAPI": words("externalDocs webhooks jsonSchemaDialect"),
    "Info": words("summary contact license termsOfService"),
    "Server": words("name"),
    "Tag": words("externalDocs summary parent kind"),
    "PathItem": words("summary description"),
    "Operation": words("callbacks externalDocs"),
    "Parameter": words("allowEmptyValue example examples"),
    "Response": words("headers links summary"),
    "MediaType": words("example examples"),
    "Components": words("examples headers links"),
    "SecurityScheme": words("bearerFormat"),
    "Schema": words("title xml example examples externalDocs readOnly writeOnly $comment propertyNames"),
    # How a key is got, or sent in a way that is not supported, which is a note.
    "OtherSecurityScheme": words("name in flows openIdConnectUrl"),
    "Reference": words("summary title example examples externalDocs readOnly writeOnly"),
}


def check_keywords(node: Node, content: Mapping[str, Any], at: str, problems: Problems) -> int:
    """Add a problem for each keyword that is not known; returns the number of remarks."""
    kind = type(node).__name__
    rendered, remarks = _RENDERED[kind], _REMARKS.get(kind, frozenset())
    if kind == "SecurityScheme" and content.get("type") != "http":
        remarks |= _REMARKS["OtherSecurityScheme"]
    if isinstance(content.get("unevaluatedProperties"), bool) and kind == "Schema":
        remarks |= {"unevaluatedProperties"}  # the service enforces it
    names = attributes(type(node))
    count = 0
    for key, value in content.items():
        if value is None and key not in {"default", "const", "example"}:
            problems.add(pointer(at, key), "must not be null")
        elif key in rendered:
            count += _check_members(_member(node, names.get(key), value), value, pointer(at, key), problems)
        elif key in remarks or (key.startswith("x-") and not key.startswith("x-sdk-")):
            count += 1
        else:
            word = "extension" if key.startswith("x-") else "keyword"
            hint = suggestion(key, rendered | remarks)
            problems.add(pointer(at, key), f"unsupported {word} {printable(key)!r} in {_title(kind)}{hint}")
    return count


def _member(node: Node, name: str | None, value: object) -> object:
    member = None if name is None else getattr(node, name)
    if name == "allOf" and value and not member and isinstance(node, Schema):
        # The typed document has turned a nullable allOf into "null, or that allOf".
        return node.oneOf[1].allOf if len(node.oneOf) > 1 and isinstance(node.oneOf[1], Schema) else ()
    return member


def _check_members(member: object, content: object, at: str, problems: Problems) -> int:
    if isinstance(member, Node):
        return check_keywords(member, cast("dict[str, Any]", content), at, problems)
    if isinstance(member, dict) and isinstance(content, dict):
        members = list(cast("dict[object, object]", member).values())
        keys: list[str | int] = list(cast("dict[str, object]", content))
        values = list(cast("dict[str, object]", content).values())
    elif isinstance(member, (list, tuple)) and isinstance(content, list):
        # The typed document appends null to the options of a nullable union.
        members, values = list(cast("list[object]", member)), cast("list[object]", content)
        keys = list(range(len(values)))
    else:
        return 0
    triples = zip(members, values, keys, strict=False)
    return sum(_check_members(each, value, pointer(at, key), problems) for each, value, key in triples)


def _title(kind: str) -> str:
    words = {"OpenAPI": "document", "PathItem": "path"}.get(
        kind, "".join(f" {char.lower()}" if char.isupper() else char for char in kind).strip()
    )
    return f"{'an' if words[0] in 'aeio' else 'a'} {words}"
