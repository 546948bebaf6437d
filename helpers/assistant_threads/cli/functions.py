"""Python functions named on the command line, that an assistant may call."""

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
            self.fail(f"{value!r} isn't of the form MODULE:NAME", param, ctx)
        here = str(Path.cwd())
        if here not in sys.path:  # as `python -m` would find it
            sys.path.insert(0, here)
        try:
            found: object = importlib.import_module(module)
        except ImportError as error:
            self.fail(f"{module} can't be imported: {error}", param, ctx)
        for part in name.split("."):
            found = getattr(found, part, None)
        if not callable(found):
            self.fail(f"{module} has no function {name}", param, ctx)
        return found


FUNCTION = _Function()
"""`weather:get_weather`, found as `import weather` would find it in the current folder."""
