"""Text from the command line and stdin, checked to be valid before anything is sent."""

from __future__ import annotations

import codecs
import sys
from typing import Any

import click

__all__ = ["ID", "TEXT", "decode", "read_stdin"]


class _Text(click.ParamType[str]):
    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return decode(value)
        except ValueError as error:
            self.fail(f"the text is {error}", param, ctx)


class _Id(_Text):
    name = "id"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = super().convert(value, param, ctx)
        if text.strip() in {"", ".", ".."}:  # the client refuses these as path segments
            self.fail(f"{text!r} is not an id", param, ctx)
        return text


TEXT = _Text()
ID = _Id()


def decode(text: str) -> str:
    """Text as Python read it from the command line or the terminal. Raises ValueError unless it is valid UTF-8.

    Bytes that Python could not decode are surrogates in it; in the C locale, these may be UTF-8 after all.
    """
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"not valid UTF-8 (byte {error.start + 1} is 0x{error.object[error.start]:02x})") from None
    except UnicodeEncodeError as error:
        raise ValueError(f"not valid UTF-8 (character {error.start + 1} is a surrogate)") from None


def read_stdin() -> str:
    """All of stdin as text. Raises `click.UsageError` if it is not valid."""
    encoding = codecs.lookup(sys.stdin.encoding or "utf-8").name
    encoding = "utf-8" if encoding == "ascii" else encoding  # the C locale says nothing about the input
    content = sys.stdin.buffer.read()
    try:
        return content.decode(encoding).replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise click.UsageError(
            f"stdin is not valid {encoding.upper()} (byte {error.start + 1} is 0x{content[error.start]:02x})"
        ) from None
