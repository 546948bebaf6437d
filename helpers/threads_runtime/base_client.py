"""The settings of a client, sync or async: given, from the environment, or by default."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar, Generic, NoReturn, Self, TypeVar

import attrs
import httpx

from .clock import Clock
from .errors import OpenAIError
from .omit import NotGiven, Omit
from .operation import Headers, Query, Timeout
from .requests.base_url import BaseURL, parse_base_url
from .requests.environment import from_environment
from .requests.headers import check_header_value, merge_headers
from .requests.logs import set_up_logging
from .requests.prepare import check_timeout
from .requests.query import merge_queries
from .requests.transport import AsyncTransport, SyncTransport
from .responses.sse import MAX_EVENT_BYTES
from .retry import RetryPolicy

__all__ = ["DEFAULT_MAX_RETRIES", "DEFAULT_TIMEOUT", "BaseClient"]

DEFAULT_TIMEOUT = httpx.Timeout(600.0, connect=5.0)
DEFAULT_MAX_RETRIES = 2

# What a client has that was made without a timeout, which says nothing about the user's wishes.
_HTTPX_DEFAULT_TIMEOUT = httpx.Timeout(5.0)


Tr = TypeVar("Tr", SyncTransport, AsyncTransport)


class BaseClient(Generic[Tr]):
    """What sync and async clients have in common: everything but waiting."""

    default_base_url: ClassVar[str] = "https://api.openai.com/v1"
    api_headers: ClassVar[Mapping[str, str]] = {}
    """Headers that the API asks for."""
    user_agent: ClassVar[str] = "threads-api/Python"

    max_event_bytes: int = MAX_EVENT_BYTES
    """How large one event of a stream may be, in bytes; a stream with a larger one breaks off."""

    transport: Tr
    api_key: Any
    clock: Clock
    merged_headers: Mapping[str, tuple[str, str | Omit]]
    """The headers of every request but those of the key, by their lower-case names."""

    def __init__(
        self,
        *,
        api_key: object,
        organization: str | None,
        project: str | None,
        base_url: str | httpx.URL | None,
        timeout: Timeout | NotGiven,
        max_retries: float | NotGiven,
        default_headers: Headers | None,
        default_query: Query | None,
        retry: RetryPolicy | None,
        clock: Clock,
        transport: Tr,
    ) -> None:
        set_up_logging()
        if api_key is None:
            api_key = from_environment("OPENAI_API_KEY")
        if api_key is None or api_key == "":
            raise OpenAIError(
                "There is no API key: pass api_key to the client, or set OPENAI_API_KEY in the environment."
            )
        self.api_key = api_key if callable(api_key) else self.checked_key(api_key)
        self.transport = transport
        self.clock = clock
        self.timeout = _fitting_timeout(transport) if isinstance(timeout, NotGiven) else timeout
        self.retry = retry if retry is not None else RetryPolicy()
        if not isinstance(max_retries, NotGiven):
            self.max_retries = max_retries
        self._organization = organization or from_environment("OPENAI_ORG_ID")
        self._project = project or from_environment("OPENAI_PROJECT_ID")
        self._default_headers: Headers = dict(default_headers or {})
        self._merge_headers()
        self._default_query: Query = dict(default_query or {})
        self._place: BaseURL
        self.base_url = base_url or from_environment("OPENAI_BASE_URL") or self.default_base_url

    @property
    def organization(self) -> str | None:
        return self._organization

    @property
    def project(self) -> str | None:
        return self._project

    @property
    def base_url(self) -> httpx.URL:
        """The URL that all paths are relative to, with a slash at the end; user, password and query left out."""
        return httpx.URL(f"{self._place.prefix}/")

    @base_url.setter
    def base_url(self, url: str | httpx.URL) -> None:
        self._place = parse_base_url(url)
        self._merge_queries()

    @property
    def timeout(self) -> Timeout:
        """Seconds that connecting, sending, and each wait for data may take; None means no limit."""
        return self._timeout

    @timeout.setter
    def timeout(self, timeout: Timeout) -> None:
        self.http_timeout = check_timeout(timeout)
        self._timeout = timeout

    @property
    def max_retries(self) -> float:
        """The `max_retries` of the retry policy."""
        return self.retry.max_retries

    @max_retries.setter
    def max_retries(self, number: float) -> None:
        self.retry = attrs.evolve(self.retry, max_retries=number)

    @property
    def default_headers(self) -> dict[str, str | Omit]:
        """The headers of every request, without the key."""
        return dict(self.merged_headers.values())

    @property
    def default_query(self) -> Query:
        """The query parameters of every request."""
        return self._merged_query

    @property
    def place(self) -> BaseURL:
        """The base URL taken apart."""
        return self._place

    def auth_headers(self, key: str) -> Mapping[str, str]:
        """The headers that carry the key; overridden for services that want it elsewhere."""
        return {"Authorization": self._place.basic_auth or f"Bearer {key}"}

    @staticmethod
    def checked_key(key: object) -> str:
        """The key, if it can be sent. Raises TypeError or ValueError, which hold it back, if not."""
        if not isinstance(key, str):
            raise TypeError(f"api_key must be a string, or a function that returns one, not {type(key).__name__}")
        if not key:
            raise ValueError("api_key is an empty string")
        check_header_value("with the api_key", key)
        return key

    def is_closed(self) -> bool:
        """Whether the client, or a copy that shares its connections, was closed."""
        return self.transport.is_closed()

    def _copy(
        self,
        *,
        api_key: object,
        organization: str | None,
        project: str | None,
        base_url: str | httpx.URL | None,
        timeout: Timeout | NotGiven,
        max_retries: float | NotGiven,
        default_headers: Headers | None,
        set_default_headers: Headers | None,
        default_query: Query | None,
        set_default_query: Query | None,
        retry: RetryPolicy | None,
        clock: Clock | None,
        transport: Tr | None,
    ) -> Self:
        if default_headers is not None and set_default_headers is not None:
            raise ValueError("default_headers adds and set_default_headers replaces: pass one of them")
        if default_query is not None and set_default_query is not None:
            raise ValueError("default_query adds and set_default_query replaces: pass one of them")
        new = object.__new__(type(self))
        # Not through __init__: what a subclass has set is kept, whatever its own parameters are called. A resource
        # that the client has cached belongs to the client, though.
        kept = {name: value for name, value in vars(self).items() if not _is_cached(type(self), name)}
        new.__dict__.update(kept)
        if api_key is not None:
            new.api_key = api_key if callable(api_key) else self.checked_key(api_key)
        if clock is not None:
            new.clock = clock
        if transport is not None:
            new.transport = transport
        if not isinstance(timeout, NotGiven):
            new.timeout = timeout
        if retry is not None:
            new.retry = retry
        if not isinstance(max_retries, NotGiven):
            new.max_retries = max_retries
        if set_default_headers is not None or default_headers or organization or project:
            kept_headers = self._default_headers if set_default_headers is None else set_default_headers
            new._default_headers = {**kept_headers, **(default_headers or {})}
            new._organization = organization or self._organization
            new._project = project or self._project
            new._merge_headers()
        if set_default_query is not None or default_query:
            kept_query = self._default_query if set_default_query is None else set_default_query
            new._default_query = merge_queries(kept_query, default_query)
            new._merge_queries()
        if base_url is not None:
            new.base_url = base_url
        return new

    def _merge_headers(self) -> None:
        own: dict[str, str] = {"Accept": "application/json", "User-Agent": self.user_agent, **self.api_headers}
        if self._organization:
            own["OpenAI-Organization"] = self._organization
        if self._project:
            own["OpenAI-Project"] = self._project
        self.merged_headers = merge_headers({}, own, self._default_headers)

    def _merge_queries(self) -> None:
        self._merged_query = merge_queries(self._place.query, self._default_query)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} base_url={self._place.prefix!r}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"a {type(self).__name__} can't be pickled or copied by the copy module, because it holds connections and "
            "a key: make one in each process, and use its copy() method"
        )


def _is_cached(kind: type, name: str) -> bool:
    return isinstance(getattr(kind, name, None), cached_property)


def _fitting_timeout(transport: SyncTransport | AsyncTransport) -> httpx.Timeout:
    given: httpx.Client | httpx.AsyncClient | None = transport.given
    return DEFAULT_TIMEOUT if given is None or given.timeout == _HTTPX_DEFAULT_TIMEOUT else given.timeout
