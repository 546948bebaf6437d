"""`assistant-threads sandbox` and `assistant-threads serve`: servers of the API on this machine."""

from __future__ import annotations

import signal
import sqlite3
import sys
import tomllib
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, cast

import click

from threads_runtime.extras import install_command

from .commands import Command
from .failures import CommandError
from .options import debuggable
from .terminal import Terminal

if TYPE_CHECKING:
    from ..sandbox import Sandbox

__all__ = ["sandbox", "serve"]

_PREFIX = "ASSISTANT_THREADS"


def _listening(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options for the address to listen on."""
    port = click.option(
        "--port",
        default=8000,
        show_default=True,
        type=click.IntRange(0, 65535),
        metavar="PORT",
        help="0 picks a free port.",
    )
    host = click.option(
        "--host",
        default="127.0.0.1",
        show_default=True,
        metavar="ADDRESS",
        help="Non-loopback hosts require --api-key.",
    )
    return host(port(command))


@contextmanager
def _until_stopped(terminal: Terminal, db: Path | None) -> Generator[None]:
    """Run a server until Ctrl-C, and explain why it can't start."""
    try:
        yield
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    except sqlite3.Error as error:
        reason = str(error)
        if db is not None and not db.parent.is_dir():
            reason = f"the folder {db.parent} does not exist"
        raise CommandError(f"{db}: {reason}") from error
    except KeyboardInterrupt:
        terminal.info("Stopped.")


@click.command(
    cls=Command,
    examples=[
        "assistant-threads sandbox --db threads.db",
        "assistant-threads sandbox --model-url http://localhost:11434/v1 --model llama3.2",
        "assistant-threads sandbox --script scenario.yaml",
    ],
)
@_listening
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
def sandbox(terminal: Terminal, /, db: Path | None, api_key: str | None, scenario: Path | None, **options: Any) -> None:
    """Serve the API on this machine, for development and tests without an account.

    Without --model-url and --script, runs echo the last user message. Requests below /__sandbox/ define scripts and
    faults while it is running. Stop the server with Ctrl-C; the exit code is then 0.
    """
    try:
        from ..sandbox import serve
        from ..sandbox.scenario import load_scenario
    except ImportError as error:
        raise CommandError(str(error)) from error

    with _until_stopped(terminal, db):
        planned = None if scenario is None else load_scenario(scenario)

        def ready(server: Sandbox) -> None:
            if planned is not None:
                server.script(*planned.script)
                for each in planned.faults:
                    server.fault(each.fault, method=each.method, path=each.path, times=each.times)
            key = "only the given API key" if api_key else "any API key"
            terminal.info(f"Serving at {server.base_url}; accepts {key}. Press Ctrl-C to stop.")
            if not api_key:
                terminal.write(f"export OPENAI_BASE_URL={server.base_url} OPENAI_API_KEY=test\n")

        serve(db=db, api_key=api_key, on_ready=ready, **options)


def _load_config(context: click.Context, parameter: click.Parameter, path: Path | None) -> None:
    """Make the settings of a TOML file the defaults of the options; flags and the environment override them."""
    if path is None:
        return
    try:
        settings: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise click.BadParameter(f"{path} is not TOML: {error}") from error
    known = {each.name for each in context.command.params} - {"config", "debug"}
    renamed = {name.replace("-", "_"): value for name, value in settings.items()}
    if unknown := sorted(renamed.keys() - known):
        names = ", ".join(sorted(each for each in known if each))
        raise click.BadParameter(f"{path} has an unknown setting {unknown[0]!r}; known: {names}")
    windows = renamed.get("context_window")
    if isinstance(windows, dict):
        pairs = cast("dict[str, Any]", windows).items()
        renamed["context_window"] = [f"{model}={tokens}" for model, tokens in pairs]
    context.default_map = renamed


def _windows(values: tuple[str, ...]) -> dict[str, int]:
    """`MODEL=TOKENS`, or `TOKENS` for all other models."""
    found: dict[str, int] = {}
    for value in values:
        model, _, tokens = value.rpartition("=")
        if not tokens.isascii() or not tokens.isdecimal() or int(tokens) == 0:
            raise click.UsageError(f"--context-window must be TOKENS or MODEL=TOKENS, not {value!r}.")
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
    expose_value=False,
    callback=_load_config,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="TOML file with these options by name. Flags and the environment override it.",
)
@_listening
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
def serve(terminal: Terminal, /, context_window: tuple[str, ...], **options: Any) -> None:
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
    settings = ServeSettings(windows=_windows(context_window), **options)

    def ready(url: str) -> None:
        terminal.info(f"Serving at {url}")
        configure_logs(sys.stderr)

    with _until_stopped(terminal, settings.db), _ending_with_zero():
        run_server(settings, ready)


@contextmanager
def _ending_with_zero() -> Generator[None]:
    """Let SIGTERM end the process like a return: the server has been stopped in good order by then."""

    def end(number: int, frame: FrameType | None) -> None:
        sys.exit(0)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
