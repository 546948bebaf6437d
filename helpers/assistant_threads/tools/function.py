"""A Python function as a tool: its definition for the model, and its call with the arguments of the model."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from threads_runtime.checks import check_callable
from threads_runtime.json_codec import loads

from ..errors import ToolArgumentsError
from .schema import Signature, read_signature

if TYPE_CHECKING:
    from threads_api.params.assistant_tool import FunctionDefinitionParam, FunctionToolParam

__all__ = ["ToolFunction", "function_tool", "is_async"]

_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


@frozen
class ToolFunction:
    """A function that the model may call. Made by `function_tool`."""

    function: Callable[..., Any]
    name: str
    definition: FunctionToolParam = field(repr=False)
    """One of `tools`, for instance of an assistant."""
    signature: Signature = field(repr=False)

    @property
    def is_async(self) -> bool:
        """Whether the function has to be awaited."""
        return is_async(self.function)

    def bind(self, arguments: object) -> Callable[[], Any]:
        """The call of the function with arguments of the model, converted to the types of its parameters.

        Raises ToolArgumentsError if they don't fit.
        """
        if isinstance(arguments, str):
            try:
                arguments = loads(arguments.encode()) if arguments.strip() else {}
            except (ValueError, RecursionError) as error:
                raise ToolArgumentsError(f"the arguments are not JSON: {error}") from None
        positional, named = self.signature.convert({} if arguments is None else arguments)
        return partial(self.function, *positional, **named)


def function_tool(
    function: Callable[..., Any], *, name: str | None = None, description: str | None = None, strict: bool = False
) -> ToolFunction:
    """A function as a tool, with schema and descriptions from its signature, annotations and docstring.

    Parameters may be str, int, float, bool, None, lists, tuples, sets, dicts, Literals, Enums, unions, dates, UUIDs,
    TypedDicts, attrs classes and dataclasses, nested to any depth. Google and Sphinx docstrings describe them, or
    `Annotated[int, "how many"]`. With `strict` the model follows the schema exactly, and passes every argument: null
    for one with a default, which then applies.
    Raises TypeError or ValueError, naming function and parameter, if there is no schema for one; ImportError without
    the extra `tools`.
    """
    signature = read_signature(function, strict=strict)
    name = signature.name if name is None else name
    check_callable(f"the tool {name}", function)
    if not _NAME.fullmatch(name):
        raise ValueError(
            f"a tool needs a name of at most 64 letters, digits, '_' and '-', not {name!r}; "
            "pass function_tool(..., name=...)"
        )
    described: FunctionDefinitionParam = {"name": name, "parameters": signature.schema}
    if text := signature.description if description is None else description:
        described["description"] = text
    if strict:
        described["strict"] = True
    definition: FunctionToolParam = {"type": "function", "function": described}
    return ToolFunction(function, name, definition, signature)


def is_async(function: Any) -> bool:
    """Whether a function, a method, a partial or an object with `__call__` has to be awaited."""
    while isinstance(function, partial):
        function = function.func
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(type(function).__call__)
