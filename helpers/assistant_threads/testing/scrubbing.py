"""What an exchange leaves behind in a cassette: nothing that isn't named here."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from threads_runtime.redaction import is_secret

from .secrets import redact

__all__ = ["SERVER", "scrub_request", "scrub_response"]

SERVER = "https://api.openai.com"
"""Stands for whatever server was recorded: its address may tell more than a cassette should."""

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


def scrub_request(request: Any) -> Any:
    """The request as it is kept, and as it is looked for: vcrpy calls this for both."""
    url = urlsplit(str(request.uri))
    query = [(name, value) for name, value in parse_qsl(url.query, True) if not is_secret(name)]
    request.uri = urlunsplit((*urlsplit(SERVER)[:2], url.path, urlencode(query), ""))
    request.headers = {name: value for name, value in request.headers.items() if name.lower() in REQUEST_HEADERS}
    if request.body:
        request.body = redact(_text(request.body)).encode()
    return request


def scrub_response(response: dict[str, Any]) -> dict[str, Any]:
    """The response as it is kept. Raises ValueError when its body can't be read."""
    kept: dict[str, Any] = {}
    for name, values in response["headers"].items():
        if name.lower() == "content-encoding":
            raise ValueError(f"an answer compressed as {values} can't be kept readable: ask for gzip or identity")
        if name.lower() in RESPONSE_HEADERS:
            kept[name] = [redact(value) for value in values]
    body = {"string": redact(_text(response["body"]["string"])).encode()}
    return response | {"headers": kept, "body": body}


def _text(body: bytes | str) -> str:
    if isinstance(body, str):
        return body
    try:
        return bytes(body).decode()
    except UnicodeDecodeError:
        raise ValueError("a body that is no text can't be kept readable") from None
