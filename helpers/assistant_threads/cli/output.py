"""Results as a table, as JSON or as JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any, Generic, Literal, TypeAlias, TypeVar

import click
from attrs import frozen

from threads_runtime.models import Model

from .terminal import Terminal, one_line

__all__ = ["Column", "OutputFormat", "format_size", "output_options", "write_item", "write_items"]

OutputFormat: TypeAlias = Literal["table", "json", "jsonl"]

_NARROW = 60  # columns; an id alone has about 30

M = TypeVar("M", bound=Model)


@frozen
class Column(Generic[M]):
    """One value of each item."""

    title: str
    value: Callable[[M], object]
    in_list: bool = True
    """Whether a list has it too; it is always shown for a single item."""

    def text(self, item: M) -> str:
        value = self.value(item)
        return "" if value is None else one_line(str(value))


def output_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--output` and `--json` to a command, which gets the format as `output`."""

    @click.option(
        "--output",
        "-o",
        type=click.Choice(["table", "json", "jsonl"]),
        default="table",
        show_default=True,
        help="Output format; jsonl is one JSON object per line.",
    )
    @click.option("--json", "as_json", is_flag=True, help="Same as --output json.")
    @wraps(command)
    def with_format(*args: Any, as_json: bool, output: OutputFormat, **kwargs: Any) -> None:
        command(*args, output="json" if as_json else output, **kwargs)

    return with_format


def write_items(terminal: Terminal, items: Iterable[M], columns: Sequence[Column[M]], output: OutputFormat) -> None:
    """Write a list to stdout.

    A table in a pipe has no header, and its columns are separated by tabs. On a narrow terminal, each value has its own
    line.
    """
    if output == "json":
        terminal.write_json([item.to_dict() for item in items])
    elif output == "jsonl":
        for item in items:
            terminal.write_json_line(item.to_dict())
    else:
        _write_table(terminal, items, [column for column in columns if column.in_list])


def write_item(terminal: Terminal, item: M, columns: Sequence[Column[M]], output: OutputFormat) -> None:
    """Write one object to stdout, as a table with a row for each value that is set."""
    if output == "json":
        terminal.write_json(item.to_dict())
    elif output == "jsonl":
        terminal.write_json_line(item.to_dict())
    else:
        _write_rows(terminal, item, columns)


def format_size(size: Any) -> str:
    """A number of bytes in readable form; empty if it is not a number."""
    if not isinstance(size, (int, float)) or not 0 <= size < 1e300:
        return ""
    amount, units = float(size), iter(("bytes", "kB", "MB", "GB", "TB"))
    unit = next(units)
    while amount >= 999.5:
        following = next(units, None)
        if following is None:
            break
        amount, unit = amount / 1000, following
    return f"{amount:.0f} {unit}" if unit == "bytes" or amount >= 99.95 else f"{amount:.1f} {unit}"


def _write_rows(terminal: Terminal, item: M, columns: Sequence[Column[M]]) -> None:
    width = max(len(column.title) for column in columns) if terminal.is_rich else 0
    for column in columns:
        if text := column.text(item):
            terminal.write(f"{column.title:{width}}  {text}\n" if terminal.is_rich else f"{column.title}\t{text}\n")


def _write_table(terminal: Terminal, items: Iterable[M], columns: Sequence[Column[M]]) -> None:
    if not terminal.is_rich:
        for item in items:
            terminal.write("\t".join(column.text(item) for column in columns) + "\n")
        return
    if terminal.out.width < _NARROW:
        for number, item in enumerate(items):
            terminal.write("\n" if number else "")
            _write_rows(terminal, item, columns)
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, column in enumerate(columns):
        # The first column is an id: rich does not shrink a column that must not wrap, as long as others can.
        table.add_column(column.title, no_wrap=number == 0)
    for item in items:
        table.add_row(*(Text(column.text(item), no_wrap=True, overflow="ellipsis") for column in columns))
    if table.row_count:
        terminal.show(table)
