"""Where the command line writes: results to stdout, everything else to stderr, in colour only where a person looks."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["Terminal", "one_line", "visible"]

# All that a terminal could take for an order, but line ends and tabs.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Terminal:
    """Stdout and stderr of one call of the command line."""

    def __init__(self) -> None:
        self.debug = False
        """Whether a failure shows its traceback."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # A lone surrogate, which JSON allows, or a character that the locale lacks: the rest is still shown.
                stream.reconfigure(errors="backslashreplace")

    @cached_property
    def out(self) -> Console:
        return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)

    @cached_property
    def err(self) -> Console:
        return Console(file=sys.stderr, highlight=False, markup=False, emoji=False)

    @property
    def is_rich(self) -> bool:
        """Whether somebody looks at stdout; when it is piped, it gets plain text."""
        return self.out.is_terminal

    def write(self, text: str) -> None:
        """Results as plain text; nothing is added to it, no line end either."""
        sys.stdout.write(visible(text))
        sys.stdout.flush()

    def write_json(self, value: object, *, indent: int | None = None) -> None:
        """Results for programs."""
        text = json.dumps(value, ensure_ascii=False, indent=indent) + "\n"
        sys.stdout.write(visible(text) if self.is_rich else text)
        sys.stdout.flush()

    def show(self, *parts: RenderableType) -> None:
        """Results, rendered; only where `is_rich`."""
        self.out.print(*parts, sep="\n")

    def say(self, text: str) -> None:
        """A line on stderr, about what is done."""
        self.err.print(one_line(text), soft_wrap=True, style="dim" if self.err.is_terminal else None)

    @contextmanager
    def progress(self, doing: str, total: int | None = None, done: int = 0) -> Generator[Callable[[int], None]]:
        """Gives a function that is told how many more are done; shown on stderr where that is a terminal."""
        if not self.err.is_terminal:
            yield lambda more: None
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

        amount = MofNCompleteColumn() if total is not None else TextColumn("{task.completed:g} messages")
        columns = [SpinnerColumn(), TextColumn("{task.description}"), *([BarColumn()] if total is not None else [])]
        with Progress(*columns, amount, console=self.err, transient=True) as bar:
            task = bar.add_task(visible(doing), total=total, completed=done)
            yield lambda more: bar.advance(task, more)


def visible(text: str) -> str:
    """The text with its control characters made visible: what a server sends gives the terminal no orders."""
    return _CONTROLS.sub(_picture, text.replace("\r\n", "\n"))


def _picture(control: re.Match[str]) -> str:
    return chr(0x2400 + ord(control[0])) if control[0] < " " else "\ufffd"


def one_line(text: str) -> str:
    """The text on one line, its control characters made visible."""
    return visible(" ".join(text.split()))
