"""`spec/threads.yaml` as the sandbox needs it: the operations, and one validator for requests and answers."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import yaml
from attrs import frozen
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

__all__ = ["Document", "Operation", "load_document"]

_ADDRESS = "urn:threads"


@frozen(kw_only=True)
class Operation:
    """One operation of the document."""

    name: str
    method: str
    path: str
    query: dict[str, dict[str, Any]]
    """Query parameters by name, each with its schema."""
    body: str | None
    """Name of the schema of the request body; None when the operation takes none."""
    answer: str
    """Name of the schema of the answer."""
    streams: bool


class Document:
    """The document with its operations by method and path template."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self._raw = _strict(raw)
        empty: Registry[Any] = Registry()
        self._registry = empty.with_resource(_ADDRESS, DRAFT202012.create_resource(self._raw))
        self._validators: dict[str, Any] = {}
        self.operations = list(self._operations())
        self.events = dict(self._events())
        """Names of the schemas of what events carry, by the names of the events."""

    def errors(self, value: object, schema: str | dict[str, Any]) -> Iterator[Any]:
        """What jsonschema finds wrong with a value; the schema is one of the document's, by name, or given."""
        if isinstance(schema, dict):
            validator = self._validator(schema)
        else:
            if schema not in self._validators:
                self._validators[schema] = self._validator({"$ref": f"#/components/schemas/{schema}"})
            validator = self._validators[schema]
        errors: Iterator[Any] = validator.iter_errors(value)
        return errors

    def _validator(self, schema: dict[str, Any]) -> Any:
        # The dialect of OpenAPI 3.1 is JSON Schema 2020-12; what it adds is no assertion.
        return Draft202012Validator(_absolute(schema), registry=self._registry)

    def _operations(self) -> Iterator[Operation]:
        for path, item in self._raw["paths"].items():
            for method, operation in item.items():
                content = operation["responses"]["200"]["content"]
                parameters = [self._follow(each) for each in operation.get("parameters", [])]
                yield Operation(
                    name=operation["operationId"],
                    method=method.upper(),
                    path=path,
                    query={each["name"]: each["schema"] for each in parameters if each["in"] == "query"},
                    body=_schema_name(operation["requestBody"]["content"]) if "requestBody" in operation else None,
                    answer=_schema_name(content),
                    streams="text/event-stream" in content,
                )

    def _events(self) -> Iterator[tuple[str, str]]:
        for variant in self._raw["components"]["schemas"]["AssistantStreamEvent"]["oneOf"]:
            fields = self._follow(variant)["properties"]
            if "$ref" in fields["data"]:  # not that of `done`
                yield fields["event"]["const"], fields["data"]["$ref"].rpartition("/")[2]

    def _follow(self, node: dict[str, Any]) -> dict[str, Any]:
        if "$ref" not in node:
            return node
        found: Any = self._raw
        for part in node["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        return cast("dict[str, Any]", found)


@cache
def load_document() -> Document:
    """The document shipped with the package or, in a source tree, the one in `spec/`."""
    shipped = files("assistant_threads.sandbox") / "threads.yaml"
    if shipped.is_file():
        text = shipped.read_bytes()
    else:
        text = (Path(__file__).resolve().parents[3] / "spec" / "threads.yaml").read_bytes()
    # The loader in C, where PyYAML was built with it: the other takes a second.
    return Document(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506


def _schema_name(content: dict[str, Any]) -> str:
    return str(content["application/json"]["schema"]["$ref"].rpartition("/")[2])


def _absolute(node: Any) -> Any:
    """The schema with references that are resolved within the document."""
    if isinstance(node, Mapping):
        fields = cast("Mapping[str, Any]", node)
        return {key: _ADDRESS + value if key == "$ref" else _absolute(value) for key, value in fields.items()}
    if isinstance(node, list):
        return [_absolute(each) for each in node]  # pyright: ignore[reportUnknownVariableType]
    return node


def _strict(raw: dict[str, Any]) -> dict[str, Any]:
    """The document as the service enforces it: no unknown fields, and the limits that it states in words only."""
    document = copy.deepcopy(raw)
    schemas = document["components"]["schemas"]
    for schema in schemas.values():
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
    schemas["Metadata"] |= {
        "maxProperties": 16,
        "propertyNames": {"maxLength": 64},
        "additionalProperties": {"type": "string", "maxLength": 512},
    }
    name = {"pattern": r"^[a-zA-Z0-9_-]+$", "minLength": 1, "maxLength": 64}
    for owner in ("FunctionDefinition", "JSONSchema"):
        schemas[owner]["properties"]["name"] |= name
    return document
