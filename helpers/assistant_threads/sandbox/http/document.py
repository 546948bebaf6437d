"""The document of the API: its operations, the schemas of events, and validation as strict as the service's."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import yaml
from attrs import frozen

from .schemas import Schemas

__all__ = ["Document", "OperationSpec", "load_document"]


@frozen(kw_only=True)
class OperationSpec:
    """One operation of the document."""

    name: str
    method: str
    path: str
    query: dict[str, dict[str, Any]]
    """The schemas of the query parameters by name."""
    body: str | None
    """The name of the schema of the request body; None if there is no body."""
    response: str
    """The name of the schema of the response."""
    streams: bool


class Document:
    """The operations and schemas of a parsed OpenAPI document."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self._raw = _with_stated_limits(raw)
        self.schemas = Schemas(self._raw)
        self.operations = list(self._operations())
        self.events = dict(self._events())
        """The names of the schemas of event data, by event name."""

    def _operations(self) -> Iterator[OperationSpec]:
        for path, item in self._raw["paths"].items():
            for method, operation in item.items():
                content = operation["responses"]["200"]["content"]
                parameters = [self._resolve(each) for each in operation.get("parameters", [])]
                yield OperationSpec(
                    name=operation["operationId"],
                    method=method.upper(),
                    path=path,
                    query={each["name"]: each["schema"] for each in parameters if each["in"] == "query"},
                    body=_schema_name(operation["requestBody"]["content"]) if "requestBody" in operation else None,
                    response=_schema_name(content),
                    streams="text/event-stream" in content,
                )

    def _events(self) -> Iterator[tuple[str, str]]:
        for variant in self._raw["components"]["schemas"]["AssistantStreamEvent"]["oneOf"]:
            fields = self._resolve(variant)["properties"]
            if "$ref" in fields["data"]:  # the data of `done` is not an object
                yield fields["event"]["const"], fields["data"]["$ref"].rpartition("/")[2]

    def _resolve(self, node: dict[str, Any]) -> dict[str, Any]:
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
        text = (Path(__file__).resolve().parents[4] / "spec" / "threads.yaml").read_bytes()
    # The loader in C, if PyYAML has it: the other takes a second.
    return Document(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506


def _schema_name(content: dict[str, Any]) -> str:
    return str(content["application/json"]["schema"]["$ref"].rpartition("/")[2])


def _with_stated_limits(raw: dict[str, Any]) -> dict[str, Any]:
    """The document as the service enforces it: without unknown fields, and with limits that it only describes."""
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
