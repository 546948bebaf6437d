"""Keeps secrets out of logs, messages, pickles, cassettes and tracebacks."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import quote

if TYPE_CHECKING:
    import httpx

__all__ = [
    "REDACTED", "Hidden", "PrivateDict", "is_secret", "redact_headers", "redact_query", "redact_text", "redact_url",
    "without_frames",
]  # fmt: skip

T = TypeVar("T")
Ex = TypeVar("Ex", bound=BaseException)

REDACTED = "<redacted>"

_SECRET_WORDS = {"auth", "authorization", "cookie", "cookie2", "credential", "credentials", "jwt", "key"} | {
    "passphrase", "passwd", "password", "pwd", "secret", "sig", "signature", "token",
}  # fmt: skip
_SECRET_NAMES = frozenset({"code", "openai-organization", "openai-project"})
# Keys that open nothing.
_HARMLESS = re.compile(r"(cache|foreign|group|idempotency|order|partition|primary|public|routing|sort)[-_ ]?key")
# Words that are often written without a break between them.
_GLUED = re.compile(
    r"(api|access|account|auth|private|secret|subscription)[-_]?key|(access|auth|id|refresh)token|clientsecret"
)
_WORD_BREAK = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])")
# A placeholder like "x" or "none" is not a secret, and replacing it would garble texts.
_MIN_LENGTH = 8


class Hidden(Generic[T]):
    """Holds a secret, so that a traceback that shows local variables does not show it."""

    __slots__ = ("_value",)

    def __init__(self, value: T) -> None:
        self._value = value

    def reveal(self) -> T:
        return self._value

    def __repr__(self) -> str:
        return REDACTED


class PrivateDict(dict[str, T]):
    """A dict of headers or query parameters whose repr hides secrets."""

    def __repr__(self) -> str:
        return repr({name: REDACTED if is_secret(name) else value for name, value in self.items()})


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


def redact_query(query: Mapping[str, object] | None) -> str:
    """The repr of query parameters, with their secret values replaced."""
    return repr(query if query is None else PrivateDict(query))


def redact_url(url: httpx.URL) -> httpx.URL:
    """The URL without user and password, its secret query values replaced."""
    if url.userinfo:
        url = url.copy_with(username=None, password=None)
    if url.query and any(is_secret(name) for name in url.params):
        url = url.copy_with(params=redact_headers(url.params.multi_items()))
    return url


def redact_text(text: str, request: httpx.Request) -> str:
    """The text without the secrets that were sent: some servers repeat a rejected key or cookie in their response."""
    # Longest first, since one may contain another.
    for secret in sorted(set(_secrets_of(request)), key=len, reverse=True):
        text = text.replace(secret, REDACTED)
    return text


def without_frames(error: Ex) -> Ex:
    """The exception, and those that caused it, without their tracebacks: frames of httpx hold headers and URLs."""
    seen: set[int] = set()
    pending: list[BaseException] = [error]
    while pending:
        each = pending.pop()
        if id(each) not in seen:
            seen.add(id(each))
            each.__traceback__ = None
            pending += [cause for cause in (each.__cause__, each.__context__) if cause is not None]
    return error


def _secrets_of(request: httpx.Request) -> Iterator[str]:
    """The values of a request that must not be shown, in the forms in which a server may repeat them."""
    for value in _values_of(request):
        for form in (value, quote(value, safe=""), value.replace("\\", "\\\\").replace('"', '\\"')):
            if len(form) >= _MIN_LENGTH:
                yield form


def _values_of(request: httpx.Request) -> Iterator[str]:
    for name, value in request.headers.multi_items():
        if not is_secret(name):
            continue
        yield value
        if "cookie" in name:
            yield from (pair.partition("=")[2] for pair in value.split("; "))
        scheme, _, credentials = value.partition(" ")
        yield credentials.strip()
        if scheme.lower() == "basic":
            yield from _user_and_password(credentials)
    for name, value in request.url.params.multi_items():
        if is_secret(name):
            yield value
    if request.url.password:
        yield request.url.password


def _user_and_password(credentials: str) -> Iterator[str]:
    try:
        decoded = b64decode(credentials).decode()
    except ValueError:
        return
    yield decoded
    yield decoded.partition(":")[2]
