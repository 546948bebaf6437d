"""Failures become one line on stderr and an exit code."""

from __future__ import annotations

import os
import sys
import traceback

import click

from assistant_threads import OpenAIError

from .terminal import Terminal, one_line, visible

__all__ = ["EXIT_CODES", "CommandError", "report"]

EXIT_CODES = [
    ("0", "Success."),
    ("1", "The request failed, the run did not complete, or a file could not be read or written."),
    ("2", "Invalid usage; nothing was sent."),
    ("130", "Interrupted with Ctrl-C."),
]


class CommandError(Exception):
    """The command failed; the message is for the user."""


def report(error: BaseException, terminal: Terminal) -> int:
    """Print the error and return the exit code."""
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        click.echo(f"assistant-threads: {_with_notes('interrupted', error)}", err=True)
        return 130
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return error.exit_code
    if isinstance(error, BrokenPipeError):  # the program that reads stdout has closed it, as `head` does
        # The rest of the buffer would fail again, with a message, when the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    if terminal.debug:
        terminal.err.print(visible("".join(traceback.format_exception(error))), soft_wrap=True)
    # Not through the console, which wraps lines.
    click.echo(f"assistant-threads: {one_line(_with_notes(_describe(error, terminal), error))}", err=True)
    return error.exit_code if isinstance(error, click.ClickException) else 1


def _describe(error: BaseException, terminal: Terminal) -> str:
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f"{_sentence(error.format_message())} See `{error.ctx.command_path} --help`."
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, (OpenAIError, CommandError)):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    hint = "" if terminal.debug else " (use --debug for the traceback)"
    return f"unexpected {type(error).__name__}: {error}{hint}"


def _with_notes(text: str, error: BaseException) -> str:
    notes: list[str] = getattr(error, "__notes__", [])
    return " ".join([_sentence(text), *notes]) if notes else text


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
