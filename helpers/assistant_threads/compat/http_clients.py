"""HTTP clients with the settings that this client has by default where httpx has others."""

from __future__ import annotations

from typing import Any

import httpx
from httpx import Timeout

from threads_runtime.base_client import DEFAULT_TIMEOUT
from threads_runtime.requests.transport import owned_settings

__all__ = ["DEFAULT_CONNECTION_LIMITS", "DefaultAsyncHttpxClient", "DefaultHttpxClient", "Timeout"]

DEFAULT_CONNECTION_LIMITS: httpx.Limits = owned_settings()["limits"]


class DefaultHttpxClient(httpx.Client):
    """An `httpx.Client` for `OpenAI(http_client=…)` with the timeout, connection limits and redirects that it has by
    default. It takes what `httpx.Client` takes.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**_with_defaults(settings))


class DefaultAsyncHttpxClient(httpx.AsyncClient):
    """An `httpx.AsyncClient` for `AsyncOpenAI(http_client=…)` with the timeout, connection limits and redirects that it
    has by default. It takes what `httpx.AsyncClient` takes.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**_with_defaults(settings))


def _with_defaults(settings: dict[str, Any]) -> dict[str, Any]:
    return {"timeout": DEFAULT_TIMEOUT, **owned_settings(), **settings}
