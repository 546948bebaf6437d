"""The commands of `assistant-threads`, and how one is run."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

import click

from .chat import chat
from .exporting import export
from .failures import report
from .importing import import_
from .sandbox import sandbox
from .show import show
from .terminal import Terminal

__all__ = ["program", "run"]

PACKAGE = "assistant-threads"


def _version() -> str:
    try:
        return version(PACKAGE)
    except PackageNotFoundError:  # the sources alone are on the path
        return "of a source tree"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(_version(), "--version", message="%(prog)s %(version)s")
def program() -> None:
    """Talk with assistants, and look after threads.

    The server and its key are those of OPENAI_BASE_URL and OPENAI_API_KEY, or of the options of each command. Where
    there is none, `assistant-threads sandbox` is one.

    \b
    Exit codes:
      0    done
      1    the service refused or failed, a run didn't complete, or a file can't be read or written
      2    the command was called in a way that can't be meant
      130  Ctrl-C
    """


@program.group()
def threads() -> None:
    """Show threads, and move them from one server to another."""


threads.add_command(show)
threads.add_command(export)
threads.add_command(import_)
program.add_command(chat)
program.add_command(sandbox)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command, `sys.argv` by default; returns its exit code."""
    terminal = Terminal()
    try:
        result = program.main(arguments, prog_name=PACKAGE, standalone_mode=False, obj=terminal)
    except BaseException as error:
        if isinstance(error, (SystemExit, GeneratorExit)):
            raise
        return report(error, terminal)
    # Without its standalone mode, click returns the code of an exit that was asked for, as by --help.
    return result if isinstance(result, int) else 0
