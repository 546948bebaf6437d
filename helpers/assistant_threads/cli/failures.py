"""What a failure becomes: one line on stderr and an exit code.

0    done
1    the service refused or failed, a run didn't complete, or a file can't be read or written
2    the command was called in a way that can't be meant; nothing was sent
130  Ctrl-C
"""

from __future__ import annotations

import os
import sys
import traceback

import click

from assistant_threads import APIConnectionError, OpenAIError

from .terminal import Terminal, one_line

__all__ = ["CommandError", "report"]


class CommandError(Exception):
    """The command can't do what it was asked for; the message says why."""


def report(error: BaseException, terminal: Terminal) -> int:
    """Say what went wrong, and return the exit code."""
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        return 130
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return error.exit_code
    if isinstance(error, BrokenPipeError):  # whoever read the output has seen enough
        # What is left in the buffer would fail again, and be complained about, when the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    if terminal.debug:
        terminal.err.print("".join(traceback.format_exception(error)), soft_wrap=True)
    # Not through the console, which breaks lines.
    click.echo(f"assistant-threads: {one_line(_describe(error, terminal))}", err=True)
    return error.exit_code if isinstance(error, click.ClickException) else 1


def _describe(error: BaseException, terminal: Terminal) -> str:
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f"{_sentence(error.format_message())} See `{error.ctx.command_path} --help`."
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, APIConnectionError):
        url = error.request.url
        return f"{_sentence(str(error))} The server is {url.scheme}://{url.netloc.decode()}."
    if isinstance(error, (OpenAIError, CommandError)):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    hint = "" if terminal.debug else " (--debug shows where)"
    return f"unexpected {type(error).__name__}: {error}{hint}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
