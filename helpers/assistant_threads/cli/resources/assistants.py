"""`assistant-threads assistants`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from assistant_threads import OpenAI, omit

from ..json_text import json_text
from ..options import DEFAULT_MODEL, connected
from ..output import Column, OutputFormat, output_options, write_item
from ..received import as_list, objects
from ..terminal import Terminal
from ..text_input import TEXT
from ..transcript import format_time
from .group import Resource, resource_group

if TYPE_CHECKING:
    from threads_api.models.assistant import Assistant

__all__ = ["assistants"]


def _tools(assistant: Assistant) -> str:
    names = [tool.function.name if tool.function else tool.type for tool in objects(as_list(assistant.tools))]
    return ", ".join(map(str, names))


_RESOURCE: Resource[Assistant] = Resource(
    noun="assistant",
    plural="assistants",
    columns=[
        Column("ID", lambda assistant: assistant.id),
        Column("NAME", lambda assistant: assistant.name),
        Column("MODEL", lambda assistant: assistant.model),
        Column("TOOLS", _tools),
        Column("CREATED", lambda assistant: format_time(assistant.created_at)),
        Column("DESCRIPTION", lambda assistant: assistant.description, in_list=False),
        Column("INSTRUCTIONS", lambda assistant: assistant.instructions, in_list=False),
        Column(
            "METADATA", lambda assistant: json_text(assistant.metadata) if assistant.metadata else None, in_list=False
        ),
    ],
    list=lambda client, size: client.beta.assistants.list(limit=size),
    retrieve=lambda client, assistant_id: client.beta.assistants.retrieve(assistant_id),
    delete=lambda client, assistant_id: client.beta.assistants.delete(assistant_id),
)

assistants = resource_group(_RESOURCE, "List, show, create and delete assistants.")


@assistants.command(examples=["assistant-threads assistants create --name Poet --instructions 'Answer in verse.'"])
@click.option("--model", type=TEXT, metavar="NAME", default=DEFAULT_MODEL, show_default=True, help="Model to use.")
@click.option("--name", type=TEXT, metavar="TEXT", help="Name of the assistant.")
@click.option("--description", type=TEXT, metavar="TEXT", help="Description of the assistant.")
@click.option("--instructions", type=TEXT, metavar="TEXT", help="System instructions for the assistant.")
@output_options
@connected
def create(
    terminal: Terminal,
    client: OpenAI,
    model: str,
    name: str | None,
    description: str | None,
    instructions: str | None,
    output: OutputFormat,
) -> None:
    """Create an assistant and print its id."""
    created = client.beta.assistants.create(
        model=model, name=name or omit, description=description or omit, instructions=instructions or omit
    )
    if output == "table":
        terminal.write(f"{created.id}\n")
    else:
        write_item(terminal, created, _RESOURCE.columns, output)
