"""Checks the API key and the `OpenAI-Beta` header of a request."""

from __future__ import annotations

import hmac

from starlette.requests import Request

from ..errors import RefusedError

__all__ = ["check_headers"]

_BETA = "assistants=v2"


def check_headers(request: Request, api_key: str | None) -> None:
    """Raise RefusedError for missing or wrong headers; `api_key` None accepts any key."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    key = key.strip() if scheme.lower() == "bearer" else request.headers.get("api-key", "")
    if not key:
        raise RefusedError("You didn't provide an API key: send it as 'Authorization: Bearer KEY'.", status=401)
    if api_key is not None and not hmac.compare_digest(key.encode(), api_key.encode()):
        raise RefusedError("Incorrect API key provided.", status=401, code="invalid_api_key")
    if request.headers.get("openai-beta") != _BETA:
        raise RefusedError(
            "You must provide the 'OpenAI-Beta' header to access the Assistants API. "
            f"Please try again by setting the header 'OpenAI-Beta: {_BETA}'.",
            code="invalid_beta",
        )
