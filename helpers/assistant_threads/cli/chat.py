"""`assistant-threads chat`: talk with an assistant."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from assistant_threads import OpenAI, OpenAIError

from .failures import CommandError, report
from .functions import FUNCTION
from .options import DEFAULT_MODEL, IDENTIFIER, connected
from .terminal import Terminal

if TYPE_CHECKING:
    from .conversation import Conversation
    from .views import View

__all__ = ["chat"]


@click.command()
@click.argument("prompt", required=False)
@click.option("--assistant", type=IDENTIFIER, metavar="ID", help="Default: one made for this chat, deleted afterwards.")
@click.option("--thread", type=IDENTIFIER, metavar="ID", help="Go on with this thread. Default: a new one.")
@click.option("--model", metavar="NAME", help=f"Default: that of the assistant, or {DEFAULT_MODEL}.")
@click.option("--instructions", metavar="TEXT", help="What the assistant is to do, and how.")
@click.option(
    "--function",
    "functions",
    type=FUNCTION,
    multiple=True,
    metavar="MODULE:NAME",
    help="A Python function that the assistant may call; can be given more than once.",
)
@click.option("--json", "as_json", is_flag=True, help="Nothing but the run and its messages, as a JSON object.")
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
    """Talk with an assistant.

    With a PROMPT, or one from a pipe (- or no terminal), it is answered, and that is all. Else it goes on until
    Ctrl-D; Ctrl-C cancels the run that is under way. The thread stays, so that --thread can go on with it.
    """
    from .conversation import Conversation  # loaded for a chat, not for the help of other commands

    conversation = Conversation(
        client,
        assistant_id=assistant,
        thread_id=thread,
        model=model,
        instructions=instructions,
        functions=functions,
    )
    if prompt == "-" or (prompt is None and not sys.stdin.isatty()):
        prompt = sys.stdin.read().removesuffix("\n")
    if prompt is not None and not prompt.strip():
        raise click.UsageError("the prompt is empty", click.get_current_context())
    if prompt is None and as_json:
        raise click.UsageError("--json needs a prompt", click.get_current_context())
    try:
        if prompt is None:
            if thread is not None:
                client.beta.threads.retrieve(thread)
            _converse(terminal, conversation)
        else:
            run, messages = conversation.say(prompt, _view(terminal, silent=as_json))
            if as_json:
                said = [message.to_dict() for message in messages]
                terminal.write_json({"thread_id": conversation.thread_id, "run": run.to_dict(), "messages": said})
    finally:
        # The chat has ended, well or not: that the assistant can't be deleted is worth a word, but no other ending.
        try:
            conversation.close()
        except OpenAIError as error:
            terminal.say(f"The assistant of this chat wasn't deleted: {error}")
        if conversation.thread_id is not None and thread is None and not as_json:
            terminal.say(f"To go on: assistant-threads chat --thread {conversation.thread_id}")


def _converse(terminal: Terminal, conversation: Conversation) -> None:
    with suppress(ImportError):
        import_module("readline")  # lines can be edited, and come again with the arrow keys
    terminal.say("Ctrl-D ends the chat, Ctrl-C the answer.")
    while (prompt := _ask(terminal)) is not None:
        if not prompt.strip():
            continue
        try:
            conversation.say(prompt, _view(terminal))
        except KeyboardInterrupt:
            terminal.say("Cancelled.")
        except (OpenAIError, CommandError) as error:
            report(error, terminal)


def _ask(terminal: Terminal) -> str | None:
    """What the user types; None at the end of input."""
    try:
        if terminal.is_rich:
            return input("> ")
        terminal.err.print("> ", end="")
        return input()
    except EOFError:
        terminal.say("")
        return None


def _view(terminal: Terminal, *, silent: bool = False) -> View:
    from .views import PlainView, RichView, SilentView

    if silent:
        return SilentView()
    return RichView(terminal) if terminal.is_rich else PlainView(terminal)
