"""Pydantic classes as tools and response formats: their JSON schemas, made strict as openai-python makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from threads_runtime.pydantic_types import strict_schema

if TYPE_CHECKING:
    import pydantic

    from threads_api.params import FunctionDefinitionParam, FunctionToolParam

__all__ = ["pydantic_function_tool"]


def pydantic_function_tool(
    model: type[pydantic.BaseModel], *, name: str | None = None, description: str | None = None
) -> FunctionToolParam:
    """A tool whose arguments are the fields of a pydantic model: one of the `tools` of an assistant or a run.

    Name and description default to the name and the docstring of the class. The schema is strict: the arguments that
    the model writes validate against it. Raises TypeError if `model` is not a pydantic model class.
    """
    function: FunctionDefinitionParam = {
        "name": name or model.__name__,
        "strict": True,
        "parameters": strict_schema(model),
    }
    text = model.__doc__ if description is None else description
    if text is not None:
        function["description"] = text
    return {"type": "function", "function": function}
