"""Validates values against the schemas of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

__all__ = ["Schemas"]

_ADDRESS = "urn:threads"


class Schemas:
    """The schemas under `components` of a document, by name."""

    def __init__(self, document: dict[str, Any]) -> None:
        empty: Registry[Any] = Registry()
        self._registry = empty.with_resource(_ADDRESS, DRAFT202012.create_resource(document))
        self._validators: dict[str, Any] = {}

    def errors(self, value: object, schema: str | dict[str, Any]) -> Iterator[Any]:
        """The jsonschema errors of a value. The schema is given by name, or as such."""
        if isinstance(schema, dict):
            validator = self._validator(schema)
        else:
            if schema not in self._validators:
                self._validators[schema] = self._validator({"$ref": f"#/components/schemas/{schema}"})
            validator = self._validators[schema]
        errors: Iterator[Any] = validator.iter_errors(value)
        return errors

    def _validator(self, schema: dict[str, Any]) -> Any:
        # The dialect of OpenAPI 3.1 is JSON Schema 2020-12; its extensions assert nothing.
        return Draft202012Validator(_with_absolute_refs(schema), registry=self._registry)


def _with_absolute_refs(node: Any) -> Any:
    """The schema with references that resolve within the document."""
    if isinstance(node, Mapping):
        fields = cast("Mapping[str, Any]", node)
        return {key: _ADDRESS + value if key == "$ref" else _with_absolute_refs(value) for key, value in fields.items()}
    if isinstance(node, list):
        return [_with_absolute_refs(each) for each in node]  # pyright: ignore[reportUnknownVariableType]
    return node
