"""`assistant-threads vector-stores`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant_threads import OpenAI, omit

from ..json_text import json_text
from ..options import connected
from ..output import Column, OutputFormat, format_size, output_options, write_item
from ..terminal import Terminal
from ..text_input import ID, TEXT
from ..transcript import format_time
from .files import paths_argument, upload_file
from .group import Resource, resource_group

if TYPE_CHECKING:
    from threads_api.models.vector_store import VectorStore

__all__ = ["vector_stores"]


def _counts(store: VectorStore) -> str:
    counts = store.file_counts.to_dict() if store.file_counts else {}
    return ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items() if count and name != "total")


_RESOURCE: Resource[VectorStore] = Resource(
    noun="vector store",
    plural="vector stores",
    columns=[
        Column("ID", lambda store: store.id),
        Column("NAME", lambda store: store.name),
        Column("FILES", _counts),
        Column("SIZE", lambda store: format_size(store.usage_bytes)),
        Column("CREATED", lambda store: format_time(store.created_at)),
        Column("STATUS", lambda store: store.status, in_list=False),
        Column("EXPIRES", lambda store: format_time(store.expires_at), in_list=False),
        Column("METADATA", lambda store: json_text(store.metadata) if store.metadata else None, in_list=False),
    ],
    list=lambda client, size: client.vector_stores.list(limit=size),
    retrieve=lambda client, store_id: client.vector_stores.retrieve(store_id),
    delete=lambda client, store_id: client.vector_stores.delete(store_id),
)

vector_stores = resource_group(_RESOURCE, "List, show, create, fill and delete vector stores.")


@vector_stores.command()
@click.option("--name", type=TEXT, metavar="TEXT", help="Name of the vector store.")
@output_options
@connected
def create(terminal: Terminal, client: OpenAI, name: str | None, output: OutputFormat) -> None:
    """Create a vector store and print its id."""
    created = client.vector_stores.create(name=name or omit)
    if output == "table":
        terminal.write(f"{created.id}\n")
    else:
        write_item(terminal, created, _RESOURCE.columns, output)


@vector_stores.command(examples=["assistant-threads vector-stores upload vs_abc123 report.pdf notes.txt"])
@click.argument("store_id", type=ID, metavar="ID")
@paths_argument
@output_options
@connected
def upload(terminal: Terminal, client: OpenAI, store_id: str, paths: tuple[Path, ...], output: OutputFormat) -> None:
    """Upload files to a vector store and wait until they can be searched.

    Prints the id of each file. A file that cannot be processed is an error and stops the command.
    """
    for path in paths:
        created = upload_file(terminal, client, path, "assistants")
        with terminal.waiting(f"Processing {path.name}"):
            added = client.vector_stores.files.create_and_poll(
                created.id, vector_store_id=store_id, raise_on_failure=True
            )
        if output == "table":
            terminal.write(f"{added.id}\n")
        else:
            terminal.write_json_line(added.to_dict())
