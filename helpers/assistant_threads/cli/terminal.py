"""Output of the command line: results to stdout, everything else to stderr, styled only on a terminal."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING

from rich.console import Console

from .json_text import BIDI_CONTROLS, json_text

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["Terminal", "counted", "naming", "one_line", "visible"]

# Whatever a terminal could interpret as a control sequence; line ends and tabs excepted.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BIDI = re.compile(f"[{BIDI_CONTROLS}]")


class Terminal:
    """Stdout and stderr of one command."""

    def __init__(self) -> None:
        self.debug = False
        """Whether errors show their traceback."""
        self._hints: list[str] = []
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # A lone surrogate (JSON allows it) or a character missing in the locale must not hide the rest.
                stream.reconfigure(errors="backslashreplace")

    @cached_property
    def out(self) -> Console:
        return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)

    @cached_property
    def err(self) -> Console:
        return Console(file=sys.stderr, highlight=False, markup=False, emoji=False)

    @property
    def is_rich(self) -> bool:
        """Whether stdout is a terminal that can show styled text; a pipe or a dumb terminal gets plain text."""
        return self.out.is_terminal and not self.out.is_dumb_terminal

    @property
    def _is_animated(self) -> bool:
        return self.err.is_terminal and not self.err.is_dumb_terminal

    def write(self, text: str) -> None:
        """Write plain text to stdout; no line end is added."""
        # In a file, the controls of right-to-left text are harmless and belong to it.
        self._write(visible(text) if self.out.is_terminal else _show_controls(text))

    def write_json(self, value: object) -> None:
        """Write JSON to stdout: indented on a terminal, on one line in a pipe."""
        self.write_json_line(value, indent=2 if self.out.is_terminal else None)

    def write_json_line(self, value: object, *, indent: int | None = None) -> None:
        """Write JSON to stdout, by default on one line."""
        self._write(json_text(value, indent=indent, encoding=sys.stdout.encoding or "utf-8") + "\n")

    def _write(self, text: str) -> None:
        with naming("stdout"):
            sys.stdout.write(text)
            sys.stdout.flush()

    def show(self, *parts: RenderableType) -> None:
        """Render to stdout; only if `is_rich`."""
        with naming("stdout"):
            self.out.print(*parts, sep="\n")

    def info(self, text: str) -> None:
        """Print a line of information to stderr."""
        self.err.print(one_line(text), soft_wrap=True, style="dim" if self.err.is_terminal else None)

    def hint(self, text: str) -> None:
        """Print a line to stderr when the command has ended, after its error if there is one."""
        self._hints.append(text)

    def show_hints(self) -> None:
        for text in self._hints:
            self.info(text)

    @contextmanager
    def waiting(self, label: str) -> Generator[None]:
        """Show a spinner on stderr if it is a terminal."""
        if not self._is_animated:
            yield
            return
        with self.err.status(visible(label)):
            yield

    @contextmanager
    def reading(self, path: Path, label: str) -> Generator[IO[bytes]]:
        """Open a file, and show on stderr how much of it has been read if that is a terminal."""
        if not self._is_animated:
            with path.open("rb") as file:
                yield file
            return
        from rich.progress import BarColumn, DownloadColumn, Progress, SpinnerColumn, TextColumn

        columns = [SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), DownloadColumn()]
        with (
            Progress(*columns, console=self.err, transient=True) as bar,
            bar.open(path, "rb", description=visible(label)) as file,
        ):
            yield file

    @contextmanager
    def progress(self, label: str, total: int | None = None, done: int = 0) -> Generator[Callable[[int], None]]:
        """Show progress on stderr if it is a terminal. Yields a function that adds to the number done."""
        if not self._is_animated:
            yield lambda more: None
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

        counted_up = [TextColumn("{task.completed:g} messages")]
        columns = counted_up if total is None else [BarColumn(), MofNCompleteColumn()]
        with Progress(
            SpinnerColumn(), TextColumn("{task.description}"), *columns, console=self.err, transient=True
        ) as bar:
            task = bar.add_task(visible(label), total=total, completed=done)
            yield lambda more: bar.advance(task, more)


@contextmanager
def naming(place: Path | str) -> Generator[None]:
    """Name the place in errors of writing to it, as on a full disk; the system names only files it can't open."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(place)
        raise


def counted(number: int, noun: str) -> str:
    """`1 message`, `2 messages`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def visible(text: str) -> str:
    """The text with control characters made visible and without bidi controls, for display on a terminal."""
    return _BIDI.sub("", _show_controls(text))


def _show_controls(text: str) -> str:
    return _CONTROLS.sub(_picture, text.replace("\r\n", "\n"))


def _picture(control: re.Match[str]) -> str:
    return chr(0x2400 + ord(control[0])) if control[0] < " " else "\ufffd"


def one_line(text: str) -> str:
    """The text on one line, with control characters made visible."""
    return visible(" ".join(text.split()))
