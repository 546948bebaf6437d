"""Options shared by several commands."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

import click

from assistant_threads import OpenAI, OpenAIError, not_given

from .terminal import Terminal

__all__ = ["DEFAULT_MODEL", "connected", "debuggable"]

P = ParamSpec("P")

DEFAULT_MODEL = "gpt-4o-mini"
"""Model of an assistant created by `chat`."""


def debuggable(command: Callable[Concatenate[Terminal, P], None]) -> Callable[..., None]:
    """Add `--debug` to a command and pass it the terminal first."""

    @click.option("--debug", is_flag=True, help="Show the traceback of an error.")
    @wraps(command)
    def with_terminal(*args: Any, **kwargs: Any) -> None:
        terminal = click.get_current_context().ensure_object(Terminal)
        terminal.debug = kwargs.pop("debug")
        command(terminal, *args, **kwargs)

    return with_terminal


def connected(command: Callable[Concatenate[Terminal, OpenAI, P], None]) -> Callable[..., None]:
    """Add the client's options to a command and pass it the terminal and the client first."""

    @click.option("--base-url", metavar="URL", help="Server URL.  [default: $OPENAI_BASE_URL, or OpenAI]")
    @click.option(
        "--api-key",
        metavar="KEY",
        help="API key. Prefer OPENAI_API_KEY: other users of this machine can see command-line arguments.",
    )
    @click.option(
        "--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help="Timeout of each request."
    )
    @debuggable
    @wraps(command)
    def with_client(terminal: Terminal, *args: Any, **kwargs: Any) -> None:
        base_url, api_key, timeout = (kwargs.pop(name) for name in ("base_url", "api_key", "timeout"))
        try:
            client = OpenAI(base_url=base_url, api_key=api_key, timeout=not_given if timeout is None else timeout)
        except (OpenAIError, TypeError, ValueError) as error:
            raise click.UsageError(str(error)) from error
        with client:
            command(terminal, client, *args, **kwargs)

    return with_client
