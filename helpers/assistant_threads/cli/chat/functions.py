"""The option type for Python functions named on the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from threads_runtime.extras import install_command

from ..failures import CommandError

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
            found: object = import_module(module)
        except Exception as error:  # also whatever the module raises
            reason = f"{type(error).__name__}: {error}" if not isinstance(error, ImportError) else str(error)
            self.fail(f"cannot import {module}: {reason}", param, ctx)
        for part in name.split("."):
            found = getattr(found, part, None)
        if not callable(found):
            self.fail(f"{module} has no function {name}", param, ctx)
        try:
            # Now, so that nothing is sent if it cannot be a tool.
            tool = import_module("assistant_threads.tools.function").function_tool(found)
        except ModuleNotFoundError as error:
            raise CommandError(f"functions need {error.name}: {install_command('tools')}") from error
        except ImportError as error:
            raise CommandError(str(error)) from error
        except (TypeError, ValueError) as error:
            self.fail(str(error), param, ctx)
        if tool.is_async:
            self.fail(f"{module}:{name} is async; pass a function that is not", param, ctx)
        return found


FUNCTION = _Function()
"""`weather:get_weather`, imported like `import weather` in the current folder."""
