"""Pydantic classes as tools and response formats: their JSON schemas, made strict as openai-python makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from threads_runtime.omit import Omit
from threads_runtime.pydantic_types import is_pydantic_class, response_format, strict_schema

if TYPE_CHECKING:
    import pydantic

    from threads_api.params import AssistantResponseFormatOptionParam, FunctionDefinitionParam, FunctionToolParam

__all__ = ["pydantic_function_tool", "type_to_response_format_param"]


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


def type_to_response_format_param(
    response_format_type: type | AssistantResponseFormatOptionParam | Omit,
) -> AssistantResponseFormatOptionParam | Omit:
    """A `response_format` from a pydantic class; anything else that is not a class is returned as it is.

    Raises TypeError for any other class.
    """
    if not isinstance(response_format_type, type):
        return response_format_type
    if not is_pydantic_class(response_format_type):
        raise TypeError(f"{response_format_type.__name__} is not a pydantic model or a pydantic dataclass")
    return cast("AssistantResponseFormatOptionParam", response_format(response_format_type))
