"""Refuses requests as the service does: what is wrong, at which parameter, under which code.

jsonschema finds the faults; this file only words them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .document import Document, Operation
from .errors import RefusedError

__all__ = ["check_answer", "check_body", "check_event", "check_identifier", "check_query"]

_ARTICLES = {
    "array": "an array",
    "boolean": "a boolean",
    "integer": "an integer",
    "null": "null",
    "number": "a decimal",
    "object": "an object",
    "string": "a string",
}
# keyword of the schema: (what is wrong, what was expected, what was got, code)
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
_PREFIXES = {"thread_id": "thread", "message_id": "msg", "run_id": "run", "step_id": "step", "assistant_id": "asst"}


def check_body(document: Document, operation: Operation, body: object) -> None:
    """Refuse a request body that doesn't fit the document."""
    assert operation.body is not None
    error = next(document.errors(body, operation.body), None)
    if error is not None:
        raise _refusal(_meant(error))


def check_query(document: Document, operation: Operation, query: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The query parameters as their types, or a refusal."""
    values: dict[str, Any] = {}
    for name, text in query:
        # `include=` is how some clients spell `include[]=`.
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
            raise _refusal(_meant(error), (name,))
    return values


def check_identifier(name: str, value: str) -> None:
    """Refuse an identifier that can't be one, by its prefix."""
    if not value.startswith(_PREFIXES[name]):
        message = f"Invalid '{name}': '{value}'. Expected an ID that begins with '{_PREFIXES[name]}'."
        raise RefusedError(message, param=name, code="invalid_value")


def check_answer(document: Document, schema: str, answer: object) -> None:
    """Fail when an answer doesn't fit the document: a fault of the sandbox, or of what a script made up."""
    for error in document.errors(answer, schema):
        found = _meant(error)
        raise ValueError(f"the answer is no {schema}: {_place(found.absolute_path) or 'it'}: {found.message}")


def check_event(document: Document, name: str, data: object) -> None:
    """Fail when an event doesn't fit the document."""
    if name not in document.events:
        raise ValueError(f"the document has no event {name}")
    check_answer(document, document.events[name], data)


def _meant(error: Any) -> Any:
    """The error below a choice that the sender most likely made: of the variant named, or of the type that fits."""
    while error.validator in ("oneOf", "anyOf") and error.context:
        variants: dict[int, list[Any]] = {}
        for each in error.context:
            variants.setdefault(each.relative_schema_path[0], []).append(each)
        meant = [found for found in variants.values() if not any(_other_variant(each) for each in found)]
        if not meant:
            return error
        error = meant[0][0]
    return error


def _other_variant(error: Any) -> bool:
    """Whether an error says that the value wasn't meant for this variant at all."""
    at = list(error.relative_path)
    return (not at and error.validator in ("type", "enum", "const")) or (at == ["type"] and error.validator == "const")


def _refusal(error: Any, above: Sequence[str | int] = ()) -> RefusedError:
    path = [*above, *error.absolute_path]
    param = _place(path)
    limit, value = error.validator_value, error.instance
    match error.validator:
        case "required":
            missing = next(name for name in limit if name not in value)
            param = _place([*path, missing])
            return RefusedError(
                f"Missing required parameter: '{param}'.", param=param, code="missing_required_parameter"
            )
        case "additionalProperties":
            param = _place([*path, next(name for name in value if name not in error.schema["properties"])])
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
        case _:  # pragma: no cover - the document uses no other keyword
            return RefusedError(f"Invalid '{param}': {error.message}", param=param, code="invalid_value")


def _no_variant(error: Any, path: Sequence[str | int]) -> RefusedError:
    value = error.instance
    if _kind(value) == "object" and "type" in value:
        names = [each.validator_value for each in error.context if list(each.relative_path) == ["type"]]
        return _unsupported(_place([*path, "type"]), value["type"], names)
    allowed: list[Any] = []
    kinds: list[str] = []
    for each in error.context:
        if each.validator in ("enum", "const"):
            allowed += each.validator_value if each.validator == "enum" else [each.validator_value]
        elif each.validator == "type":
            named = each.validator_value
            kinds += [_ARTICLES[kind] for kind in ([named] if isinstance(named, str) else named)]
    if isinstance(value, str) and allowed:
        return _unsupported(_place(path), value, allowed)
    return _wrong_type(_place(path), list(dict.fromkeys(kinds)), value)


def _wrong_type(param: str, kinds: Sequence[str], value: object) -> RefusedError:
    kinds = [kind for kind in kinds if kind != "null"] or kinds  # that it may be left empty helps nobody
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
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case Mapping():
            return "object"
        case _:
            return "array"


def _place(path: Iterable[str | int]) -> str:
    """`tools[0].function.name`, as the service names a place in the body."""
    return "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in path).removeprefix(".")
