"""Checks the headers of a request, and the version parameter in Azure's form of the API."""

from __future__ import annotations

import hmac

from starlette.requests import Request

from ..errors import RefusedError

__all__ = ["check_access", "key_of", "query_items"]

_BETA = "assistants=v2"
# Azure's form has no beta header, and its first version needs a query parameter.
_NEEDS_BETA = ("/v1/assistants", "/v1/threads")
_AZURE, _AZURE_V1 = "/openai/", "/openai/v1/"
_VERSION = "api-version"


def check_access(request: Request, api_key: str | None) -> None:
    """Raise RefusedError for missing or wrong headers; `api_key` None accepts any key."""
    path = request.url.path
    key = key_of(request)
    if api_key is not None and not hmac.compare_digest(key.encode(), api_key.encode()):
        raise RefusedError("Incorrect API key provided.", status=401, code="invalid_api_key")
    if path.startswith(_NEEDS_BETA) and request.headers.get("openai-beta") != _BETA:
        raise RefusedError(
            "You must provide the 'OpenAI-Beta' header to access the Assistants API. "
            f"Please try again by setting the header 'OpenAI-Beta: {_BETA}'.",
            code="invalid_beta",
        )
    if path.startswith(_AZURE) and not path.startswith(_AZURE_V1) and not request.query_params.get(_VERSION):
        raise RefusedError(
            f"Missing required query parameter: '{_VERSION}'.", param=_VERSION, code="missing_required_parameter"
        )


def key_of(request: Request) -> str:
    """The key that a request sends. Raises RefusedError if there is none."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    key = key.strip() if scheme.lower() == "bearer" else request.headers.get("api-key", "")
    if not key:
        raise RefusedError("You didn't provide an API key: send it as 'Authorization: Bearer KEY'.", status=401)
    return key


def query_items(request: Request) -> list[tuple[str, str]]:
    """The query parameters without the version, which is not a parameter of an operation."""
    azure = request.url.path.startswith(_AZURE)
    return [(name, value) for name, value in request.query_params.multi_items() if not (azure and name == _VERSION)]
