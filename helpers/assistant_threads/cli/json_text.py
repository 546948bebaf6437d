"""JSON as the command line writes it."""

from __future__ import annotations

import json
import re

__all__ = ["BIDI_CONTROLS", "json_text"]

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Characters that reorder the text around them, for use in a character class of a regular expression."""

# DEL and C1 controls, which `json.dumps` leaves as they are, and lone surrogates, which UTF-8 can't encode.
_UNSAFE = re.compile(rf"[\x7f-\x9f\ud800-\udfff{BIDI_CONTROLS}]")


def json_text(value: object, *, indent: int | None = None, encoding: str = "utf-8") -> str:
    """The value as JSON: text that `encoding` can represent stays readable, but whatever could control a terminal is
    escaped.
    """
    separators = (",", ":") if indent is None else None
    text = _escape(json.dumps(value, ensure_ascii=False, indent=indent, separators=separators))
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return _escape(json.dumps(value, indent=indent, separators=separators))
    return text


def _escape(text: str) -> str:
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
