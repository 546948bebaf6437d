"""Streamed Markdown, split into blocks: each complete block is rendered once, only the last one repeatedly."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt

__all__ = ["MarkdownBlocks"]


class MarkdownBlocks:
    """Splits streamed text into complete blocks: paragraphs, whole lists, whole code blocks."""

    def __init__(self) -> None:
        self.rest = ""
        """The last block, which may be incomplete."""

    def add(self, piece: str) -> str:
        """Add a piece of text; returns the blocks that are now complete, often an empty string."""
        self.rest += piece
        if "\n" not in piece:  # a block starts with a line, and a line's kind is known when it is complete
            return ""
        lines = self.rest.split("\n")  # nothing else ends a line of Markdown but CR, which `visible` replaces
        starts = [token.map[0] for token in _parser().parse(self.rest) if token.level == 0 and token.map is not None]
        last = starts[-1] if starts else 0
        if last == 0 or last == len(lines) - 1:
            return ""
        complete = "".join(f"{line}\n" for line in lines[:last])
        self.rest = self.rest[len(complete) :]
        return complete


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt().enable("strikethrough").enable("table")  # as in rich
