"""Views of a streamed response: rendered Markdown on a terminal, plain text in a pipe."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Self

from rich.live import Live
from rich.markdown import Markdown
from rich.segment import Segment
from rich.spinner import Spinner
from rich.text import Text

from ..terminal import Terminal, one_line, visible
from .markdown_blocks import MarkdownBlocks

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

__all__ = ["PlainView", "RichView", "View"]

_SECONDS_BETWEEN_REFRESHES = 0.1


class View:
    """Shows a response; a context manager around one turn. This one shows nothing."""

    def status(self, status: str) -> None:
        """Show the status of the run."""

    def text(self, piece: str) -> None:
        """Add text to the current message."""

    def end_of_message(self) -> None:
        """Finish the current message."""

    def show_tool(self, line: str) -> None:
        """Show a tool call or its result."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end_of_message()


class PlainView(View):
    """Text to stdout as it arrives, tool calls to stderr."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._messages = 0
        self._in_message = False

    def text(self, piece: str) -> None:
        if not self._in_message:
            self._in_message = True
            self._messages += 1
            piece = f"\n{piece}" if self._messages > 1 else piece
        self._terminal.write(piece)

    def end_of_message(self) -> None:
        if self._in_message:
            self._in_message = False
            self._terminal.write("\n")

    def show_tool(self, line: str) -> None:
        self.end_of_message()
        self._terminal.info(line)


class RichView(View):
    """Markdown rendered while it streams, above a spinner with the status of the run."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._blocks = MarkdownBlocks()
        self._spinner = Spinner("dots", Text("sending", "dim"))
        self._live = Live(
            _LivePreview(self._blocks, self._spinner), console=terminal.out, transient=True, auto_refresh=False
        )
        self._after_tools = False
        # Rich's own refresh thread isn't synchronized with text printed above, and then erases the wrong lines.
        self._lock = threading.RLock()
        self._stopped = threading.Event()
        self._refreshing = threading.Thread(target=self._refresh, name="spinner", daemon=True)

    def status(self, status: str) -> None:
        self._spinner.update(text=Text(one_line(status).replace("_", " "), "dim"))

    def text(self, piece: str) -> None:
        with self._lock:
            self._print(self._blocks.add(visible(piece)))

    def end_of_message(self) -> None:
        with self._lock:
            rest, self._blocks.rest = self._blocks.rest, ""
            self._print(rest)

    def show_tool(self, line: str) -> None:
        with self._lock:
            self.end_of_message()
            self._terminal.show(Text(one_line(line), "dim italic"))
            self._after_tools = True

    def _print(self, markdown: str) -> None:
        if markdown.strip():
            self._terminal.show(*([Text()] if self._after_tools else []), _Block(markdown), Text())
            self._after_tools = False

    def _refresh(self) -> None:
        while not self._stopped.wait(_SECONDS_BETWEEN_REFRESHES):
            with self._lock:
                self._live.refresh()

    def __enter__(self) -> Self:
        self._live.start()
        self._refreshing.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._refreshing.join()
        self.end_of_message()
        self._live.stop()


class _Block:
    """Markdown without the blank lines that rich puts around only some kinds of blocks."""

    def __init__(self, markdown: str) -> None:
        self._markdown = markdown

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines = console.render_lines(Markdown(self._markdown, hyperlinks=False), options, pad=False)
        filled = [number for number, line in enumerate(lines) if any(segment.text.strip() for segment in line)]
        for line in lines[filled[0] : filled[-1] + 1] if filled else []:
            yield from line
            yield Segment.line()


class _LivePreview:
    """The last lines of the current block, as many as fit on the screen, and the spinner below."""

    def __init__(self, blocks: MarkdownBlocks, spinner: Spinner) -> None:
        self._blocks = blocks
        self._spinner = spinner

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines = console.render_lines(_Block(self._blocks.rest), options, pad=False)
        for line in lines[-max(1, console.size.height - 2) :]:
            yield from line
            yield Segment.line()
        yield self._spinner
