"""Validates requests and responses against the document.

jsonschema finds the violations; this module turns them into the errors of the service.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from ..errors import RefusedError
from .document import Document, OperationSpec

__all__ = ["check_body", "check_event", "check_identifier", "check_query", "check_response", "convert_form"]

_ARTICLES = {
    "array": "an array",
    "boolean": "a boolean",
    "integer": "an integer",
    "null": "null",
    "number": "a decimal",
    "object": "an object",
    "string": "a string",
}
_KINDS: Mapping[type, str] = {
    type(None): "null",
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    dict: "object",
}
# keyword of the schema: (problem, expected, actual, code)
_LENGTHS = {
    "maxLength": ("string too long", "a string with maximum length", "a string with length", "string_above_max_length"),
    "minLength": (
        "string too short",
        "a string with minimum length",
        "a string with length",
        "string_below_min_length",
    ),
    "maxItems": ("array too long", "an array with maximum length", "an array with length", "array_above_max_length"),
    "minItems": ("empty array", "an array with minimum length", "an array with length", "empty_array"),
}
_PREFIXES = {
    "assistant_id": "asst",
    "batch_id": "vsfb",
    "message_id": "msg",
    "run_id": "run",
    "step_id": "step",
    "thread_id": "thread",
    "upload_id": "upload",
    "vector_store_id": "vs",
}


def check_body(document: Document, operation: OperationSpec, body: object) -> None:
    """Raise RefusedError for a request body that doesn't match the document."""
    assert operation.body is not None
    error = next(document.errors(body, operation.body), None)
    if error is not None:
        raise _to_error(_most_likely_error(error))


def convert_form(document: Document, operation: OperationSpec, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a form with the integers that the document asks for; all fields arrive as strings."""
    assert operation.body is not None
    schema = operation.body

    def convert(value: Any, path: tuple[str, ...]) -> Any:
        if isinstance(value, Mapping):
            nested = cast("Mapping[str, Any]", value)
            return {name: convert(each, (*path, name)) for name, each in nested.items()}
        integer = document.property_type(schema, path) == "integer" and value.lstrip("-").isdecimal()
        return int(value) if integer else value

    return {name: convert(each, (name,)) for name, each in fields.items()}


def check_query(document: Document, operation: OperationSpec, query: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The query parameters, converted to their types. Raises RefusedError."""
    values: dict[str, Any] = {}
    for name, text in query:
        # Some clients write `include=` instead of `include[]=`.
        name = f"{name}[]" if f"{name}[]" in operation.query else name
        if name not in operation.query:
            raise RefusedError(f"Unknown query parameter: '{name}'.", param=name, code="unknown_parameter")
        schema = operation.query[name]
        if schema.get("type") == "array":
            values.setdefault(name, []).append(text)
        elif schema.get("type") == "integer" and text.lstrip("-").isdecimal():
            values[name] = int(text)
        else:
            values[name] = text
    for name, value in values.items():
        error = next(document.errors(value, operation.query[name]), None)
        if error is not None:
            raise _to_error(_most_likely_error(error), (name,))
    return values


def check_identifier(name: str, value: str) -> None:
    """Raise RefusedError for an identifier with a wrong prefix."""
    prefix = _PREFIXES.get(name, "")
    if not value.startswith(prefix):
        message = f"Invalid '{name}': '{value}'. Expected an ID that begins with '{prefix}'."
        raise RefusedError(message, param=name, code="invalid_value")


def check_response(document: Document, schema: str, body: object) -> None:
    """Raise ValueError for a response that doesn't match the document: a bug of the sandbox, or an invalid script."""
    for error in document.errors(body, schema):
        found = _most_likely_error(error)
        path = _format_path(found.absolute_path)
        raise ValueError(f"the response is not a valid {schema}: {path and f'{path}: '}{found.message}")


def check_event(document: Document, name: str, data: object) -> None:
    """Raise ValueError for an event that doesn't match the document."""
    if name not in document.events:
        raise ValueError(f"the document does not define the event {name}")
    check_response(document, document.events[name], data)


def _most_likely_error(error: Any) -> Any:
    """The violation of the variant that the sender most likely intended: the one named, or of the right type."""
    while error.validator in ("oneOf", "anyOf") and error.context:
        variants: dict[int, list[Any]] = {}
        for each in error.context:
            variants.setdefault(each.relative_schema_path[0], []).append(each)
        intended = [found for found in variants.values() if not any(_excludes_variant(each) for each in found)]
        if not intended:
            return error
        error = intended[0][0]
    return error


def _excludes_variant(error: Any) -> bool:
    """Whether an error shows that the value is of another variant."""
    path = list(error.relative_path)
    if not path:
        return error.validator in ("type", "enum", "const")
    return path == ["type"] and error.validator in ("const", "enum")


def _to_error(error: Any, prefix: Sequence[str | int] = ()) -> RefusedError:
    path = [*prefix, *error.absolute_path]
    param = _format_path(path)
    limit, value = error.validator_value, error.instance
    match error.validator:
        case "required":
            missing = next(name for name in limit if name not in value)
            param = _format_path([*path, missing])
            return RefusedError(
                f"Missing required parameter: '{param}'.", param=param, code="missing_required_parameter"
            )
        case "additionalProperties":
            param = _format_path([*path, next(name for name in value if name not in error.schema["properties"])])
            return RefusedError(f"Unknown parameter: '{param}'.", param=param, code="unknown_parameter")
        case "type":
            kinds = [limit] if isinstance(limit, str) else limit
            return _wrong_type(param, [_ARTICLES[kind] for kind in kinds], value)
        case "oneOf" | "anyOf":
            return _no_variant(error, path)
        case "enum" | "const":
            return _unsupported(param, value, limit if error.validator == "enum" else [limit])
        case "maxLength" | "minLength" | "maxItems" | "minItems":
            wrong, expected, got, code = _LENGTHS[error.validator]
            text = f"Expected {expected} {limit}, but got {got} {len(value)} instead."
            if "propertyNames" in error.absolute_schema_path:
                text = f"property name '{value[:20]}…' too long. {text}"
                return RefusedError(f"Invalid '{param}': {text}", param=param, code=code)
            return RefusedError(f"Invalid '{param}': {wrong}. {text}", param=param, code=code)
        case "maxProperties":
            text = f"Expected an object with at most {limit} properties, but got {len(value)} instead."
            message = f"Invalid '{param}': too many properties. {text}"
            return RefusedError(message, param=param, code="object_above_max_properties")
        case "minimum" | "maximum":
            return _out_of_range(param, error.validator, limit, value)
        case "pattern":
            text = f"Invalid '{param}': string does not match pattern. Expected a string that matches '{limit}'."
            return RefusedError(text, param=param, code="invalid_value")
        case _:  # pragma: no cover - the documents use no other keyword
            return RefusedError(f"Invalid '{param}': {error.message}", param=param, code="invalid_value")


def _no_variant(error: Any, path: Sequence[str | int]) -> RefusedError:
    value = error.instance
    if _kind(value) == "object" and "type" in value:
        names: list[Any] = []
        for each in error.context:
            if list(each.relative_path) == ["type"]:
                names += each.validator_value if each.validator == "enum" else [each.validator_value]
        return _unsupported(_format_path([*path, "type"]), value["type"], names)
    allowed: list[Any] = []
    kinds: list[str] = []
    for each in error.context:
        if each.validator in ("enum", "const"):
            allowed += each.validator_value if each.validator == "enum" else [each.validator_value]
        elif each.validator == "type":
            named = each.validator_value
            kinds += [_ARTICLES[kind] for kind in ([named] if isinstance(named, str) else named)]
    if isinstance(value, str) and allowed:
        return _unsupported(_format_path(path), value, allowed)
    return _wrong_type(_format_path(path), list(dict.fromkeys(kinds)), value)


def _wrong_type(param: str, kinds: Sequence[str], value: object) -> RefusedError:
    kinds = [kind for kind in kinds if kind != "null"] or kinds  # that null is allowed is no useful hint
    expected = kinds[0] if len(kinds) == 1 else f"one of {', '.join(kinds[:-1])} or {kinds[-1]}"
    message = f"Invalid type for '{param}': expected {expected}, but got {_ARTICLES[_kind(value)]} instead."
    return RefusedError(
        message if param else f"Expected the body to be {expected}.", param=param or None, code="invalid_type"
    )


def _unsupported(param: str, value: object, allowed: Sequence[object]) -> RefusedError:
    names = [f"'{each}'" for each in allowed]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])}{',' * (len(names) > 2)} and {names[-1]}"
    message = f"Invalid value: '{str(value)[:100]}'. Supported values are: {listed}."
    return RefusedError(message, param=param, code="invalid_value")


def _out_of_range(param: str, keyword: str, limit: float, value: float) -> RefusedError:
    kind = "integer" if isinstance(value, int) and isinstance(limit, int) and param != "temperature" else "decimal"
    side, sign, code = ("below", ">=", "min") if keyword == "minimum" else ("above", "<=", "max")
    bound = {"min": "minimum", "max": "maximum"}[code]
    message = (
        f"Invalid '{param}': {kind} {side} {bound} value. Expected a value {sign} {limit}, but got {value} instead."
    )
    return RefusedError(message, param=param, code=f"{kind}_{side}_{code}_value")


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "array")


def _format_path(path: Iterable[str | int]) -> str:
    """A path in the body in the notation of the service: `tools[0].function.name`."""
    return "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in path).removeprefix(".")
