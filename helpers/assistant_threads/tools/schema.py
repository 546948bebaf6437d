"""The JSON schema of a function's parameters, read from its signature, and the conversion of JSON to its arguments."""

from __future__ import annotations

import inspect
import json
import typing
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NotRequired, TypedDict, cast

from attrs import frozen

from threads_runtime.extras import install_command

from ..errors import ToolArgumentsError
from .strict import strict_schema

if TYPE_CHECKING:
    from docstring_parser import Docstring

try:
    import msgspec

    from . import unions
    from .inline import object_schema
except ImportError as _error:
    raise ImportError(
        f"Python functions as tools need msgspec and docstring-parser: {install_command('tools')}"
    ) from _error

__all__ = ["Signature", "read_signature"]


@frozen
class Signature:
    """How the model may call a function."""

    name: str
    description: str | None
    schema: Mapping[str, Any]
    """The JSON schema of the parameters, an object."""
    parameters: Mapping[str, inspect.Parameter]
    arguments: Any
    """A TypedDict of the parameters."""
    nullable: frozenset[str]
    """Parameters with a default, for which a strict schema allows null instead."""

    def convert(self, arguments: object) -> tuple[list[Any], dict[str, Any]]:
        """Decoded JSON as positional and named arguments. Raises ToolArgumentsError if it doesn't fit."""
        if not isinstance(arguments, dict):
            raise ToolArgumentsError(f"the arguments must be an object, not {type(arguments).__name__}")
        given = {
            name: value
            for name, value in cast("dict[str, Any]", arguments).items()
            if not (value is None and name in self.nullable)
        }
        if surplus := [name for name in given if name not in self.parameters]:
            raise ToolArgumentsError(f"{self.name} has no parameter {', '.join(map(repr, surplus))}")
        try:
            values: dict[str, Any] = msgspec.convert(given, self.arguments, dec_hook=unions.decode)
        except (msgspec.ValidationError, RecursionError) as error:
            raise ToolArgumentsError(f"the arguments don't fit: {error}") from None
        # A positional-only parameter needs those before it to be positional, too.
        positional: list[Any] = []
        for name, parameter in self.parameters.items():
            if parameter.kind is not parameter.POSITIONAL_ONLY or name not in values:
                break
            positional.append(values.pop(name))
        if missing := [name for name in values if self.parameters[name].kind is inspect.Parameter.POSITIONAL_ONLY]:
            raise ToolArgumentsError(f"{missing[0]!r} needs the parameters before it")
        return positional, values


def read_signature(function: Callable[..., Any], *, strict: bool) -> Signature:
    """Raises TypeError, naming function and parameter, if there is no schema for one."""
    if not callable(function):  # callers without a type checker
        raise TypeError(f"a tool must be a function, not {type(function).__name__}")
    inner = _innermost(function)
    name = str(getattr(inner, "__name__", type(inner).__name__))
    docs = _parse_docs(inner)
    parameters, hints = _parameters_and_hints(name, function, inner)
    fields, found = _fields(name, parameters, hints, {param.arg_name: param.description for param in docs.params})
    arguments = TypedDict("Arguments", fields)  # type: ignore[misc]  # pyright: ignore[reportArgumentType, reportGeneralTypeIssues]
    schema = _with_defaults(object_schema(arguments, found), parameters)
    optional = frozenset(each.name for each in parameters.values() if each.default is not each.empty)
    if strict:
        try:
            schema = strict_schema(schema)
        except TypeError as error:
            raise TypeError(f"{name} can't have a strict schema: {error}") from None
    text = "\n\n".join(part for part in (docs.short_description, docs.long_description) if part)
    return Signature(name, text or None, schema, parameters, arguments, optional if strict else frozenset())


def _parameters_and_hints(
    name: str, function: Callable[..., Any], inner: Any
) -> tuple[Mapping[str, inspect.Parameter], dict[str, Any]]:
    try:
        parameters = inspect.signature(function).parameters
        hints = typing.get_type_hints(_annotated(inner), include_extras=True)
    except (NameError, TypeError, ValueError) as error:
        raise TypeError(f"the signature of {name} can't be read: {error}") from error
    for each in parameters.values():
        if each.kind in {each.VAR_POSITIONAL, each.VAR_KEYWORD}:
            raise TypeError(f"{name} takes {each}, for which there is no schema")
    return parameters, hints


def _fields(
    name: str, parameters: Mapping[str, inspect.Parameter], hints: Mapping[str, Any], docs: Mapping[str, str | None]
) -> tuple[dict[str, Any], list[type[unions.OneOf]]]:
    """The types of a TypedDict of the parameters, with their descriptions, and the unions in them."""
    fields: dict[str, Any] = {}
    found: list[type[unions.OneOf]] = []
    for each in parameters.values():
        own: list[type[unions.OneOf]] = []
        hint = unions.supported(hints.get(each.name, Any), own)
        text = docs.get(each.name) or _inline_description(hint)
        for part in (hint, *(member for union in own for member in union.members)):
            _check(name, each.name, part)
        found += own
        if text:
            hint = Annotated[hint, msgspec.Meta(description=text)]
        fields[each.name] = hint if each.default is each.empty else NotRequired[hint]
    return fields, found


def _with_defaults(schema: dict[str, Any], parameters: Mapping[str, inspect.Parameter]) -> dict[str, Any]:
    """The schema in the order of the parameters, which msgspec sorts, and with their defaults."""
    schema["properties"] = {name: schema["properties"][name] for name in parameters}
    schema["required"] = [each.name for each in parameters.values() if each.default is each.empty]
    for each in parameters.values():
        if each.default is not each.empty:
            _add_default(schema["properties"][each.name], each.default)
    return schema


def _innermost(function: Any) -> Any:
    while isinstance(function, partial):
        function = function.func
    return inspect.unwrap(function)


def _annotated(function: Any) -> Any:
    """The function with the annotations: of an object with `__call__`, that method."""
    if isinstance(function, type):
        return vars(function).get("__init__", function)
    return function if inspect.isroutine(function) else type(function).__call__


def _parse_docs(function: Any) -> Docstring:
    from docstring_parser import parse

    own = inspect.isroutine(function) or isinstance(function, type)
    text = function.__doc__ if own else type(function).__call__.__doc__ or function.__doc__
    return parse(inspect.cleandoc(text or ""))


def _inline_description(hint: Any) -> str | None:
    """The text in `Annotated[int, "how many"]`."""
    return next((each for each in getattr(hint, "__metadata__", ()) if isinstance(each, str)), None)


def _check(function: str, parameter: str, hint: Any) -> None:
    try:
        msgspec.json.schema(hint, schema_hook=unions.placeholder)
        msgspec.json.Decoder(hint, dec_hook=unions.decode)
    except TypeError as error:
        reason = str(error).splitlines()[-1] or str(error)
        raise TypeError(f"there is no schema for parameter {parameter!r} of {function}: {reason}") from None


def _add_default(schema: dict[str, Any], default: object) -> None:
    with suppress(TypeError, ValueError, RecursionError):  # the function has it, the model doesn't know
        value = msgspec.to_builtins(default, str_keys=True)
        json.dumps(value, allow_nan=False)
        schema["default"] = value
