"""`assistant-threads threads show`: the messages of a thread."""

from __future__ import annotations

import click

from assistant_threads import OpenAI

from .commands import Command
from .options import connected
from .ordering import oldest_first
from .output import OutputFormat, output_options
from .received import objects
from .terminal import Terminal, visible
from .text_input import ID
from .transcript import format_time, paragraphs, plain

__all__ = ["show"]


@click.command(cls=Command, examples=["assistant-threads threads show thread_abc123 --json | head -n 1"])
@click.argument("thread_id", type=ID)
@output_options
@connected
def show(terminal: Terminal, client: OpenAI, thread_id: str, output: OutputFormat) -> None:
    """Show the messages of a thread, oldest first.

    As JSON, the output is one object with the thread and its messages; as JSON lines, it is the messages alone.
    """
    thread = client.beta.threads.retrieve(thread_id)
    listed = client.beta.threads.messages.list(thread_id, order="asc", limit=100)
    messages = oldest_first(objects(listed), lambda message: message.created_at)
    if output == "json":
        transcript = {"thread": thread.to_dict(), "messages": [message.to_dict() for message in messages]}
        terminal.write_json(transcript)
    elif output == "jsonl":
        for message in messages:
            terminal.write_json_line(message.to_dict())
    elif not terminal.is_rich:
        terminal.write("\n".join(plain(message) for message in messages))
    else:
        from rich.markdown import Markdown
        from rich.text import Text

        for message in messages:
            colour = "cyan" if message.role == "user" else "green"
            author = visible(message.role or "unknown"), f"bold {colour}"
            details = visible(f"  {format_time(message.created_at)}  {message.id}"), "dim"
            terminal.show(Text.assemble(author, details))
            terminal.show(Markdown(visible("\n\n".join(paragraphs(message))), hyperlinks=False), "")
    if not messages and output == "table":
        terminal.info("The thread has no messages.")
