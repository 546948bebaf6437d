"""Commands and groups whose help fits the terminal, with sections that click does not have."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from typing import Any

import click
from click.formatting import wrap_text

__all__ = ["Command", "Group"]

_MAX_WIDTH = 100


class _Formatter(click.HelpFormatter):
    """Follows the width of narrow terminals too; click's own lines have 50 columns or more."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        columns = min(shutil.get_terminal_size().columns, max_width or _MAX_WIDTH)
        super().__init__(indent_increment, width or max(columns - 2, 20), max_width)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        prefix = "Usage: " if prefix is None else prefix
        self.write(f"{wrap_text(f'{prefix}{prog} {args}'.strip(), self.width, '', ' ' * len(prefix))}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl(rows, min(col_max, self.width // 3), col_spacing)


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    """A command with examples at the end of its help."""

    context_class = _Context

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_epilog(ctx, formatter)
        if self.examples:
            with formatter.section("Examples"):
                for example in self.examples:
                    line = wrap_text(f"$ {example}", formatter.width, "  ", "      ")
                    formatter.write(f"{line}\n")


class Group(click.Group):
    """A group with sections of definitions at the end of its help."""

    context_class = _Context
    command_class = Command
    group_class = type

    def __init__(self, *args: Any, sections: dict[str, list[tuple[str, str]]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = sections or {}

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            # The whole sentence: click would cut it to one line.
            formatter.write_dl([(name, command.get_short_help_str(1000)) for name, command in commands if command])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_epilog(ctx, formatter)
        for title, rows in self.sections.items():
            with formatter.section(title):
                formatter.write_dl(rows)
