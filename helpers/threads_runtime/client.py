"""The sync and the async client, which perform operations."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack, overload

from .base_client import BaseClient
from .clock import SYSTEM_CLOCK, Clock
from .omit import NOT_GIVEN, NotGiven
from .operation import Headers, Lazy, Operation, Query, Timeout
from .pages.pages import AsyncCursorPage, AsyncPaginator, CursorPage, SyncCursorPage
from .redaction import Hidden
from .requests.transport import AsyncTransport, SyncTransport
from .responses.parse import parse_result
from .responses.stream import AsyncStream, Stream
from .retry import RetryPolicy

if TYPE_CHECKING:
    import httpx

    from .requests.custom import CustomBodyOptions, CustomCallOptions
    from .requests.retrying import BodyMode, Exchange

__all__ = ["AsyncAPIClient", "SyncAPIClient"]

T = TypeVar("T")
E = TypeVar("E")


class SyncAPIClient(BaseClient[SyncTransport]):
    """A synchronous client. It may be used by several threads at once.

    `api_key` is the key, or a function that returns it and is called before each attempt. Defaults come from the
    environment: OPENAI_API_KEY, OPENAI_ORG_ID, OPENAI_PROJECT_ID, OPENAI_BASE_URL.
    `timeout` is in seconds (default: 600, and 5 to connect). `retry` is the retry policy, `max_retries` a shorthand for
    its first setting. `http_client` is used unchanged, and closed with this client.
    Raises OpenAIError without a key, TypeError or ValueError for invalid settings.
    """

    api_key: str | Callable[[], str]
    """May be changed at any time."""

    def __init__(
        self,
        *,
        api_key: str | Callable[[], str] | None = None,
        organization: str | None = None,
        project: str | None = None,
        base_url: str | httpx.URL | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        max_retries: float | NotGiven = NOT_GIVEN,
        default_headers: Headers | None = None,
        default_query: Query | None = None,
        http_client: httpx.Client | None = None,
        retry: RetryPolicy | None = None,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        hidden: Hidden[object] = Hidden(api_key)
        del api_key  # a traceback that shows local variables would show it
        super().__init__(
            api_key=hidden,
            organization=organization,
            project=project,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            retry=retry,
            clock=clock,
            transport=SyncTransport(http_client),
        )

    def copy(
        self,
        *,
        api_key: str | Callable[[], str] | None = None,
        organization: str | None = None,
        project: str | None = None,
        base_url: str | httpx.URL | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        max_retries: float | NotGiven = NOT_GIVEN,
        default_headers: Headers | None = None,
        set_default_headers: Headers | None = None,
        default_query: Query | None = None,
        set_default_query: Query | None = None,
        http_client: httpx.Client | None = None,
        retry: RetryPolicy | None = None,
        clock: Clock | None = None,
    ) -> Self:
        """Another client with some settings changed, which shares the connections of this one.

        `default_headers` and `default_query` add to those of this client, `set_default_…` replace them.
        """
        hidden: Hidden[object] = Hidden(api_key)
        del api_key
        return self._copy(
            None if http_client is None else SyncTransport(http_client),
            {
                "api_key": hidden,
                "organization": organization,
                "project": project,
                "base_url": base_url,
                "timeout": timeout,
                "max_retries": max_retries,
                "default_headers": default_headers,
                "set_default_headers": set_default_headers,
                "default_query": default_query,
                "set_default_query": set_default_query,
                "retry": retry,
                "clock": clock,
            },
        )

    with_options = copy

    def exchange(self, operation: Operation[Any], *, stream: bool = False) -> Exchange:
        """Perform an operation; with `stream` the body of the response is left unread, and the caller closes it.

        Raises APIStatusError, APIConnectionError or APITimeoutError if the last attempt failed, TypeError or ValueError
        for invalid arguments.
        """
        return self._perform(operation, "unread" if stream else "memory")

    def send(self, operation: Operation[T]) -> T:
        """Perform an operation and decode the response.

        Raises what `exchange` raises, and APIResponseValidationError if the response cannot be decoded.
        """
        body: BodyMode = "file" if operation.returns == "file" else "memory"
        return parse_result(operation, self._perform(operation, body).response)

    def _perform(self, operation: Operation[Any], body: BodyMode) -> Exchange:
        from .requests.retrying import exchange_flow  # and with it httpx

        exchange: Exchange = self.transport.perform(exchange_flow(self, operation, body, self.clock.sleep))
        return exchange

    def page(self, operation: Operation[CursorPage[T]]) -> SyncCursorPage[T]:
        """Perform an operation that lists objects; iterating over the page fetches further ones."""
        return SyncCursorPage[T].bind(self.send(operation), self.page, operation)

    def stream(self, operation: Operation[Any], events: Lazy[E]) -> Stream[E]:
        """Perform an operation whose response is a stream of events."""
        return Stream(self.exchange(operation, stream=True).response, events, self)

    @overload
    def get(self, path: str, *, cast_to: None = None, **arguments: Unpack[CustomCallOptions]) -> Any: ...
    @overload
    def get(self, path: str, *, cast_to: type[T] | Callable[[Any], T], **arguments: Unpack[CustomCallOptions]) -> T: ...
    def get(self, path: str, *, cast_to: Any = None, **arguments: Unpack[CustomCallOptions]) -> Any:
        """GET a path of the API that has no method of its own, relative to the base URL.

        Returns the decoded JSON, or what `cast_to` says: a model, a pydantic or attrs class, `bytes`, `str`,
        `httpx.Response`, `HttpxBinaryResponseContent`, or a function that is passed the JSON.
        Raises APIResponseValidationError if the response does not fit.
        """
        return self._custom("GET", path, cast_to, arguments)

    @overload
    def post(self, path: str, *, cast_to: None = None, **arguments: Unpack[CustomBodyOptions]) -> Any: ...
    @overload
    def post(
        self, path: str, *, cast_to: type[T] | Callable[[Any], T], **arguments: Unpack[CustomBodyOptions]
    ) -> T: ...
    def post(self, path: str, *, cast_to: Any = None, **arguments: Unpack[CustomBodyOptions]) -> Any:
        """POST to a path of the API that has no method of its own; see `get` for what is returned."""
        return self._custom("POST", path, cast_to, arguments)

    @overload
    def put(self, path: str, *, cast_to: None = None, **arguments: Unpack[CustomBodyOptions]) -> Any: ...
    @overload
    def put(self, path: str, *, cast_to: type[T] | Callable[[Any], T], **arguments: Unpack[CustomBodyOptions]) -> T: ...
    def put(self, path: str, *, cast_to: Any = None, **arguments: Unpack[CustomBodyOptions]) -> Any:
        """PUT to a path of the API that has no method of its own; see `get` for what is returned."""
        return self._custom("PUT", path, cast_to, arguments)

    @overload
    def patch(self, path: str, *, cast_to: None = None, **arguments: Unpack[CustomBodyOptions]) -> Any: ...
    @overload
    def patch(
        self, path: str, *, cast_to: type[T] | Callable[[Any], T], **arguments: Unpack[CustomBodyOptions]
    ) -> T: ...
    def patch(self, path: str, *, cast_to: Any = None, **arguments: Unpack[CustomBodyOptions]) -> Any:
        """PATCH to a path of the API that has no method of its own; see `get` for what is returned."""
        return self._custom("PATCH", path, cast_to, arguments)

    @overload
    def delete(self, path: str, *, cast_to: None = None, **arguments: Unpack[CustomBodyOptions]) -> Any: ...
    @overload
    def delete(
        self, path: str, *, cast_to: type[T] | Callable[[Any], T], **arguments: Unpack[CustomBodyOptions]
    ) -> T: ...
    def delete(self, path: str, *, cast_to: Any = None, **arguments: Unpack[CustomBodyOptions]) -> Any:
        """DELETE to a path of the API that has no method of its own; see `get` for what is returned."""
        return self._custom("DELETE", path, cast_to, arguments)

    def _custom(self, method: str, path: str, cast_to: Any, arguments: Mapping[str, Any]) -> Any:
        return self.send(self._custom_operation(method, path, cast_to, arguments))

    def close(self) -> None:
        """Close the connections, those of copies included."""
        self.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncAPIClient(BaseClient[AsyncTransport]):
    """An asynchronous client, for asyncio and trio.

    `api_key` is the key, or a function, async or not, that returns it and is called before each attempt. Defaults come
    from the environment: OPENAI_API_KEY, OPENAI_ORG_ID, OPENAI_PROJECT_ID, OPENAI_BASE_URL.
    `timeout` is in seconds (default: 600, and 5 to connect). `retry` is the retry policy, `max_retries` a shorthand for
    its first setting. `http_client` is used unchanged, and closed with this client.
    Raises OpenAIError without a key, TypeError or ValueError for invalid settings.
    """

    api_key: str | Callable[[], str | Awaitable[str]]
    """May be changed at any time."""

    def __init__(
        self,
        *,
        api_key: str | Callable[[], str | Awaitable[str]] | None = None,
        organization: str | None = None,
        project: str | None = None,
        base_url: str | httpx.URL | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        max_retries: float | NotGiven = NOT_GIVEN,
        default_headers: Headers | None = None,
        default_query: Query | None = None,
        http_client: httpx.AsyncClient | None = None,
        retry: RetryPolicy | None = None,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        hidden: Hidden[object] = Hidden(api_key)
        del api_key  # a traceback that shows local variables would show it
        super().__init__(
            api_key=hidden,
            organization=organization,
            project=project,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            default_query=default_query,
            retry=retry,
            clock=clock,
            transport=AsyncTransport(http_client),
        )

    def copy(
        self,
        *,
        api_key: str | Callable[[], str | Awaitable[str]] | None = None,
        organization: str | None = None,
        project: str | None = None,
        base_url: str | httpx.URL | None = None,
        timeout: Timeout | NotGiven = NOT_GIVEN,
        max_retries: float | NotGiven = NOT_GIVEN,
        default_headers: Headers | None = None,
        set_default_headers: Headers | None = None,
        default_query: Query | None = None,
        set_default_query: Query | None = None,
        http_client: httpx.AsyncClient | None = None,
        retry: RetryPolicy | None = None,
        clock: Clock | None = None,
    ) -> Self:
        """Another client with some settings changed, which shares the connections of this one.

        `default_headers` and `default_query` add to those of this client, `set_default_…` replace them.
        """
        hidden: Hidden[object] = Hidden(api_key)
        del api_key
        return self._copy(
            None if http_client is None else AsyncTransport(http_client),
            {
                "api_key": hidden,
                "organization": organization,
                "project": project,
                "base_url": base_url,
                "timeout": timeout,
                "max_retries": max_retries,
                "default_headers": default_headers,
                "set_default_headers": set_default_headers,
                "default_query": default_query,
                "set_default_query": set_default_query,
                "retry": retry,
                "clock": clock,
            },
        )

    with_options = copy

    async def exchange(self, operation: Operation[Any], *, stream: bool = False) -> Exchange:
        """Perform an operation; with `stream` the body of the response is left unread, and the caller closes it.

        Raises APIStatusError, APIConnectionError or APITimeoutError if the last attempt failed, TypeError or ValueError
        for invalid arguments.
        """
        return await self._perform(operation, "unread" if stream else "memory")

    async def send(self, operation: Operation[T]) -> T:
        """Perform an operation and decode the response.

        Raises what `exchange` raises, and APIResponseValidationError if the response cannot be decoded.
        """
        body: BodyMode = "file" if operation.returns == "file" else "memory"
        return parse_result(operation, (await self._perform(operation, body)).response)

    async def _perform(self, operation: Operation[Any], body: BodyMode) -> Exchange:
        from .requests.retrying import exchange_flow  # and with it httpx

        exchange: Exchange = await self.transport.perform(exchange_flow(self, operation, body, self.clock.async_sleep))
        return exchange

    def page(self, operation: Operation[CursorPage[T]]) -> AsyncPaginator[T, AsyncCursorPage[T]]:
        """Perform an operation that lists objects: `await` it for one page, or iterate over all objects."""
        return AsyncPaginator(self._fetch_page, operation)

    async def _fetch_page(self, operation: Operation[CursorPage[T]]) -> AsyncCursorPage[T]:
        return AsyncCursorPage[T].bind(await self.send(operation), self._fetch_page, operation)

    async def stream(self, operation: Operation[Any], events: Lazy[E]) -> AsyncStream[E]:
        """Perform an operation whose response is a stream of events."""
        return AsyncStream((await self.exchange(operation, stream=True)).response, events, self)

    @overload
    async def get(self, path: str, *, cast_to: None = None, **arguments: Unpack[CustomCallOptions]) -> Any: ...
    @overload
    async def get(
        self, path: str, *, cast_to: type[T] | Callable[[Any], T], **arguments: Unpack[CustomCallOptions]
    ) -> T: ...
    async def get(self, path: str, *, cast_to: Any = None, **arguments: Unpack[CustomCallOptions]) -> Any:
        """GET a path of the API that has no method of its own, relative to the base URL.

        Returns the decoded JSON, or what `cast_to` says: a model, a pydantic or attrs class, `bytes`, `str`,
        `httpx.Response`, `HttpxBinaryResponseContent`, or a function that is passed the JSON.
        Raises APIResponseValidationError if the response does not fit.
        """
        return await self._custom("GET", path, cast_to, arguments)

    @overload
    async def post(self, path: str, *, cast_to: None = None, **arguments: Unpack[CustomBodyOptions]) -> Any: ...
    @overload
    async def post(
        self, path: str, *, cast_to: type[T] | Callable[[Any], T], **arguments: Unpack[CustomBodyOptions]
    ) -> T: ...
    async def post(self, path: str, *, cast_to: Any = None, **arguments: Unpack[CustomBodyOptions]) -> Any:
        """POST to a path of the API that has no method of its own; see `get` for what is returned."""
        return await self._custom("POST", path, cast_to, arguments)

    @overload
    async def put(self, path: str, *, cast_to: None = None, **arguments: Unpack[CustomBodyOptions]) -> Any: ...
    @overload
    async def put(
        self, path: str, *, cast_to: type[T] | Callable[[Any], T], **arguments: Unpack[CustomBodyOptions]
    ) -> T: ...
    async def put(self, path: str, *, cast_to: Any = None, **arguments: Unpack[CustomBodyOptions]) -> Any:
        """PUT to a path of the API that has no method of its own; see `get` for what is returned."""
        return await self._custom("PUT", path, cast_to, arguments)

    @overload
    async def patch(self, path: str, *, cast_to: None = None, **arguments: Unpack[CustomBodyOptions]) -> Any: ...
    @overload
    async def patch(
        self, path: str, *, cast_to: type[T] | Callable[[Any], T], **arguments: Unpack[CustomBodyOptions]
    ) -> T: ...
    async def patch(self, path: str, *, cast_to: Any = None, **arguments: Unpack[CustomBodyOptions]) -> Any:
        """PATCH to a path of the API that has no method of its own; see `get` for what is returned."""
        return await self._custom("PATCH", path, cast_to, arguments)

    @overload
    async def delete(self, path: str, *, cast_to: None = None, **arguments: Unpack[CustomBodyOptions]) -> Any: ...
    @overload
    async def delete(
        self, path: str, *, cast_to: type[T] | Callable[[Any], T], **arguments: Unpack[CustomBodyOptions]
    ) -> T: ...
    async def delete(self, path: str, *, cast_to: Any = None, **arguments: Unpack[CustomBodyOptions]) -> Any:
        """DELETE to a path of the API that has no method of its own; see `get` for what is returned."""
        return await self._custom("DELETE", path, cast_to, arguments)

    async def _custom(self, method: str, path: str, cast_to: Any, arguments: Mapping[str, Any]) -> Any:
        return await self.send(self._custom_operation(method, path, cast_to, arguments))

    async def close(self) -> None:
        """Close the connections, those of copies included."""
        await self.transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()
