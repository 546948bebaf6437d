"""`assistant-threads serve`: keeps an application alive with a model behind it."""

from __future__ import annotations

import contextlib
import signal
import sqlite3
import sys
import tomllib
from collections.abc import Generator
from pathlib import Path
from types import FrameType
from typing import Any, cast

import click

from threads_runtime.extras import install_command

from .commands import Command
from .failures import CommandError
from .options import debuggable
from .terminal import Terminal

__all__ = ["serve"]

_PREFIX = "ASSISTANT_THREADS"


def _load_config(context: click.Context, parameter: click.Parameter, path: Path | None) -> Path | None:
    """Make the settings of a TOML file the defaults of the options; flags and the environment override them."""
    if path is None:
        return None
    try:
        settings: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise click.BadParameter(f"{path} is not TOML: {error}", context, parameter) from error
    known = {each.name for each in context.command.params} - {"config", "debug"}
    renamed = {name.replace("-", "_"): value for name, value in settings.items()}
    if unknown := sorted(renamed.keys() - known):
        names = ", ".join(sorted(each for each in known if each))
        raise click.BadParameter(f"{path} has an unknown setting {unknown[0]!r}; known: {names}", context, parameter)
    windows = renamed.get("context_window")
    if isinstance(windows, dict):
        pairs = cast("dict[str, Any]", windows).items()
        renamed["context_window"] = [f"{model}={tokens}" for model, tokens in pairs]
    context.default_map = renamed
    return path


def _windows(values: tuple[str, ...]) -> dict[str, int]:
    """`MODEL=TOKENS`, or `TOKENS` for all other models."""
    found: dict[str, int] = {}
    for value in values:
        model, _, tokens = value.rpartition("=")
        if not tokens.isascii() or not tokens.isdecimal() or int(tokens) == 0:
            raise click.UsageError(
                f"--context-window must be TOKENS or MODEL=TOKENS, not {value!r}.", click.get_current_context()
            )
        found[model or "*"] = int(tokens)
    return found


@click.command(
    cls=Command,
    examples=[
        "assistant-threads serve --port 8000 --db threads.db",
        "assistant-threads serve --port 8000 --model-url http://localhost:11434/v1 --model llama3.2",
    ],
    context_settings={"auto_envvar_prefix": _PREFIX},
)
@click.option(
    "--config",
    is_eager=True,
    callback=_load_config,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="TOML file with these options by name. Flags and the environment override it.",
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Non-loopback hosts require --api-key."
)
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), metavar="PORT", help="0 picks a free one."
)
@click.option("--responses-url", metavar="URL", help="Server of the Responses API.  [default: OpenAI]")
@click.option("--model-url", metavar="URL", help="Chat-completions server to use instead.")
@click.option("--model", metavar="NAME", help="Model to request there, instead of the one named by the run.")
@click.option(
    "--upstream-key",
    envvar=["OPENAI_API_KEY", f"{_PREFIX}_UPSTREAM_KEY"],
    metavar="KEY",
    help="API key of that server.  [env: OPENAI_API_KEY]",
)
@click.option(
    "--upstream-vector-stores",
    is_flag=True,
    help="Copy vector stores to the server of the Responses API, and let it search them, if it has any. "
    "Default: search them here.",
)
@click.option(
    "--api-key",
    "api_keys",
    multiple=True,
    envvar=f"{_PREFIX}_API_KEYS",
    metavar="KEY",
    help="Accept this key; may be repeated: each key has objects of its own. Default: any key, all objects shared. "
    "Never sent to the model.",
)
@click.option(
    "--db",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="SQLite file, of one process. With several keys, each has a file beside it. Default: in memory.",
)
@click.option(
    "--background",
    is_flag=True,
    help="Let the server of the Responses API go on with a response, and store it, while this one restarts: runs in "
    "progress are resumed. Default: they end as expired.",
)
@click.option(
    "--context-window",
    multiple=True,
    metavar="[MODEL=]TOKENS",
    help="Context window of a model, or of all others. Longer threads are shortened. May be repeated.",
)
@click.option(
    "--requests-per-minute", type=click.IntRange(min=1), metavar="N", help="Limit of each key. Default: none."
)
@click.option(
    "--concurrent",
    default=100,
    show_default=True,
    type=click.IntRange(min=1),
    metavar="N",
    help="Requests of a key at once, streams included.",
)
@click.option(
    "--grace",
    default=30.0,
    show_default=True,
    type=click.FloatRange(min=0),
    metavar="SECONDS",
    help="Time that open streams have to end after SIGTERM.",
)
@debuggable
def serve(
    terminal: Terminal,
    config: Path | None,
    host: str,
    port: int,
    responses_url: str | None,
    model_url: str | None,
    model: str | None,
    upstream_key: str | None,
    upstream_vector_stores: bool,
    api_keys: tuple[str, ...],
    db: Path | None,
    background: bool,
    context_window: tuple[str, ...],
    requests_per_minute: int | None,
    concurrent: int,
    grace: float,
) -> None:
    """Keep an application alive: serve the API, with a model behind it.

    Threads and runs are kept here; each turn goes to a server of the Responses API, or of chat completions. Each
    option can be set as ASSISTANT_THREADS_ and its name, such as ASSISTANT_THREADS_DB, and in a TOML file. Logs are
    JSON lines on stderr, without content. /healthz and /metrics need no key.
    """
    try:
        from ..sandbox.serving.logs import configure_logs
        from ..sandbox.serving.server import serve as run_server
        from ..sandbox.serving.settings import ServeSettings
    except ModuleNotFoundError as error:
        raise CommandError(f"the server needs {error.name}: {install_command('serve')}") from error
    settings = ServeSettings(
        host=host,
        port=port,
        responses_url=responses_url,
        model_url=model_url,
        model=model,
        upstream_key=upstream_key,
        upstream_vector_stores=upstream_vector_stores,
        api_keys=api_keys,
        db=db,
        background=background,
        windows=_windows(context_window),
        requests_per_minute=requests_per_minute,
        concurrent=concurrent,
        grace=grace,
    )

    def ready(url: str) -> None:
        terminal.info(f"Serving at {url}")
        configure_logs(sys.stderr)

    try:
        with _ending_with_zero():
            run_server(settings, ready)
    except ValueError as error:
        raise click.UsageError(str(error), click.get_current_context()) from error
    except sqlite3.Error as error:
        raise CommandError(f"{db}: {error}") from error
    except KeyboardInterrupt:
        terminal.info("Stopped.")


@contextlib.contextmanager
def _ending_with_zero() -> Generator[None]:
    """Let SIGTERM end the process like a return: the server has been stopped in good order by then."""

    def end(number: int, frame: FrameType | None) -> None:
        sys.exit(0)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
