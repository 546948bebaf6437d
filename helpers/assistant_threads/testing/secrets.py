"""Finds what must not be in a cassette, and removes keys from texts."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

__all__ = ["find_secrets", "redact"]

_REDACTED = "REDACTED"
_KEY = re.compile(r"\b(sk|sess|rk)-[A-Za-z0-9_-]{12,}")
_BEARER = re.compile(r"\b(Bearer|Basic) +[A-Za-z0-9._~+/=-]{6,}", re.IGNORECASE)
_FORBIDDEN = {
    "a key": _KEY,
    "credentials": _BEARER,
    "a header with credentials": re.compile(r"^\s*(proxy-)?authorization:|^\s*(x-)?api-key:", re.IGNORECASE | re.M),
    "a cookie": re.compile(r"^\s*(set-)?cookie2?:", re.IGNORECASE | re.MULTILINE),
    "an organisation or project": re.compile(
        r"^\s*openai-(organization|project):|\borg-[A-Za-z0-9]{16,}|\bproj_[A-Za-z0-9]{16,}",
        re.IGNORECASE | re.MULTILINE,
    ),
    "a body in base64": re.compile(r"!!binary|base64|^\s*[A-Za-z0-9+/]{76,}={0,2}$", re.MULTILINE),
}


def find_secrets(text: str) -> list[str]:
    """What must not be in the text of a cassette, each with its line; empty if there is nothing.

    Keys, credentials, cookies, organisations, bodies in base64, and the values of `OPENAI_API_KEY`, `OPENAI_ORG_ID`,
    `OPENAI_PROJECT_ID` and `AZURE_OPENAI_API_KEY`. The result never contains the secrets themselves.
    """
    found = [
        f"line {_line(text, match.start())}: {name}"
        for name, pattern in _FORBIDDEN.items()
        for match in pattern.finditer(text)
    ]
    for name, value in _of_environment():
        if value in text:
            found.append(f"line {_line(text, text.index(value))}: the value of {name}")
    return found


def redact(text: str) -> str:
    """The text without keys."""
    for _, value in _of_environment():
        text = text.replace(value, _REDACTED)
    return _BEARER.sub(rf"\1 {_REDACTED}", _KEY.sub(rf"\1-{_REDACTED}", text))


def _of_environment() -> Iterator[tuple[str, str]]:
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "AZURE_OPENAI_API_KEY"):
        value = os.environ.get(name, "")
        if len(value) >= 12:  # shorter ones are placeholders such as "test", which occur in many texts
            yield name, value


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
