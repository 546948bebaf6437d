"""The command `assistant-threads chat`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from assistant_threads import OpenAI, OpenAIError

from ..commands import Command
from ..failures import CommandError, report
from ..options import DEFAULT_MODEL, connected
from ..terminal import Terminal
from ..text_input import ID, TEXT, decode, read_stdin
from .functions import FUNCTION

if TYPE_CHECKING:
    from .conversation import Conversation
    from .views import View

__all__ = ["chat"]


@click.command(
    cls=Command,
    examples=[
        "assistant-threads chat",
        'assistant-threads chat "Tell me a joke" --assistant asst_abc123',
        'assistant-threads chat "Is it raining in Paris?" --function weather:get_weather',
        'cat notes.txt | assistant-threads chat --instructions "Summarize this."',
    ],
)
@click.argument("prompt", required=False, type=TEXT)
@click.option(
    "--assistant", type=ID, metavar="ID", help="Assistant to use. Default: a temporary one, deleted at the end."
)
@click.option("--thread", type=ID, metavar="ID", help="Thread to continue. Default: a new one.")
@click.option("--model", type=TEXT, metavar="NAME", help=f"Model to use. Default: the assistant's, or {DEFAULT_MODEL}.")
@click.option("--instructions", type=TEXT, metavar="TEXT", help="System instructions for the assistant.")
@click.option(
    "--function",
    "functions",
    type=FUNCTION,
    multiple=True,
    metavar="MODULE:NAME",
    help="Python function that the assistant may call. Can be repeated.",
)
@click.option("--json", "as_json", is_flag=True, help="Print only the run and its messages, as a JSON object.")
@connected
def chat(
    terminal: Terminal,
    client: OpenAI,
    prompt: str | None,
    assistant: str | None,
    thread: str | None,
    model: str | None,
    instructions: str | None,
    functions: tuple[Callable[..., Any], ...],
    as_json: bool,
) -> None:
    """Chat with an assistant.

    With a PROMPT, or with one on stdin (- or a pipe), print the response and exit. Otherwise start an interactive
    chat: Ctrl-D ends it, Ctrl-C cancels the current run. The thread is kept; continue it with --thread.
    """
    from .conversation import Conversation  # slow to import, so not for --help

    conversation = Conversation(
        client,
        assistant_id=assistant,
        thread_id=thread,
        model=model,
        instructions=instructions,
        functions=functions,
    )
    if prompt == "-" or (prompt is None and not sys.stdin.isatty()):
        prompt = read_stdin().removesuffix("\n")
    if prompt is not None and not prompt.strip():
        raise click.UsageError("the prompt is empty")
    if prompt is None and as_json:
        raise click.UsageError("--json needs a prompt")
    try:
        if prompt is None:
            if thread is not None:
                client.beta.threads.retrieve(thread)
            _converse(terminal, conversation)
        else:
            run, messages = conversation.send(prompt, _view(terminal, silent=as_json))
            if as_json:
                output = [message.to_dict() for message in messages]
                terminal.write_json({"thread_id": conversation.thread_id, "run": run.to_dict(), "messages": output})
    finally:
        # A failure to delete the assistant is worth a line, but does not change the exit code.
        try:
            conversation.close()
        except OpenAIError as error:
            terminal.info(f"Could not delete the temporary assistant: {error}")
        if conversation.thread_id is not None and thread is None and not as_json:
            terminal.hint(f"To continue: assistant-threads chat --thread {conversation.thread_id}")


def _converse(terminal: Terminal, conversation: Conversation) -> None:
    with suppress(ImportError):
        import_module("readline")  # line editing and history
    terminal.info("Ctrl-D ends the chat, Ctrl-C cancels the response.")
    while (prompt := _read_prompt(terminal)) is not None:
        if not prompt.strip():
            continue
        try:
            conversation.send(prompt, _view(terminal))
        except KeyboardInterrupt:
            terminal.info("Cancelled.")
        except (OpenAIError, CommandError) as error:
            report(error, terminal)


def _read_prompt(terminal: Terminal) -> str | None:
    """The user's input; None at its end. Ctrl-C discards the line; a second one exits."""
    interrupted = False
    while True:
        try:
            if not terminal.is_rich:
                terminal.err.print("> ", end="")
            return decode(input("> " if terminal.is_rich else ""))
        except ValueError as error:
            report(CommandError(f"the prompt is {error}"), terminal)
        except EOFError:
            terminal.info("")
            return None
        except KeyboardInterrupt:
            terminal.info("")
            if interrupted:
                raise click.exceptions.Exit(130) from None
            interrupted = True
            terminal.info("Press Ctrl-C again or Ctrl-D to end the chat.")


def _view(terminal: Terminal, *, silent: bool = False) -> View:
    from .views import PlainView, RichView, View

    if silent:
        return View()
    return RichView(terminal) if terminal.is_rich else PlainView(terminal)
