"""The commands of `assistant-threads`, and how one is run."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

import click

from .chat.command import chat
from .failures import report
from .sandbox import sandbox
from .show import show
from .terminal import Terminal
from .transfer.export_command import export
from .transfer.import_command import import_

__all__ = ["program", "run"]

PACKAGE = "assistant-threads"


def _version() -> str:
    try:
        return version(PACKAGE)
    except PackageNotFoundError:  # run from the sources, without an installation
        return "0+unknown"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(_version(), "--version", message="%(prog)s %(version)s")
def program() -> None:
    """Chat with assistants and manage threads.

    Set OPENAI_BASE_URL and OPENAI_API_KEY to select the server, or use the options of each command. To run a server
    on this machine, use `assistant-threads sandbox`.

    \b
    Exit codes:
      0    success
      1    the request failed, the run did not complete, or a file could not be read or written
      2    invalid usage; nothing was sent
      130  interrupted with Ctrl-C
    """


@program.group()
def threads() -> None:
    """Show threads and copy them between servers."""


threads.add_command(show)
threads.add_command(export)
threads.add_command(import_)
program.add_command(chat)
program.add_command(sandbox)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command, by default the one in `sys.argv`, and return its exit code."""
    terminal = Terminal()
    try:
        result = program.main(arguments, prog_name=PACKAGE, standalone_mode=False, obj=terminal)
    except BaseException as error:
        if isinstance(error, (SystemExit, GeneratorExit)):
            raise
        return report(error, terminal)
    # Outside standalone mode, click returns the exit code of options like --help.
    return result if isinstance(result, int) else 0
