"""For the reference: signatures and docstrings that helpers put together at run time (`parameters.helper`)."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import Any

import griffe

DECORATORS = ("helper(", "twin_of(")


class HelperSignatures(griffe.Extension):
    """Shows each function as `inspect` shows it, if a decorator of ours gives it its signature."""

    def on_function(self, *, func: griffe.Function, **_: Any) -> None:
        if func.parent is None or not any(str(each.value).startswith(DECORATORS) for each in func.decorators):
            return
        owner: Any = getattr(import_module(func.module.path), func.parent.name)
        function = getattr(owner, func.name)
        signature = inspect.signature(function)
        func.parameters = griffe.Parameters(*map(_parameter, signature.parameters.values()))
        func.returns = str(signature.return_annotation)
        func.docstring = griffe.Docstring(inspect.getdoc(function) or "", parent=func)
        func.overloads = None


def _parameter(parameter: inspect.Parameter) -> griffe.Parameter:
    empty = inspect.Parameter.empty
    return griffe.Parameter(
        parameter.name,
        annotation=None if parameter.annotation is empty else str(parameter.annotation),
        kind=griffe.ParameterKind(parameter.kind.description),
        default=None if parameter.default is empty else repr(parameter.default),
    )
