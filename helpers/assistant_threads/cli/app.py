"""The commands of `assistant-threads`, and how one is run."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

import click
from click.shell_completion import shell_complete

from .chat.command import chat
from .commands import Group
from .completion import COMPLETE_VARIABLE, completion
from .failures import EXIT_CODES, report
from .resources.assistants import assistants
from .resources.files import files
from .resources.group import delete_command
from .resources.vector_stores import vector_stores
from .servers import sandbox, serve
from .show import show
from .terminal import Terminal
from .transfer.export_command import export
from .transfer.import_command import import_

__all__ = ["program", "run"]

PACKAGE = "assistant-threads"

_ENVIRONMENT = [
    ("OPENAI_API_KEY", "API key of the server."),
    ("OPENAI_BASE_URL", "URL of the server. Default: OpenAI."),
    ("OPENAI_ORG_ID, OPENAI_PROJECT_ID", "Organization and project to use."),
    ("NO_COLOR", "Set to any value to disable colors."),
]


def _version() -> str:
    try:
        return version(PACKAGE)
    except PackageNotFoundError:  # run from the sources, without an installation
        return "0+unknown"


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    sections={"Environment variables": _ENVIRONMENT, "Exit codes": EXIT_CODES},
)
@click.version_option(_version(), "--version", message="%(prog)s %(version)s")
def program() -> None:
    """Chat with assistants and manage threads and files, from the terminal.

    The server can be any that offers the Assistants API. To run one, use `assistant-threads serve`; for tests without
    a model, use `assistant-threads sandbox`.
    """


@program.group()
def threads() -> None:
    """Show and delete threads, and copy them between servers."""


threads.add_command(show)
threads.add_command(export)
threads.add_command(import_)
threads.add_command(delete_command("thread", lambda client, thread_id: client.beta.threads.delete(thread_id)))
for group in (assistants, files, vector_stores):
    program.add_command(group)
program.add_command(chat)
program.add_command(completion)
program.add_command(sandbox)
program.add_command(serve)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command, by default the one in `sys.argv`, and return its exit code."""
    terminal = Terminal()
    code = 0
    try:
        # Not click's `main`, which handles Ctrl-C and closed pipes in its own way.
        if instruction := os.environ.get(COMPLETE_VARIABLE):
            return shell_complete(program, {}, PACKAGE, COMPLETE_VARIABLE, instruction)
        arguments = sys.argv[1:] if arguments is None else arguments
        with program.make_context(PACKAGE, list(arguments), obj=terminal) as context:
            program.invoke(context)
    except BaseException as error:
        if isinstance(error, (SystemExit, GeneratorExit)):
            raise
        code = report(error, terminal)
    terminal.show_hints()
    return code
