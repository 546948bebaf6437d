"""Removes everything from a recorded exchange that is not explicitly allowed."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from .secrets import is_secret_name, redact

__all__ = ["SERVER", "scrub_request", "scrub_response"]

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


def scrub_request(request: Any) -> Any:
    """The request as stored and as matched: vcrpy calls this for both."""
    url = urlsplit(str(request.uri))
    query = [(name, value) for name, value in parse_qsl(url.query, True) if not is_secret_name(name)]
    request.uri = urlunsplit((*urlsplit(SERVER)[:2], url.path, urlencode(query), ""))
    request.headers = {name: value for name, value in request.headers.items() if name.lower() in REQUEST_HEADERS}
    if request.body:
        request.body = redact(_text(request.body)).encode()
    return request


def scrub_response(response: dict[str, Any]) -> dict[str, Any]:
    """The response as stored. Raises ValueError if its body is not text."""
    kept: dict[str, Any] = {}
    for name, values in response["headers"].items():
        if name.lower() == "content-encoding":
            raise ValueError(
                f"cannot store a response with content encoding {values} as text; request gzip or identity"
            )
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
        raise ValueError("cannot store a body that is not text") from None
