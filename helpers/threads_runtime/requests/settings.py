"""What a request needs to know of the client that sends it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import httpx

    from ..clock import Clock
    from ..omit import Omit
    from ..operation import Query
    from ..retry import RetryPolicy
    from .base_url import BaseURL
    from .headers import ClientHeaders
    from .transport import AsyncTransport, SyncTransport

__all__ = ["ClientSettings"]


class ClientSettings(Protocol):
    """The settings of a client, sync or async."""

    client_headers: ClientHeaders | None
    """Those of its last request."""

    @property
    def base(self) -> BaseURL: ...
    @property
    def merged_headers(self) -> Mapping[str, tuple[str, str | Omit]]: ...
    @property
    def default_query(self) -> Query: ...
    @cached_property
    def http_timeout(self) -> httpx.Timeout: ...
    @property
    def retry(self) -> RetryPolicy: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def transport(self) -> SyncTransport | AsyncTransport: ...
    @property
    def api_key(self) -> Any: ...
    def checked_key(self, key: object) -> str: ...
    def key_headers(self, key: str) -> Mapping[str, str]: ...
