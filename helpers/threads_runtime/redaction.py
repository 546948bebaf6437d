"""Keeps secrets out of logs, messages, pickles and cassettes: keys, tokens, cookies, credentials in URLs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

__all__ = ["REDACTED", "is_secret", "redact_headers", "redact_text", "redact_url"]

REDACTED = "<redacted>"

_SECRET_WORDS = {"auth", "authorization", "cookie", "cookie2", "credential", "credentials", "jwt", "key"} | {
    "passphrase", "passwd", "password", "pwd", "secret", "sig", "signature", "token",
}  # fmt: skip
_SECRET_NAMES = frozenset({"code", "openai-organization", "openai-project"})
# Keys that open nothing.
_HARMLESS = re.compile(r"(cache|foreign|group|idempotency|order|partition|primary|public|routing|sort)[-_ ]?key")
# Words that are often written without a break between them.
_GLUED = re.compile(r"(api|access|account|auth|private|secret|subscription)[-_]?key|(access|auth|id|refresh)token")
_WORD_BREAK = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])")


def is_secret(name: str) -> bool:
    """Whether the value of a header, query parameter or field of this name is a secret.

    Decided by whole words: `api_key`, `X-Amz-Security-Token` and `sig` are secret, `keyword` and `max_tokens` are not.
    """
    lower = name.lower()
    if lower in _SECRET_NAMES or _GLUED.search(lower):
        return True
    if _HARMLESS.fullmatch(lower):
        return False
    return not _SECRET_WORDS.isdisjoint(word.lower() for word in _WORD_BREAK.split(name))


def redact_headers(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The headers with their secret values replaced."""
    return [(name, REDACTED if is_secret(name) else value) for name, value in headers]


def redact_url(url: httpx.URL) -> httpx.URL:
    """The URL without user and password, its secret query values replaced."""
    if url.userinfo:
        url = url.copy_with(username=None, password=None)
    if url.query and any(is_secret(name) for name in url.params):
        url = url.copy_with(params=redact_headers(url.params.multi_items()))
    return url


def redact_text(text: str, request: httpx.Request) -> str:
    """The text without the secrets that were sent: some servers repeat a rejected key in their response."""
    for name, value in request.headers.items():
        secret = value.rpartition(" ")[2]
        # A placeholder like "x" or "none" is not a secret, and replacing it would garble the text.
        if len(secret) >= 8 and is_secret(name):
            text = text.replace(secret, REDACTED)
    return text
