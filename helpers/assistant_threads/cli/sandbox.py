"""`assistant-threads sandbox`: a server of the API on this machine."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .commands import Command
from .failures import CommandError
from .options import debuggable
from .terminal import Terminal

if TYPE_CHECKING:
    from ..sandbox import Sandbox

__all__ = ["sandbox"]


@click.command(
    cls=Command,
    examples=[
        "assistant-threads sandbox --db threads.db",
        "assistant-threads sandbox --model-url http://localhost:11434/v1 --model llama3.2",
        "assistant-threads sandbox --script scenario.yaml",
    ],
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Non-loopback hosts require --api-key."
)
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    metavar="PORT",
    help="0 picks a free port.",
)
@click.option(
    "--db", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="SQLite file. Default: in memory."
)
@click.option(
    "--api-key", envvar="SANDBOX_API_KEY", show_envvar=True, metavar="KEY", help="Accept only this key. Default: any."
)
@click.option(
    "--model-url",
    metavar="URL",
    help="Chat-completions server that generates the output, e.g. http://localhost:11434/v1.",
)
@click.option("--model", metavar="NAME", help="Model to request there, instead of the one named by the run.")
@click.option(
    "--model-api-key", envvar="SANDBOX_MODEL_API_KEY", show_envvar=True, metavar="KEY", help="API key of that server."
)
@click.option(
    "--script",
    "scenario",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="YAML or JSON file with the output of the next turns (`script`) and with faults (`faults`).",
)
@debuggable
def sandbox(
    terminal: Terminal,
    host: str,
    port: int,
    db: Path | None,
    api_key: str | None,
    model_url: str | None,
    model: str | None,
    model_api_key: str | None,
    scenario: Path | None,
) -> None:
    """Serve the API on this machine, for development and tests without an account.

    Without --model-url and --script, runs echo the last user message. Requests below /__sandbox/ define scripts and
    faults while it is running. Stop the server with Ctrl-C; the exit code is then 0.
    """
    try:
        from ..sandbox import serve
        from ..sandbox.scenario import load_scenario
    except ImportError as error:
        raise CommandError(str(error)) from error
    planned = None
    if scenario is not None:
        try:
            planned = load_scenario(scenario)
        except ValueError as error:
            raise click.UsageError(str(error), click.get_current_context()) from error

    def ready(server: Sandbox) -> None:
        if planned is not None:
            server.script(*planned.script)
            for each in planned.faults:
                server.fault(each.fault, method=each.method, path=each.path, times=each.times)
        key = "only the given API key" if api_key else "any API key"
        terminal.info(f"Serving at {server.base_url}; accepts {key}. Press Ctrl-C to stop.")
        if not api_key:
            terminal.write(f"export OPENAI_BASE_URL={server.base_url} OPENAI_API_KEY=test\n")

    try:
        serve(
            host=host,
            port=port,
            db=db,
            api_key=api_key,
            model_url=model_url,
            model=model,
            model_api_key=model_api_key,
            on_ready=ready,
        )
    except ValueError as error:
        raise click.UsageError(str(error), click.get_current_context()) from error
    except sqlite3.Error as error:
        raise CommandError(f"{db}: {_explain_database_error(db, error)}") from error
    except KeyboardInterrupt:
        terminal.info("Stopped.")


def _explain_database_error(db: Path | None, error: sqlite3.Error) -> str:
    if db is not None and not db.parent.is_dir():
        return f"the folder {db.parent} does not exist"
    return str(error)
