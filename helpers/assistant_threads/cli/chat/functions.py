"""The option type for Python functions named on the command line."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

__all__ = ["FUNCTION"]


class _Function(click.ParamType[Callable[..., Any]]):
    name = "module:name"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Callable[..., Any]:
        module, _, name = str(value).partition(":")
        if not module or not name:
            self.fail(f"{value!r} must have the form MODULE:NAME", param, ctx)
        current = str(Path.cwd())
        if current not in sys.path:  # `python -m` searches it too
            sys.path.insert(0, current)
        try:
            found: object = importlib.import_module(module)
        except ImportError as error:
            self.fail(f"cannot import {module}: {error}", param, ctx)
        for part in name.split("."):
            found = getattr(found, part, None)
        if not callable(found):
            self.fail(f"{module} has no function {name}", param, ctx)
        return found


FUNCTION = _Function()
"""`weather:get_weather`, imported like `import weather` in the current folder."""
