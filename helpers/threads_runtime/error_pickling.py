"""Copies of requests and responses for pickled errors: without keys, cookies and connections."""

from __future__ import annotations

from typing import Any

import httpx

from .redaction import redact_headers, redact_text, redact_url

__all__ = ["without_secrets"]

# The content is kept decoded and complete, so that headers about its transfer would be wrong.
_TRANSFER = {"content-encoding", "content-length", "transfer-encoding"}


def without_secrets(state: dict[str, Any]) -> dict[str, Any]:
    """The attributes of an error, with copies of its request and response that contain no secrets."""
    clean = dict(state)
    request = clean.get("request")
    if isinstance(request, httpx.Request):
        clean["request"] = _clean_request(request)
        response = clean.get("response")
        if isinstance(response, httpx.Response):
            clean["response"] = _clean_response(response, request, clean["request"])
    return clean


def _clean_request(request: httpx.Request) -> httpx.Request:
    headers = _clean_headers(request.headers, request)
    content = getattr(request, "_content", None)  # public access raises when the body was an iterator
    return httpx.Request(request.method, redact_url(request.url), headers=headers, content=content)


def _clean_response(response: httpx.Response, sent: httpx.Request, clean: httpx.Request) -> httpx.Response:
    headers = _clean_headers(response.headers, sent)
    try:
        content = redact_text(response.content.decode("latin-1"), sent).encode("latin-1")
    except httpx.StreamError:  # it was never read
        content = b""
    return httpx.Response(response.status_code, headers=headers, content=content, request=clean)


def _clean_headers(headers: httpx.Headers, sent: httpx.Request) -> httpx.Headers:
    kept = [(name, redact_text(value, sent)) for name, value in headers.multi_items() if name not in _TRANSFER]
    return httpx.Headers(redact_headers(kept), encoding=headers.encoding)
