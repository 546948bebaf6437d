"""`assistant-threads threads export`: write a thread to a file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from assistant_threads import OpenAI, omit

from ..options import IDENTIFIER, connected
from ..ordering import oldest_first
from ..terminal import Terminal
from .archive import Archive, PartialExport, write_atomically

__all__ = ["export"]


@click.command()
@click.argument("thread_id", type=IDENTIFIER)
@click.option("--output", "-o", metavar="FILE", help="File to write; - for stdout.  [default: THREAD_ID.jsonl]")
@click.option("--force", is_flag=True, help="Replace an existing file.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as a JSON object.")
@connected
def export(terminal: Terminal, client: OpenAI, thread_id: str, output: str | None, force: bool, as_json: bool) -> None:
    """Write a thread and its messages to a file.

    The format is JSON lines: a header, then each message as sent by the server, oldest first. The file is created
    once the export is complete. Until then FILE.part has the messages exported so far; run the command again to
    resume an interrupted export. Runs and the contents of files are not exported.
    """
    if output == "-":
        if as_json:
            raise click.UsageError("--json and --output - both write to stdout.", click.get_current_context())
        click.echo(_read_thread(terminal, client, thread_id).lines(), nl=False)
        return
    path = Path(output or re.sub(r"[^\w.-]", "_", thread_id) + ".jsonl")
    if path.exists() and not force:
        raise click.UsageError(f"{path} already exists; use --force to replace it.", click.get_current_context())
    archive = _export_to_file(terminal, client, thread_id, path)
    if as_json:
        terminal.write_json({"file": str(path), "thread_id": thread_id, "messages": len(archive.messages)})
    else:
        terminal.info(f"Exported {len(archive.messages)} messages of {thread_id} to {path}")


def _read_thread(terminal: Terminal, client: OpenAI, thread_id: str) -> Archive:
    thread = client.beta.threads.retrieve(thread_id).to_dict()
    messages: list[dict[str, Any]] = []
    with terminal.progress(f"Reading {thread_id}") as advance:
        for message in client.beta.threads.messages.list(thread_id, order="asc", limit=100):
            messages.append(message.to_dict())
            advance(1)
    return Archive(thread, oldest_first(messages, lambda message: message.get("created_at")), str(client.base_url))


def _export_to_file(terminal: Terminal, client: OpenAI, thread_id: str, path: Path) -> Archive:
    thread, source = client.beta.threads.retrieve(thread_id).to_dict(), str(client.base_url)
    with PartialExport(path.with_name(f"{path.name}.part")) as partial:
        partial.open(thread, source)
        if partial.count:
            terminal.info(f"Resuming after {partial.count} messages")
        page = client.beta.threads.messages.list(thread_id, order="asc", limit=100, after=partial.last_id or omit)
        with terminal.progress(f"Exporting {thread_id}", done=partial.count) as advance:
            for each in page.iter_pages():
                partial.append(message.to_dict() for message in each.data)
                advance(len(each.data))
        archive = partial.finish(thread, source)
    write_atomically(path, archive.lines())
    partial.path.unlink()
    return archive
