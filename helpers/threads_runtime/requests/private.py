"""Requests that hide secrets where they are shown: in a repr, so also in tracebacks that show local variables."""

from __future__ import annotations

from typing import Any

import httpx

from ..redaction import redact_headers, redact_url

__all__ = ["PrivateRequest"]


class PrivateHeaders(httpx.Headers):
    """Headers whose repr hides secrets; that of httpx hides `Authorization` only."""

    def __repr__(self) -> str:
        return f"Headers({redact_headers(self.multi_items())!r})"


class PrivateURL(httpx.URL):
    """A URL whose repr hides secrets; that of httpx hides passwords only."""

    def __repr__(self) -> str:
        return f"URL({str(redact_url(self))!r})"


class PrivateRequest(httpx.Request):
    """A request whose repr hides secrets, as do those of its URL and headers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.headers = PrivateHeaders(self.headers)
        self.url = PrivateURL(self.url)
        if isinstance(self.stream, httpx.ByteStream):
            self.read()

    def __repr__(self) -> str:
        return f"<Request({self.method!r}, {str(redact_url(self.url))!r})>"
