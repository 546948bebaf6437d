"""Removes everything from a recorded exchange that is not explicitly allowed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from threads_runtime.redaction import is_secret

from .secrets import redact

__all__ = ["SERVER", "Scrubber"]

SERVER = "https://api.openai.com"
"""Replaces the recorded server, since its address may be confidential."""

REQUEST_HEADERS = frozenset({"content-type", "openai-beta", "x-stainless-retry-count"})
RESPONSE_HEADERS = frozenset(
    {
        "content-type",
        "openai-poll-after-ms",
        "openai-version",
        "retry-after",
        "retry-after-ms",
        "x-request-id",
        "x-should-retry",
    }
)


class Scrubber:
    """Scrubs the exchanges of one recorder, and remembers the keys sent, to remove them wherever they occur."""

    def __init__(self) -> None:
        self._keys: set[str] = set()

    def request(self, request: Any) -> Any:
        """The request as stored and as matched: vcrpy calls this for both."""
        url = urlsplit(str(request.uri))
        query = parse_qsl(url.query, True)
        self._keys.update(_keys([*request.headers.items(), *query]))
        kept = [(name, self._redact(value)) for name, value in query if not is_secret(name)]
        request.uri = urlunsplit((*urlsplit(SERVER)[:2], self._redact(url.path), urlencode(kept), ""))
        request.headers = {name: value for name, value in request.headers.items() if name.lower() in REQUEST_HEADERS}
        if request.body:
            request.body = self._redact(_text(request.body)).encode()
        return request

    def response(self, response: dict[str, Any]) -> dict[str, Any]:
        """The response as stored. Raises ValueError if its body is not text."""
        kept: dict[str, Any] = {}
        for name, values in response["headers"].items():
            if name.lower() == "content-encoding":
                raise ValueError(
                    f"cannot store a response with content encoding {values} as text; request gzip or identity"
                )
            if name.lower() in RESPONSE_HEADERS:
                kept[name] = [self._redact(value) for value in values]
        body = {"string": self._redact(_text(response["body"]["string"])).encode()}
        return response | {"headers": kept, "body": body}

    def _redact(self, text: str) -> str:
        for key in sorted(self._keys, key=len, reverse=True):  # a key may be the beginning of another
            text = text.replace(key, "REDACTED")
        return redact(text)


def _keys(fields: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The secrets among headers or query parameters, in each form in which a body or URL may have them."""
    for name, value in fields:
        if not is_secret(name):
            continue
        pairs = value.split(";") if name.lower() == "cookie" else []
        secrets = [pair.partition("=")[2] for pair in pairs] or [value.rpartition(" ")[2]]  # `Bearer` is not secret
        for secret in secrets:
            # A placeholder like "test" is not a secret, and replacing it would garble the text.
            if len(secret) >= 8:
                yield from (secret, quote(secret, safe=""), secret.replace("/", "\\/"))


def _text(body: bytes | str) -> str:
    if isinstance(body, str):
        return body
    try:
        return bytes(body).decode()
    except UnicodeDecodeError:
        raise ValueError("cannot store a body that is not text") from None
