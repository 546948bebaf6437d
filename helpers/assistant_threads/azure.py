"""`AzureOpenAI` and `AsyncAzureOpenAI`: the same clients for Azure's endpoints, versions and credentials."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, Self, TypeAlias, TypeVar, cast

from attrs import frozen

from threads_runtime.clock import SYSTEM_CLOCK, Clock
from threads_runtime.errors import OpenAIError
from threads_runtime.omit import NOT_GIVEN, NotGiven
from threads_runtime.operation import Headers, Query, Timeout
from threads_runtime.redaction import Hidden
from threads_runtime.requests.environment import from_environment
from threads_runtime.retry import RetryPolicy

from .client import AsyncOpenAI, OpenAI

if TYPE_CHECKING:
    import httpx

__all__ = ["AsyncAzureADTokenProvider", "AsyncAzureOpenAI", "AzureADTokenProvider", "AzureOpenAI"]

P = TypeVar("P")
TokenProvider = TypeVar("TokenProvider")
HTTPClient = TypeVar("HTTPClient")

AzureADTokenProvider: TypeAlias = Callable[[], str]
"""Returns a bearer token; called before each request."""
AsyncAzureADTokenProvider: TypeAlias = Callable[[], "str | Awaitable[str]"]
"""Returns a bearer token, or an awaitable of one; called before each request."""


@frozen(repr=False)
class _Credentials:
    key: Any
    """What the client sends: a string or a function that returns one."""
    token_source: Any
    """The same if it is a bearer token: as long as the client's `api_key` is this very object, a token is sent."""

    @classmethod
    def find(cls, provider: object, token: Hidden[str | None], key: Hidden[Any]) -> _Credentials:
        source = token.reveal() or _checked_provider(provider) or from_environment("AZURE_OPENAI_AD_TOKEN")
        found = source or key.reveal() or from_environment("AZURE_OPENAI_API_KEY")
        if not found:
            raise OpenAIError(
                "Missing credentials. Pass api_key, azure_ad_token or azure_ad_token_provider, or set "
                "AZURE_OPENAI_API_KEY or AZURE_OPENAI_AD_TOKEN in the environment."
            )
        return cls(found, source)


class _AzureClient(Generic[TokenProvider, HTTPClient]):
    """What both clients have in common; the class of the client comes next in the order of resolution."""

    api_key: Any

    def __init__(
        self,
        *,
        azure_endpoint: str | None = None,
        azure_deployment: str | None = None,
        api_version: str | None = None,
        api_key: str | TokenProvider | None = None,
        azure_ad_token: str | None = None,
        azure_ad_token_provider: TokenProvider | None = None,
        organization: str | None = None,
        project: str | None = None,
        base_url: str | httpx.URL | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        max_retries: float | NotGiven = NOT_GIVEN,
        default_headers: Headers | None = None,
        default_query: Query | None = None,
        http_client: HTTPClient | None = None,
        retry: RetryPolicy | None = None,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        token, key = Hidden(azure_ad_token), Hidden(api_key)
        del azure_ad_token, api_key  # a traceback that shows local variables would show them
        if base_url is not None and azure_endpoint is not None:
            raise ValueError("base_url and azure_endpoint are mutually exclusive. Pass one of them.")
        credentials = _Credentials.find(azure_ad_token_provider, token, key)
        self._token_source = credentials.token_source
        self.azure_deployment = azure_deployment
        self._api_version = _version(api_version)
        cast(Any, super()).__init__(
            base_url=_url(azure_endpoint) if base_url is None else base_url,
            default_query=_versioned(default_query, self._api_version),
            api_key=credentials.key,
            organization=organization,
            project=project,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            http_client=http_client,
            retry=retry,
            clock=clock,
        )

    def copy(
        self,
        *,
        api_version: str | None = None,
        api_key: str | TokenProvider | None = None,
        azure_ad_token: str | None = None,
        azure_ad_token_provider: TokenProvider | None = None,
        organization: str | None = None,
        project: str | None = None,
        base_url: str | httpx.URL | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        max_retries: float | NotGiven = NOT_GIVEN,
        default_headers: Headers | None = None,
        set_default_headers: Headers | None = None,
        default_query: Query | None = None,
        set_default_query: Query | None = None,
        http_client: HTTPClient | None = None,
        retry: RetryPolicy | None = None,
        clock: Clock | None = None,
    ) -> Self:
        """Another client with some settings changed, which shares the connections of this one.

        A token or its provider replaces the credentials of this client, and so does a key. `default_headers` and
        `default_query` add to those of this client, `set_default_…` replace them; the API version stays.
        """
        token, key = Hidden(azure_ad_token), Hidden(api_key)
        del azure_ad_token, api_key
        source = token if token.reveal() is not None else Hidden(_checked_provider(azure_ad_token_provider))
        version = api_version or self._api_version
        if set_default_query is None:
            default_query = _versioned(default_query, version)
        else:
            set_default_query = _versioned(set_default_query, version)
        new: Self = cast(Any, super()).copy(
            api_key=(key if source.reveal() is None else source).reveal(),
            organization=organization,
            project=project,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            set_default_headers=set_default_headers,
            default_query=default_query,
            set_default_query=set_default_query,
            http_client=http_client,
            retry=retry,
            clock=clock,
        )
        new._api_version = version
        if source.reveal() is not None:
            new._token_source = source.reveal()
        return new

    with_options = copy

    def key_headers(self, key: str) -> Mapping[str, str]:
        is_token = self.api_key is self._token_source
        return {"Authorization": f"Bearer {key}"} if is_token else {"api-key": key}


class AzureOpenAI(_AzureClient[AzureADTokenProvider, "httpx.Client"], OpenAI):
    """A synchronous client for Azure OpenAI, or a server with the same paths.

    `azure_endpoint` is the resource's URL, such as `https://NAME.openai.azure.com`; requests go to `/openai/…` below
    it. Pass `base_url` instead to set the whole prefix. `api_version` is sent as `api-version` with each request.
    `azure_deployment` is accepted so that existing code runs: these operations name a deployment as `model`.

    Credentials, the first that is given: `azure_ad_token`, or `azure_ad_token_provider`, called before each request,
    both sent as a bearer token; `api_key`, sent in the `api-key` header. Defaults come from the environment:
    AZURE_OPENAI_ENDPOINT, OPENAI_API_VERSION, AZURE_OPENAI_API_KEY, AZURE_OPENAI_AD_TOKEN. The other settings are
    those of `OpenAI`.

    Raises:
        OpenAIError: There are no credentials.
        ValueError: The endpoint or the API version is missing, or both `azure_endpoint` and `base_url` are given.
    """


class AsyncAzureOpenAI(_AzureClient[AsyncAzureADTokenProvider, "httpx.AsyncClient"], AsyncOpenAI):
    """The same client for asyncio and trio; `azure_ad_token_provider` and `api_key` may be async functions.

    See `AzureOpenAI` for the settings and the errors.
    """


def _checked_provider(provider: P) -> P:
    if provider is not None and not callable(provider):
        raise TypeError(f"azure_ad_token_provider must be a function, not {type(provider).__name__}")
    return provider


def _versioned(query: Query | None, version: str) -> Query:
    own = {"api-version": version}
    return {**own, **(query or {}), **own}  # first, and not to be replaced


def _version(version: str | None) -> str:
    version = version or from_environment("OPENAI_API_VERSION")
    if version is None:
        raise ValueError(
            "api_version is missing. Pass it, such as '2024-05-01-preview', or set OPENAI_API_VERSION "
            "in the environment."
        )
    return version


def _url(endpoint: str | None) -> str:
    endpoint = endpoint or from_environment("AZURE_OPENAI_ENDPOINT")
    if endpoint is None:
        raise ValueError(
            "azure_endpoint is missing. Pass it or base_url, or set AZURE_OPENAI_ENDPOINT in the environment."
        )
    if not endpoint.startswith(("https://", "http://")):
        raise ValueError("azure_endpoint must be a URL such as 'https://NAME.openai.azure.com'.")
    return f"{endpoint.rstrip('/')}/openai"
