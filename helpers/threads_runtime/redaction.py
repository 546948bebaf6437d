"""What must not be seen in logs, messages and pickles: keys, tokens, cookies, credentials in URLs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

__all__ = ["REDACTED", "is_secret", "redact_headers", "redact_text", "redact_url"]

REDACTED = "<redacted>"

# `api-key`, `x-api-key`, `x-goog-api-key`, `x-amz-security-token`, `code` of an OAuth redirect, `sig` of a signed URL…
_SECRET_NAME = re.compile(
    r"key|token|secret|passw|cookie|authorization|credential|signature|^sig$|^code$|^openai-organization$",
    re.IGNORECASE,
)


def is_secret(name: str) -> bool:
    """Whether the value of a header or query parameter of this name is kept secret."""
    return _SECRET_NAME.search(name) is not None


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
    """The text without the secrets that were sent: some servers repeat a refused key in their answer."""
    for name, value in request.headers.items():
        secret = value.rpartition(" ")[2]
        # A stand-in like "x" or "none" is no secret, and replacing it would garble the text.
        if len(secret) >= 8 and is_secret(name):
            text = text.replace(secret, REDACTED)
    return text
