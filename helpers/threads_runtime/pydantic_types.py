"""Pydantic objects and classes in requests: their fields, and their JSON schemas. Pydantic is never imported here."""

from __future__ import annotations

import sys
from typing import Any, TypeAlias, cast

__all__ = ["is_pydantic_class", "is_pydantic_object", "pydantic_fields", "response_format", "strict_schema"]

_Schema: TypeAlias = dict[str, Any]


def is_pydantic_class(value: object) -> bool:
    """Whether a value is a class of pydantic models, or a pydantic dataclass."""
    return isinstance(value, type) and (hasattr(value, "model_json_schema") or hasattr(value, "__pydantic_config__"))


def is_pydantic_object(value: object) -> bool:
    """Whether a value is a pydantic model, of openai's too."""
    return hasattr(type(value), "__pydantic_fields__") and hasattr(type(value), "model_dump")


def pydantic_fields(value: Any) -> _Schema:
    """The JSON object of a pydantic model: the fields that were set, and the defaults that aren't None.

    A field that the API knows, but that wasn't set, is None in openai's models; it isn't sent.
    """
    everything = value.model_dump(mode="json", by_alias=True)
    return cast(_Schema, _meant(everything, value.model_dump(mode="json", by_alias=True, exclude_unset=True)))


def _meant(everything: Any, was_set: Any) -> Any:
    if everything.__class__ is dict and was_set.__class__ is dict:
        return {
            key: _meant(value, was_set[key]) if key in was_set else value
            for key, value in everything.items()
            if key in was_set or value is not None
        }
    if everything.__class__ is list and was_set.__class__ is list:
        return [_meant(value, chosen) for value, chosen in zip(everything, was_set, strict=True)]
    return everything


def response_format(kind: type) -> _Schema:
    """The `response_format` that makes the model write JSON of a pydantic class."""
    return {
        "type": "json_schema",
        "json_schema": {"schema": strict_schema(kind), "name": kind.__name__, "strict": True},
    }


def strict_schema(kind: type) -> _Schema:
    """The JSON schema of a pydantic class in the form that the service can hold a model to: every property required,
    no others allowed. The same as openai-python's.

    Raises TypeError for any other class.
    """
    if not is_pydantic_class(kind):
        raise TypeError(f"{getattr(kind, '__name__', kind)!s} is not a pydantic model or a pydantic dataclass")
    if hasattr(kind, "model_json_schema"):
        schema: _Schema = cast(Any, kind).model_json_schema()
    else:  # loaded, since a class of it exists
        schema = sys.modules["pydantic"].TypeAdapter(kind).json_schema()
    return _strict(schema, schema, ())


def _strict(schema: _Schema, root: _Schema, inlined: tuple[str, ...]) -> _Schema:
    reference: Any = schema.get("$ref")
    if isinstance(reference, str) and len(schema) > 1:  # nothing may stand beside a reference
        if reference in inlined:  # it contains itself
            return {"$ref": reference}
        beside = {key: value for key, value in schema.items() if key != "$ref"}
        return _strict({**_resolve(reference, root), **beside}, root, (*inlined, reference))

    def strict(value: Any) -> Any:
        return _strict(cast(_Schema, value), root, inlined) if isinstance(value, dict) else value

    result = {key: value for key, value in schema.items() if not (key == "default" and value is None)}
    if result.get("type") == "object":
        result.setdefault("additionalProperties", False)
    for key in ("$defs", "definitions", "properties"):
        if isinstance(result.get(key), dict):
            result[key] = {name: strict(value) for name, value in result[key].items()}
    if isinstance(result.get("properties"), dict):
        result["required"] = list(result["properties"])
    result |= {key: strict(result[key]) for key in ("items",) if key in result}
    result |= {key: [strict(each) for each in result[key]] for key in ("anyOf", "allOf") if key in result}
    if len(result.get("allOf", ())) == 1:
        result |= result.pop("allOf")[0]
    return result


def _resolve(reference: str, root: _Schema) -> _Schema:
    found: Any = root
    for key in reference.removeprefix("#/").split("/"):
        found = found[key]
    return cast(_Schema, found)
