"""`assistant-threads threads export`: a thread into a file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from assistant_threads import OpenAI, omit

from .archive import Archive, Part, write_whole
from .options import IDENTIFIER, connected
from .terminal import Terminal
from .transcript import chronological

__all__ = ["export"]


@click.command()
@click.argument("thread_id", type=IDENTIFIER)
@click.option("--output", "-o", metavar="FILE", help="- is stdout.  [default: THREAD_ID.jsonl]")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@click.option("--json", "as_json", is_flag=True, help="Say what was written as a JSON object on stdout.")
@connected
def export(terminal: Terminal, client: OpenAI, thread_id: str, output: str | None, force: bool, as_json: bool) -> None:
    """Write a thread and its messages to a file.

    The file holds JSON lines: a header, then each message as the server gave it, oldest first. It appears when it is
    whole. An export that was interrupted goes on where it stopped when it is called again; until then FILE.part holds
    what there is. Runs and the contents of files are no part of it.
    """
    if output == "-":
        if as_json:
            raise click.UsageError("--json and --output - both want stdout.", click.get_current_context())
        click.echo(_whole(terminal, client, thread_id).lines(), nl=False)
        return
    path = Path(output or re.sub(r"[^\w.-]", "_", thread_id) + ".jsonl")
    if path.exists() and not force:
        raise click.UsageError(f"{path} is there already; --force replaces it.", click.get_current_context())
    archive = _by_part(terminal, client, thread_id, path)
    if as_json:
        terminal.write_json({"file": str(path), "thread_id": thread_id, "messages": len(archive.messages)})
    else:
        terminal.say(f"{len(archive.messages)} messages of {thread_id} are in {path}")


def _whole(terminal: Terminal, client: OpenAI, thread_id: str) -> Archive:
    thread = client.beta.threads.retrieve(thread_id).to_dict()
    messages: list[dict[str, Any]] = []
    with terminal.progress(f"Reading {thread_id}") as advance:
        for message in client.beta.threads.messages.list(thread_id, order="asc", limit=100):
            messages.append(message.to_dict())
            advance(1)
    return Archive(thread, chronological(messages, lambda message: message.get("created_at")), str(client.base_url))


def _by_part(terminal: Terminal, client: OpenAI, thread_id: str, path: Path) -> Archive:
    thread, source = client.beta.threads.retrieve(thread_id).to_dict(), str(client.base_url)
    with Part(path.with_name(f"{path.name}.part")) as part:
        part.open(thread, source)
        if part.count:
            terminal.say(f"Going on after {part.count} messages")
        page = client.beta.threads.messages.list(thread_id, order="asc", limit=100, after=part.last_id or omit)
        with terminal.progress(f"Exporting {thread_id}", done=part.count) as advance:
            for each in page.iter_pages():
                part.append(message.to_dict() for message in each.data)
                advance(len(each.data))
        archive = part.finish(thread, source)
    write_whole(path, archive.lines())
    part.path.unlink()
    return archive
