"""The settings of a client, sync or async: from arguments, the environment or defaults."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NoReturn, Self, TypedDict, TypeVar

import attrs

from .checks import check_header_value
from .clock import Clock
from .errors import OpenAIError
from .omit import NOT_GIVEN, NotGiven, Omit
from .operation import Headers, Operation, Query, Timeout
from .redaction import Hidden
from .requests.base_url import BaseURL, parse_base_url
from .requests.environment import from_environment
from .requests.headers import ClientHeaders, merge_headers
from .requests.query import merge_queries
from .requests.timeouts import check_timeout, default_timeout, http_timeout
from .requests.transport import AsyncTransport, SyncTransport
from .responses.sse import MAX_EVENT_BYTES
from .retry import RetryPolicy

if TYPE_CHECKING:
    import httpx

    DEFAULT_TIMEOUT: httpx.Timeout

__all__ = ["DEFAULT_MAX_RETRIES", "DEFAULT_TIMEOUT", "BaseClient", "ClientChanges"]

DEFAULT_MAX_RETRIES = 2


Tr = TypeVar("Tr", SyncTransport, AsyncTransport)


class ClientChanges(TypedDict):
    """The arguments of `copy`, without the HTTP client."""

    api_key: Hidden[object]
    organization: str | None
    project: str | None
    base_url: str | httpx.URL | None
    timeout: Timeout | NotGiven
    max_retries: float | NotGiven
    default_headers: Headers | None
    set_default_headers: Headers | None
    default_query: Query | None
    set_default_query: Query | None
    retry: RetryPolicy | None
    clock: Clock | None


class BaseClient(Generic[Tr]):
    """What sync and async clients have in common: everything but I/O."""

    default_base_url: ClassVar[str] = ""
    """The server of the API, where neither an argument nor the environment names one."""
    api_headers: ClassVar[Mapping[str, str]] = {}
    """Headers that the API requires."""
    user_agent: ClassVar[str] = "threads-api/Python"

    max_event_bytes: int = MAX_EVENT_BYTES
    """Maximum size of one event of a stream in bytes; a larger one raises StreamInterruptedError."""

    transport: Tr
    api_key: Any
    clock: Clock
    base: BaseURL
    """The base URL, split into its parts."""
    default_query: Query
    """The query parameters of every request."""
    client_headers: ClientHeaders | None
    merged_headers: Mapping[str, tuple[str, str | Omit]]
    """The headers of every request, without the key, by their lower-case names."""

    def __init__(
        self,
        *,
        api_key: Hidden[object],
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
        if from_environment("OPENAI_LOG"):
            from .requests.logs import set_up_logging

            set_up_logging()
        key: Any = api_key.reveal()
        if key is None:
            key = from_environment("OPENAI_API_KEY")
        if key is None or key == "":
            raise OpenAIError(
                "The API key is missing. Pass api_key to the client, or set OPENAI_API_KEY in the environment."
            )
        self.api_key = key if callable(key) else self.checked_key(key)
        key = None  # it would be shown by a traceback that shows local variables
        self.transport = transport
        self.client_headers = None
        self.clock = clock
        self._timeout: Timeout | NotGiven = NOT_GIVEN
        if isinstance(timeout, NotGiven):
            timeout = _timeout_of(transport)
        if not isinstance(timeout, NotGiven):
            self.timeout = timeout
        self.retry = retry if retry is not None else RetryPolicy()
        if not isinstance(max_retries, NotGiven):
            self.max_retries = max_retries
        self._organization = organization or from_environment("OPENAI_ORG_ID")
        self._project = project or from_environment("OPENAI_PROJECT_ID")
        self._default_headers: Headers = dict(default_headers or {})
        self._merge_headers()
        self._default_query: Query = dict(default_query or {})
        if base_url is None:
            base_url = from_environment("OPENAI_BASE_URL") or self.default_base_url
        self.base_url = base_url

    @property
    def organization(self) -> str | None:
        return self._organization

    @property
    def project(self) -> str | None:
        return self._project

    @property
    def base_url(self) -> httpx.URL:
        """The URL that all paths are relative to, with a trailing slash, without user, password and query."""
        import httpx

        return httpx.URL(f"{self.base.prefix}/")

    @base_url.setter
    def base_url(self, url: str | httpx.URL) -> None:
        self.base = parse_base_url(url)
        self._merge_queries()

    @property
    def timeout(self) -> Timeout:
        """Timeout for connecting, for sending, and for each wait for data, in seconds; None disables it."""
        return default_timeout() if isinstance(self._timeout, NotGiven) else self._timeout

    @timeout.setter
    def timeout(self, timeout: Timeout) -> None:
        check_timeout(timeout)
        self._timeout = timeout
        vars(self).pop("http_timeout", None)

    @cached_property
    def http_timeout(self) -> httpx.Timeout:
        """The timeout as httpx takes it."""
        return http_timeout(self.timeout)

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
    def auth_headers(self) -> dict[str, str]:
        """The headers that carry the key; none if a function returns it, which only requests call."""
        return {} if callable(self.api_key) else dict(self.key_headers(self.api_key))

    def key_headers(self, key: str) -> Mapping[str, str]:
        """The headers that carry this key; overridden where it goes elsewhere. Called for each new key."""
        return {"Authorization": self.base.basic_auth or f"Bearer {key}"}

    @staticmethod
    def checked_key(key: object) -> str:
        """The key, if it is valid. Raises TypeError or ValueError, without the key, if not."""
        try:
            if not isinstance(key, str):
                raise TypeError(f"api_key must be a string, or a function that returns one, not {type(key).__name__}")
            if not key:
                raise ValueError("api_key must not be empty")
            check_header_value("with the api_key", key)
        except (TypeError, ValueError):
            key = None  # it would be shown by a traceback that shows local variables
            raise
        return key

    def is_final_event(self, data: Any) -> bool:
        """Whether a stream that ends after this event is complete although the server sent no `done` event."""
        return False

    def is_closed(self) -> bool:
        """Whether the client, or a copy that shares its connections, has been closed."""
        return self.transport.is_closed()

    def _custom_operation(self, method: str, path: str, cast_to: Any, arguments: Mapping[str, Any]) -> Operation[Any]:
        """The operation of `get`, `post` and the like."""
        from .requests.custom import custom_operation
        from .responses.cast import decoder_of

        return custom_operation(self, method, path, *decoder_of(cast_to), arguments)

    def _copy(self, transport: Tr | None, changes: ClientChanges) -> Self:
        for name, added, replacement in (
            ("headers", changes["default_headers"], changes["set_default_headers"]),
            ("query", changes["default_query"], changes["set_default_query"]),
        ):
            if added is not None and replacement is not None:
                raise ValueError(f"default_{name} adds and set_default_{name} replaces: pass one of them")
        new = self._twin()
        if transport is not None:
            new.transport = transport
        new._change_settings(changes)
        new._change_headers(changes)
        new._change_query(changes)
        if changes["base_url"] is not None:
            new.base_url = changes["base_url"]
        return new

    def _twin(self) -> Self:
        """A client with the same settings.

        Not through __init__: what a subclass has set is kept, whatever its own parameters are called. A resource that
        the client has cached belongs to that client, though.
        """
        new = object.__new__(type(self))
        new.__dict__.update((name, value) for name, value in vars(self).items() if not _is_cached(type(self), name))
        new.client_headers = None
        return new

    def _change_settings(self, changes: ClientChanges) -> None:
        api_key = changes["api_key"]
        if api_key.reveal() is not None:
            self.api_key = api_key.reveal() if callable(api_key.reveal()) else self.checked_key(api_key.reveal())
        if changes["clock"] is not None:
            self.clock = changes["clock"]
        if not isinstance(changes["timeout"], NotGiven):
            self.timeout = changes["timeout"]
        if changes["retry"] is not None:
            self.retry = changes["retry"]
        if not isinstance(changes["max_retries"], NotGiven):
            self.max_retries = changes["max_retries"]

    def _change_headers(self, changes: ClientChanges) -> None:
        added, replacement = changes["default_headers"], changes["set_default_headers"]
        kept = self._default_headers if replacement is None else replacement
        self._default_headers = {**kept, **(added or {})}
        self._organization = changes["organization"] or self._organization
        self._project = changes["project"] or self._project
        self._merge_headers()

    def _change_query(self, changes: ClientChanges) -> None:
        added, replacement = changes["default_query"], changes["set_default_query"]
        self._default_query = merge_queries(self._default_query if replacement is None else replacement, added)
        self._merge_queries()

    def _merge_headers(self) -> None:
        own: dict[str, str] = {"Accept": "application/json", "User-Agent": self.user_agent, **self.api_headers}
        if self._organization:
            own["OpenAI-Organization"] = self._organization
        if self._project:
            own["OpenAI-Project"] = self._project
        self.merged_headers = merge_headers(own, self._default_headers)

    def _merge_queries(self) -> None:
        self.default_query = merge_queries(self.base.query, self._default_query)

    def __repr__(self) -> str:
        # A traceback may show a client whose creation failed.
        base = getattr(self, "base", None)
        return f"<{type(self).__name__} base_url={None if base is None else base.prefix!r}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"A {type(self).__name__} can't be pickled or copied by the copy module, because it holds connections and "
            "a key. Create one in each process, and use its copy() method."
        )


def _is_cached(kind: type, name: str) -> bool:
    return isinstance(getattr(kind, name, None), cached_property)


def _timeout_of(transport: SyncTransport | AsyncTransport) -> httpx.Timeout | NotGiven:
    """The timeout of the user's HTTP client, unless it has that of every client of httpx which is given none."""
    http: httpx.Client | httpx.AsyncClient | None = transport.user_client
    if http is None:
        return NOT_GIVEN
    import httpx

    return NOT_GIVEN if http.timeout == httpx.Timeout(5.0) else http.timeout


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name == "DEFAULT_TIMEOUT":  # whoever asks for it needs httpx; a client does so with its first request
            return default_timeout()
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
