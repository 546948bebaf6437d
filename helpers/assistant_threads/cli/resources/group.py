"""The commands that every group has: list, show and delete."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Generic, TypeVar

import click
from attrs import frozen

from assistant_threads import OpenAI
from threads_runtime.models import Model

from ..commands import Command, Group
from ..options import connected
from ..output import Column, OutputFormat, output_options, write_item, write_items
from ..received import objects
from ..terminal import Terminal
from ..text_input import ID

__all__ = ["Resource", "delete_command", "resource_group"]

M = TypeVar("M", bound=Model)


@frozen
class Resource(Generic[M]):
    """One kind of object, and the calls behind its commands."""

    noun: str
    plural: str
    columns: Sequence[Column[M]]
    list: Callable[[OpenAI, int], Iterable[M]]
    """Called with the page size."""
    retrieve: Callable[[OpenAI, str], M]
    delete: Callable[[OpenAI, str], Model]


def resource_group(resource: Resource[M], text: str) -> Group:
    """A group with the commands of a resource."""
    group = Group(resource.plural.replace(" ", "-"), help=text)
    for command in (_list_command(resource), _show_command(resource)):
        group.add_command(command)
    group.add_command(delete_command(resource.noun, resource.delete))
    return group


def _list_command(resource: Resource[M]) -> click.Command:
    @click.command("list", cls=Command, help=f"List {resource.plural}, newest first.")
    @click.option(
        "--limit", type=click.IntRange(min=1), default=30, show_default=True, metavar="N", help="Maximum number."
    )
    @output_options
    @connected
    def list_(terminal: Terminal, client: OpenAI, limit: int, output: OutputFormat) -> None:
        items = list(islice(objects(resource.list(client, min(limit + 1, 100))), limit + 1))
        write_items(terminal, items[:limit], resource.columns, output)
        if not items:
            terminal.info(f"There are no {resource.plural}.")
        elif len(items) > limit:
            terminal.info(f"Stopped after {limit}; use --limit to list more {resource.plural}.")

    return list_


def _show_command(resource: Resource[M]) -> click.Command:
    @click.command("show", cls=Command, help=f"Show {_article(resource.noun)} {resource.noun}.")
    @click.argument("id_", type=ID, metavar="ID")
    @output_options
    @connected
    def show(terminal: Terminal, client: OpenAI, id_: str, output: OutputFormat) -> None:
        write_item(terminal, resource.retrieve(client, id_), resource.columns, output)

    return show


def delete_command(noun: str, delete: Callable[[OpenAI, str], Model]) -> click.Command:
    """The command that deletes objects of a kind."""

    @click.command("delete", cls=Command, help=f"Delete {noun}s. There is no confirmation; an error stops the command.")
    @click.argument("ids", type=ID, metavar="ID...", nargs=-1, required=True)
    @output_options
    @connected
    def delete_(terminal: Terminal, client: OpenAI, ids: tuple[str, ...], output: OutputFormat) -> None:
        for id_ in ids:
            result = delete(client, id_)
            if output == "table":
                terminal.info(f"Deleted {id_}")
            else:
                terminal.write_json_line(result.to_dict())

    return delete_


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"
