"""`assistant-threads files`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant_threads import OpenAI

from ..options import connected
from ..output import Column, OutputFormat, format_size, output_options
from ..terminal import Terminal
from ..transcript import format_time
from .group import Resource, resource_group

if TYPE_CHECKING:
    from threads_api.models.file_object import FileObject
    from threads_api.params.file_purpose import FilePurposeParam

__all__ = ["files", "paths_argument", "upload_file"]

_RESOURCE: Resource[FileObject] = Resource(
    noun="file",
    plural="files",
    columns=[
        Column("ID", lambda file: file.id),
        Column("NAME", lambda file: file.filename),
        Column("SIZE", lambda file: format_size(file.bytes)),
        Column("PURPOSE", lambda file: file.purpose),
        Column("CREATED", lambda file: format_time(file.created_at)),
        Column("STATUS", lambda file: file.status, in_list=False),
        Column("EXPIRES", lambda file: format_time(file.expires_at), in_list=False),
    ],
    list=lambda client, size: client.files.list(limit=size),
    retrieve=lambda client, file_id: client.files.retrieve(file_id),
    delete=lambda client, file_id: client.files.delete(file_id),
)

files = resource_group(_RESOURCE, "List, show, upload and delete files.")


paths_argument = click.argument(
    "paths", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE...", nargs=-1, required=True
)


def upload_file(terminal: Terminal, client: OpenAI, path: Path, purpose: FilePurposeParam) -> FileObject:
    """Upload a file, and show how much of it has been read, which is how much of it has been sent."""
    name = os.fsencode(path.name).decode("utf-8", "replace")
    with terminal.reading(path, f"Uploading {name}") as file:
        return client.files.create(file=(name, file), purpose=purpose)


@files.command(examples=["assistant-threads files upload report.pdf notes.txt"])
@paths_argument
@click.option(
    "--purpose",
    type=click.Choice(["assistants", "vision", "user_data"]),
    default="assistants",
    show_default=True,
    metavar="PURPOSE",
    help="What the files are for: assistants, vision or user_data.",
)
@output_options
@connected
def upload(
    terminal: Terminal, client: OpenAI, paths: tuple[Path, ...], purpose: FilePurposeParam, output: OutputFormat
) -> None:
    """Upload files and print their ids."""
    for path in paths:
        created = upload_file(terminal, client, path, purpose)
        if output == "table":
            terminal.write(f"{created.id}\n")
        else:
            terminal.write_json_line(created.to_dict())
