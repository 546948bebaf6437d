"""`assistant-threads sandbox`: a server of the API on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .failures import CommandError
from .options import debuggable
from .terminal import Terminal

if TYPE_CHECKING:
    from ..sandbox import Sandbox

__all__ = ["sandbox"]


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Any but this machine's own needs --api-key.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option(
    "--db", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Keeps everything; else in memory."
)
@click.option("--api-key", envvar="SANDBOX_API_KEY", show_envvar=True, metavar="KEY", help="The only key to take.")
@click.option("--model-url", metavar="URL", help="A chat-completions server that answers, http://localhost:11434/v1.")
@click.option("--model", metavar="NAME", help="The model to ask there, whatever a run names.")
@click.option(
    "--model-api-key", envvar="SANDBOX_MODEL_API_KEY", show_envvar=True, metavar="KEY", help="The key of that server."
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
) -> None:
    """Serve the API on this machine, to develop and test without an account.

    Without --model-url it repeats what it hears. Ctrl-C stops it, with exit code 0.
    """
    try:
        from ..sandbox import serve
    except ImportError as error:
        raise CommandError(str(error)) from error

    def ready(server: Sandbox) -> None:
        key = "the key that was given" if api_key else "any key"
        terminal.say(f"Serving the API at {server.base_url}, with {key}. Ctrl-C stops it.")
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
    except KeyboardInterrupt:
        terminal.say("Stopped.")
