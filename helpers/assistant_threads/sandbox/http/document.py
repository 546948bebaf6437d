"""The document of the API: its operations, the schemas of events, and validation as strict as the service's."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import yaml
from attrs import frozen
from jsonschema import Draft202012Validator

__all__ = ["Document", "OperationSpec", "load_document"]

_NAMES = ("threads.yaml", "files.yaml")
_METHODS = frozenset({"get", "post", "put", "patch", "delete"})
_FORM = "multipart/form-data"


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
    form: bool
    """Whether the body is a multipart form, not JSON."""
    file_fields: frozenset[str]
    """The fields of the form that are files."""
    response: str | None
    """The name of the schema of the response; None for a download."""
    streams: bool


class Document:
    """The operations and schemas of a parsed OpenAPI document."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self._raw = _with_stated_limits(raw)
        # The dialect of OpenAPI 3.1 is JSON Schema 2020-12; its extensions assert nothing.
        self._validator: Any = Draft202012Validator(self._raw)
        self.operations = list(self._operations())
        self.events = dict(self._events())
        """The names of the schemas of event data, by event name."""

    def errors(self, value: object, schema: str | dict[str, Any]) -> Iterator[Any]:
        """The jsonschema errors of a value. The schema is given by name, or as such."""
        found = {"$ref": f"#/components/schemas/{schema}"} if isinstance(schema, str) else schema
        errors: Iterator[Any] = self._validator.evolve(schema=found).iter_errors(value)
        return errors

    def _operations(self) -> Iterator[OperationSpec]:
        for path, item in self._raw["paths"].items():
            for method, operation in item.items():
                if method not in _METHODS:
                    continue
                content = operation["responses"]["200"]["content"]
                shared = item.get("parameters", [])
                parameters = [self._resolve(each) for each in [*shared, *operation.get("parameters", [])]]
                request = self._resolve(operation.get("requestBody", {})).get("content", {})
                body = _schema_name(request)
                yield OperationSpec(
                    name=operation["operationId"],
                    method=method.upper(),
                    path=path,
                    query={each["name"]: each["schema"] for each in parameters if each["in"] == "query"},
                    body=body,
                    form=_FORM in request,
                    file_fields=frozenset(self._file_fields(body)) if body else frozenset(),
                    response=_schema_name(content),
                    streams="text/event-stream" in content,
                )

    def _file_fields(self, schema: str) -> Iterator[str]:
        for name, field in self._raw["components"]["schemas"][schema]["properties"].items():
            if field.get("format") == "binary" or "contentMediaType" in field:
                yield name

    def property_type(self, schema: str, path: Sequence[str]) -> str:
        """The type of a nested property of a schema; "string" if it is unknown."""
        node = self._resolve({"$ref": f"#/components/schemas/{schema}"})
        for name in path:
            node = self._resolve(node.get("properties", {}).get(name, {}))
        found = node.get("type", "string")
        return found if isinstance(found, str) else found[0]

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
    """The documents shipped with the package or, in a source tree, those in `spec/`, as one.

    The second one, which describes files and vector stores, may be left out.
    """
    shipped = files("assistant_threads.sandbox")
    folder = shipped if (shipped / _NAMES[0]).is_file() else Path(__file__).resolve().parents[4] / "spec"
    # The loader in C, if PyYAML has it: the other takes a second.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    paths = [folder / name for name in _NAMES if (folder / name).is_file()]
    return Document(_merge([yaml.load(path.read_bytes(), Loader=loader) for path in paths]))  # noqa: S506


def _merge(documents: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One document with the paths and components of all; equal names mean the same."""
    merged: dict[str, Any] = {"paths": {}, "components": {}}
    for document in documents:
        merged["paths"] |= document["paths"]
        for kind, components in document["components"].items():
            merged["components"][kind] = components | merged["components"].get(kind, {})
    return merged


def _schema_name(content: dict[str, Any]) -> str | None:
    for media_type in ("application/json", _FORM):
        reference = content.get(media_type, {}).get("schema", {}).get("$ref")
        if reference:
            return str(reference.rpartition("/")[2])
    return None


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
    if "VectorStoreFileAttributes" in schemas:
        schemas["VectorStoreFileAttributes"] |= {
            "maxProperties": 16,
            "propertyNames": {"maxLength": 64},
            "additionalProperties": {
                "anyOf": [{"type": "string", "maxLength": 512}, {"type": "number"}, {"type": "boolean"}]
            },
        }
    if "CompoundFilter" in schemas:
        kinds = [{"$ref": f"#/components/schemas/{name}"} for name in ("ComparisonFilter", "CompoundFilter")]
        schemas["CompoundFilter"]["properties"]["filters"]["items"] = {"oneOf": kinds}
    return document
