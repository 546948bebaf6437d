"""The typed document of openapi-python-client: OpenAPI 3.0 and 3.1 as pydantic models."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias, cast

from openapi_python_client.schema import (
    MediaType,
    OpenAPI,
    Operation,
    Parameter,
    PathItem,
    Reference,
    RequestBody,
    Response,
    Schema,
    UntrustedString,
)
from openapi_python_client.schema.openapi_schema_pydantic import Server
from openapi_python_client.schema.ref import Ref
from pydantic import BaseModel, ValidationError

from ..errors import pointer, printable

__all__ = [
    "MediaType",
    "Node",
    "NotOpenAPIError",
    "OpenAPI",
    "Operation",
    "Parameter",
    "PathItem",
    "Reference",
    "RequestBody",
    "Response",
    "Schema",
    "SchemaNode",
    "Server",
    "UntrustedString",
    "attributes",
    "by_name",
    "extra",
    "has",
    "parse",
    "raw",
    "walk",
]

Node: TypeAlias = BaseModel
SchemaNode: TypeAlias = Schema | Reference


class NotOpenAPIError(Exception):
    """A document that is not OpenAPI: for each problem the keys that lead to it, and what it is."""

    def __init__(self, problems: list[tuple[tuple[str | int, ...], str]]) -> None:
        super().__init__(problems)
        self.problems = problems


def parse(content: Mapping[str, Any]) -> OpenAPI:
    """Validate a document, converting no types; raises NotOpenAPIError with all problems."""
    try:
        return OpenAPI.model_validate_json(json.dumps(content), strict=True)
    except ValidationError as error:
        found: dict[tuple[str | int, ...], str] = {}
        for problem in error.errors(include_url=False):
            message = problem["msg"].replace("Input should be", "must be").replace("Value error, ", "")
            message = message.replace("a valid array", "a list").replace("a valid string", "text")
            keys = tuple(_keys(problem["loc"], content))
            if problem["type"] == "missing":
                reference = _at(keys, content).get("$ref")
                message = f"{problem['loc'][-1]} is required"
                if reference is not None:
                    message = f"a reference, {printable(repr(reference))}, is not supported here; write it out"
            elif keys == ("openapi",) and problem["type"] == "value_error":
                message = "must be text like 3.0.3, 3.1.0 or 3.2.0"
            found.setdefault(keys, message)
        raise NotOpenAPIError(list(found.items())) from None


def _at(keys: tuple[str | int, ...], content: Any) -> dict[str, Any]:
    for key in keys:
        content = content[key]
    return cast("dict[str, Any]", content) if isinstance(content, dict) else {}


def _keys(location: tuple[str | int, ...], content: Any) -> Iterator[str | int]:
    """The keys of a place in the document, without pydantic's own steps, such as the names of union members."""
    for key in location:
        try:
            content = content[key]
        except (KeyError, IndexError, TypeError):
            continue
        yield key


def raw(text: UntrustedString | Ref | str | None) -> str:
    """The text itself; empty for None. It must not become code unescaped."""
    if text is None:
        return ""
    return text if isinstance(text, str) else text.get_untrusted_value()


def by_name(mapping: Mapping[UntrustedString, Any] | None) -> dict[str, Any]:
    """A mapping of the document with plain keys; empty for None."""
    return {raw(name): value for name, value in (mapping or {}).items()}


def extra(node: Node, key: str) -> Any:
    """A member that OpenAPI does not define for this kind of node, such as an `x-sdk-` extension; None if absent."""
    return (node.model_extra or {}).get(key)


def has(node: Node, attribute: str) -> bool:
    """Whether a member was written, were it null."""
    return attribute in node.model_fields_set


def walk(value: object, at: str = "#", owner: str = "", key: str = "") -> Iterator[tuple[Node, str, str, str]]:
    """All nodes: each with its pointer, the kind of node that it is a part of, and under which keyword."""
    if isinstance(value, Node):
        yield value, at, owner, key
        for key, name in attributes(type(value)).items():
            # Most members are scalars.
            member: object = getattr(value, name)
            if _has_members(member):
                yield from walk(member, pointer(at, key), type(value).__name__, key)
    elif isinstance(value, dict):
        for text, member in cast("dict[UntrustedString, object]", value).items():
            if _has_members(member):
                yield from walk(member, pointer(at, raw(text)), owner, key)
    elif isinstance(value, list):
        for index, member in enumerate(cast("list[object]", value)):
            if _has_members(member):
                yield from walk(member, pointer(at, index), owner, key)


def _has_members(value: object) -> bool:
    return isinstance(value, (Node, dict, list))


@cache
def attributes(kind: type[Node]) -> Mapping[str, str]:
    """The keywords of a kind of node, each with the attribute that has its value."""
    return {field.alias or name: name for name, field in kind.model_fields.items()}
