"""Markdown that grows, cut into blocks: what is complete is rendered once, only the last block again and again."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt

__all__ = ["MarkdownBlocks"]


class MarkdownBlocks:
    """Fed the pieces of a text, hands out its blocks: paragraphs, whole lists, whole code blocks."""

    def __init__(self) -> None:
        self.rest = ""
        """The last block, as far as it has come."""

    def add(self, piece: str) -> str:
        """Take in a piece; returns what is complete now, often nothing."""
        self.rest += piece
        if "\n" not in piece:  # a block begins with a line, and what a line is shows when it is complete
            return ""
        lines = self.rest.split("\n")  # nothing else ends a line of Markdown, but for CR, which `visible` takes out
        starts = [token.map[0] for token in _parser().parse(self.rest) if token.level == 0 and token.map is not None]
        last = starts[-1] if starts else 0
        if last == 0 or last == len(lines) - 1:
            return ""
        complete = "".join(f"{line}\n" for line in lines[:last])
        self.rest = self.rest[len(complete) :]
        return complete


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt().enable("strikethrough").enable("table")  # as rich has it
