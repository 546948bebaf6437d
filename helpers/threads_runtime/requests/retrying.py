"""The way of an exchange: key, send, read, decide, wait, again. Written once; two drivers perform its steps."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeAlias

import httpx

from ..errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    DeadlineExceededError,
    error_from_response,
    error_from_transport,
    mark_ambiguous,
)
from ..omit import NotGiven
from ..operation import Operation
from ..retry import Attempt, RetryPolicy, is_retried_status, is_unanswered_status, retry_after
from .exchange import Exchange
from .logs import log_attempt, log_request
from .prepare import draft_request, limited, redirected

if TYPE_CHECKING:
    from ..base_client import BaseClient

__all__ = ["Flow", "exchange_flow", "run", "run_async"]

Step: TypeAlias = tuple[Callable[[Any], Any], Any]
"""A function to call and its argument; the flow is sent what it returns (async: what it resolves to)."""

Flow: TypeAlias = Generator[Step, Any, Exchange]

# The request wasn't sent, or it was answered by a redirect that can't be followed.
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
    httpx.TooManyRedirects,
)
# Another attempt would end in the same way.
_HOPELESS = (httpx.UnsupportedProtocol, httpx.LocalProtocolError, httpx.TooManyRedirects)


def run(flow: Flow) -> Exchange:
    """Perform the steps one after the other."""
    try:
        step, argument = next(flow)
        while True:
            try:
                result = step(argument)
            except Exception as error:
                step, argument = flow.throw(error)
            else:
                step, argument = flow.send(result)
    except StopIteration as end:
        exchange: Exchange = end.value
        return exchange


async def run_async(flow: Flow) -> Exchange:
    """Perform the steps one after the other, letting other tasks run meanwhile."""
    try:
        step, argument = next(flow)
        while True:
            try:
                result: Any = await step(argument)
            except Exception as error:
                step, argument = flow.throw(error)
            else:
                step, argument = flow.send(result)
    except StopIteration as end:
        exchange: Exchange = end.value
        return exchange


def exchange_flow(
    client: BaseClient[Any], operation: Operation[Any], stream: bool, sleep: Callable[[float], Awaitable[None] | None]
) -> Flow:
    """Attempts until one succeeds or the policy gives up; the body of a success is left unread for `stream`."""
    policy = client.retry if isinstance(operation.options.retry, NotGiven) else operation.options.retry
    if not isinstance(policy, RetryPolicy):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"retry must be a RetryPolicy, not {type(policy).__name__}")
    draft = draft_request(client, operation)
    deadline = operation.options.deadline
    transport = client.transport
    lost = False
    retries = 0
    while True:
        key: Any = client.api_key
        if callable(key):
            key = yield transport.ask, key
        started = client.clock.monotonic()
        timeout = draft.timeout if deadline is None else limited(draft.timeout, max(deadline - started, 0.0))
        request = draft.build(transport.http(), client.auth_headers(client.checked_key(key)), retries, timeout)
        if deadline is not None and started >= deadline:
            raise DeadlineExceededError(request, message="The deadline passed before the request was sent.")
        log_request(request)
        response, failure = yield from _attempt(client, request, stream)
        error = _error(response, failure, request)
        lost = lost or (error is not None and _is_lost(operation, error, failure))
        delay = None if error is None else _delay(client, policy, error, failure, lost, retries)
        overdue = deadline is not None and error is not None and _is_overdue(client, deadline, delay, error)
        delay = None if overdue else delay
        status = None if response is None or isinstance(error, APIConnectionError) else response.status_code
        elapsed = client.clock.monotonic() - started
        attempt = Attempt(retries + 1, operation.name, status, error, delay, elapsed)
        log_attempt(attempt, request, response)
        if policy.on_attempt is not None:
            try:
                policy.on_attempt(attempt)
            except BaseException:
                if response is not None:
                    yield transport.discard, response
                raise
        if error is None:
            assert response is not None
            return Exchange(response, retries)
        if delay is None:
            if overdue:
                late = DeadlineExceededError(request, message=f"No time is left for another attempt. {error.message}")
                late.__cause__ = error
                error.__cause__ = failure
                raise mark_ambiguous(late, operation.ambiguous_hint or "") if lost else late
            if lost:
                mark_ambiguous(error, operation.ambiguous_hint or "")
            raise error from (None if isinstance(failure, httpx.LocalProtocolError) else failure)
        yield sleep, delay
        retries += 1


def _attempt(
    client: BaseClient[Any], request: httpx.Request, stream: bool
) -> Generator[Step, Any, tuple[httpx.Response | None, httpx.HTTPError | None]]:
    """The answer, and what went wrong on the way; both if the body of the answer couldn't be read."""
    response: httpx.Response | None = None
    try:
        response = yield from _redirects_followed(client, request)
        if not (stream and response.is_success):
            yield client.transport.read, response
    except httpx.HTTPStatusError as failure:  # from an event hook of the user's HTTP client
        return failure.response, None
    except httpx.HTTPError as failure:
        return response, failure
    return response, None


def _redirects_followed(client: BaseClient[Any], request: httpx.Request) -> Generator[Step, Any, httpx.Response]:
    """Send, and follow redirects if the HTTP client follows them."""
    transport = client.transport
    response: httpx.Response = yield transport.send, request
    if response.next_request is None:
        return response
    http = transport.http()
    for _ in range(http.max_redirects if http.follow_redirects else 0):
        following = redirected(response)
        if following is None:
            return response
        yield transport.read, response  # so that the connection can be used again
        response = yield transport.follow, following
    if http.follow_redirects and response.next_request is not None:
        yield transport.discard, response
        raise httpx.TooManyRedirects("Exceeded maximum allowed redirects.", request=response.request)
    return response


def _error(response: httpx.Response | None, failure: httpx.HTTPError | None, request: httpx.Request) -> APIError | None:
    """The error of an attempt, None for a success. A refusal counts as such even if its body couldn't be read."""
    if response is not None and not response.is_success:
        return error_from_response(response)
    if failure is None:
        return None
    with suppress(RuntimeError):  # a hook or a transport of the user may raise it without a request
        request = failure.request  # the one that failed, which a redirect may have asked for
    return error_from_transport(failure, request)


def _is_lost(operation: Operation[Any], error: APIError, failure: httpx.HTTPError | None) -> bool:
    """Whether the request may have taken effect and must not do so twice."""
    if operation.ambiguous_hint is None:
        return False
    if error.request.method != operation.method:
        return True  # a redirect said "done, see there" (303), and what it pointed to failed
    if isinstance(error, APIStatusError):
        return is_unanswered_status(error.status_code, error.response.headers)
    return not isinstance(failure, _NOT_SENT)


def _is_overdue(client: BaseClient[Any], deadline: float, delay: float | None, error: APIError) -> bool:
    """Whether it was the deadline that ended the attempts, rather than the failure."""
    if delay is None:  # the failure ends them, unless it is that the attempt was cut short by the deadline
        return isinstance(error, APITimeoutError) and client.clock.monotonic() >= deadline
    return client.clock.monotonic() + delay >= deadline


def _delay(
    client: BaseClient[Any],
    policy: RetryPolicy,
    error: APIError,
    failure: httpx.HTTPError | None,
    lost: bool,
    retries: int,
) -> float | None:
    """Seconds until the next attempt, None when there is to be none."""
    if retries >= policy.max_retries or (lost and not policy.retry_ambiguous):
        return None
    if isinstance(error, APIConnectionError):
        return None if isinstance(failure, _HOPELESS) else policy.backoff(retries)
    assert isinstance(error, APIStatusError)
    headers = error.response.headers
    asked = retry_after(headers, client.clock)
    if asked is not None and asked > policy.max_retry_after:
        return None
    if not is_retried_status(error.status_code, headers):
        return None
    return policy.backoff(retries) if asked is None else asked
