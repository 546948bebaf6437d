"""What is wrong with a document, and where."""

from __future__ import annotations

__all__ = ["DocumentError", "GeneratorError", "pointer", "shown"]


class GeneratorError(Exception):
    """Generation can't go on; nothing was written."""


class DocumentError(GeneratorError):
    """A place of the document that can't be rendered, named by its JSON pointer."""

    def __init__(self, at: str, problem: str) -> None:
        super().__init__(at, problem)
        self.at = at
        self.problem = problem

    def __str__(self) -> str:
        return f"{shown(self.at)}: {self.problem}"


def pointer(parent: str, *keys: object) -> str:
    """The JSON pointer of a member: RFC 6901, section 3 and 4."""
    return "/".join([parent, *(str(key).replace("~", "~0").replace("/", "~1") for key in keys)])


def shown(text: str) -> str:
    """Text of the document for a terminal: on one line, short, without control characters."""
    line = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return line if len(line) <= 200 else f"{line[:120]}…{line[-60:]}"
