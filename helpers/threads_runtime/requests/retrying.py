"""Send a request, retrying by the policy. Written once, as a flow of steps that two drivers perform.

The helpers above have drivers of their own, for another reason than speed: their flows clean up, by cancelling a run
for instance, so that every exception is thrown into them and the clean-up is shielded. A request has nothing to clean
up beyond its connection, which the transport closes itself when a step is interrupted. A flow here therefore never
sees a cancellation, KeyboardInterrupt or SystemExit: it is closed, and the exception leaves the call as it is.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from contextlib import suppress
from typing import Any, Literal, NoReturn, TypeAlias

import httpx
from attrs import frozen

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
from ..retry import Attempt, RetryPolicy, is_ambiguous_status, is_retried_status, retry_after
from .exchange import Exchange
from .logs import log_attempt, log_request
from .prepare import PreparedRequest, prepare_request, redirect_request
from .settings import ClientSettings
from .timeouts import cap_timeout

__all__ = ["BodyMode", "Flow", "exchange_flow", "run", "run_async"]

Step: TypeAlias = tuple[Callable[[Any], Any], Any]
"""A function to call and its argument; the flow is sent the result (async: what it resolves to)."""

Flow: TypeAlias = Generator[Step, Any, Exchange]

BodyMode: TypeAlias = Literal["memory", "file", "unread"]

# The request was not sent, or the response was a redirect that cannot be followed.
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
    httpx.TooManyRedirects,
)
# Another attempt would fail in the same way.
_NEVER_RETRY = (httpx.UnsupportedProtocol, httpx.LocalProtocolError, httpx.TooManyRedirects)


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


@frozen
class _Call:
    """What the attempts of one call have in common."""

    settings: ClientSettings
    operation: Operation[Any]
    policy: RetryPolicy
    prepared: PreparedRequest

    @classmethod
    def of(cls, settings: ClientSettings, operation: Operation[Any]) -> _Call:
        """Raises TypeError or ValueError for invalid arguments."""
        policy = settings.retry if isinstance(operation.options.retry, NotGiven) else operation.options.retry
        if not isinstance(policy, RetryPolicy):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"retry must be a RetryPolicy, not {type(policy).__name__}")
        return cls(settings, operation, policy, prepare_request(settings, operation))

    @property
    def deadline(self) -> float | None:
        return self.operation.options.deadline

    @property
    def hint(self) -> str:
        return self.operation.ambiguous_hint or ""

    def now(self) -> float:
        return self.settings.clock.monotonic()


@frozen
class _Outcome:
    """How an attempt ended, and what follows from it."""

    request: httpx.Request
    response: httpx.Response | None
    failure: httpx.HTTPError | None
    error: APIError | None
    """None for a success."""
    ambiguous: bool
    """Whether this attempt or an earlier one may have taken effect."""
    delay: float | None
    """Seconds until the next attempt; None if there is none."""
    overdue: bool
    """Whether the deadline is the reason that there is none."""


def exchange_flow(
    settings: ClientSettings,
    operation: Operation[Any],
    body: BodyMode,
    sleep: Callable[[float], Awaitable[None] | None],
) -> Flow:
    """Attempts until one succeeds or the policy gives up; `body` says where the body of a success is read to."""
    call = _Call.of(settings, operation)
    ambiguous, retries = False, 0
    while True:
        key = yield from _resolve_key(settings)
        started = call.now()
        request = _build(call, key, retries, started)
        response, failure = yield from _attempt(settings, request, body)
        outcome = _judge(call, request, response, failure, ambiguous, retries)
        yield from _report(call, outcome, retries, started)
        if outcome.error is None:
            assert response is not None
            return Exchange(response, retries)
        if outcome.delay is None:
            _raise(call, outcome, outcome.error)
        yield sleep, outcome.delay
        ambiguous, retries = outcome.ambiguous, retries + 1


def _resolve_key(settings: ClientSettings) -> Generator[Step, Any, str]:
    key: Any = settings.api_key
    if callable(key):
        key = yield settings.transport.resolve_api_key, key
    return settings.checked_key(key)


def _build(call: _Call, key: str, retries: int, now: float) -> httpx.Request:
    """The request of one attempt. Raises DeadlineExceededError if there is no time left for it."""
    settings, timeout = call.settings, call.prepared.timeout
    if call.deadline is not None:
        timeout = cap_timeout(timeout, max(call.deadline - now, 0.0))
    request = call.prepared.build(settings.transport.http(), settings.auth_headers(key), retries, timeout)
    if call.deadline is not None and now >= call.deadline:
        raise DeadlineExceededError(request, message="The deadline passed before the request was sent.")
    return request


def _attempt(
    settings: ClientSettings, request: httpx.Request, body: BodyMode
) -> Generator[Step, Any, tuple[httpx.Response | None, httpx.HTTPError | None]]:
    """The response, and what failed; both if the body of the response could not be read."""
    log_request(request)
    response: httpx.Response | None = None
    try:
        response = yield from _follow_redirects(settings, request)
        if body == "memory" or not response.is_success:
            yield settings.transport.read, response
        elif body == "file":
            yield settings.transport.spool, response
    except httpx.HTTPStatusError as failure:  # from an event hook of the user's HTTP client
        return failure.response, None
    except httpx.HTTPError as failure:
        return response, failure
    return response, None


def _follow_redirects(settings: ClientSettings, request: httpx.Request) -> Generator[Step, Any, httpx.Response]:
    """Send, and follow redirects if the HTTP client follows them."""
    transport = settings.transport
    response: httpx.Response = yield transport.send, request
    if response.next_request is None:
        return response
    http = transport.http()
    for _ in range(http.max_redirects if http.follow_redirects else 0):
        following = redirect_request(response)
        if following is None:
            return response
        yield transport.read, response  # so that the connection can be used again
        response = yield transport.follow, following
    if http.follow_redirects and response.next_request is not None:
        yield transport.discard, response
        raise httpx.TooManyRedirects("Exceeded maximum allowed redirects.", request=response.request)
    return response


def _judge(
    call: _Call,
    request: httpx.Request,
    response: httpx.Response | None,
    failure: httpx.HTTPError | None,
    ambiguous: bool,
    retries: int,
) -> _Outcome:
    error = _error(response, failure, request)
    if error is None:
        return _Outcome(request, response, failure, None, ambiguous, None, False)
    ambiguous = ambiguous or _is_ambiguous(call.operation, error, failure)
    delay = _delay(call, error, failure, ambiguous, retries)
    overdue = _is_overdue(call, delay, error)
    return _Outcome(request, response, failure, error, ambiguous, None if overdue else delay, overdue)


def _report(call: _Call, outcome: _Outcome, retries: int, started: float) -> Generator[Step, Any, None]:
    """Log the attempt and pass it to `on_attempt`. If that raises, the response is closed."""
    response = outcome.response
    status = None if response is None or isinstance(outcome.error, APIConnectionError) else response.status_code
    attempt = Attempt(retries + 1, call.operation.name, status, outcome.error, outcome.delay, call.now() - started)
    log_attempt(attempt, outcome.request, response)
    if call.policy.on_attempt is None:
        return
    try:
        call.policy.on_attempt(attempt)
    except BaseException:
        if response is not None:
            yield call.settings.transport.discard, response
        raise


def _raise(call: _Call, outcome: _Outcome, error: APIError) -> NoReturn:
    cause: Exception | None = None if isinstance(outcome.failure, httpx.LocalProtocolError) else outcome.failure
    if outcome.overdue:
        error.__cause__ = cause
        cause = error
        error = DeadlineExceededError(outcome.request, message=f"No time is left for another attempt. {error.message}")
    if outcome.ambiguous:
        mark_ambiguous(error, call.hint)
    raise error from cause


def _error(response: httpx.Response | None, failure: httpx.HTTPError | None, request: httpx.Request) -> APIError | None:
    """The error of an attempt, None for a success. An error status counts even if its body could not be read."""
    if response is not None and not response.is_success:
        return error_from_response(response)
    if failure is None:
        return None
    with suppress(RuntimeError):  # a hook or a transport of the user may raise it without a request
        request = failure.request  # the one that failed, which may be that of a redirect
    return error_from_transport(failure, request)


def _is_ambiguous(operation: Operation[Any], error: APIError, failure: httpx.HTTPError | None) -> bool:
    """Whether the request may have taken effect and must not do so twice."""
    if operation.ambiguous_hint is None:
        return False
    if error.request.method != operation.method:
        return True  # a redirect said "done, see there" (303), and that request failed
    if isinstance(error, APIStatusError):
        return is_ambiguous_status(error.status_code, error.response.headers)
    return not isinstance(failure, _NOT_SENT)


def _is_overdue(call: _Call, delay: float | None, error: APIError) -> bool:
    """Whether it is the deadline that ends the attempts, rather than the failure."""
    if call.deadline is None:
        return False
    if delay is None:  # the failure ends them, unless the attempt was cut short by the deadline
        return isinstance(error, APITimeoutError) and call.now() >= call.deadline
    return call.now() + delay >= call.deadline


def _delay(
    call: _Call, error: APIError, failure: httpx.HTTPError | None, ambiguous: bool, retries: int
) -> float | None:
    """Seconds until the next attempt, None if there is to be none."""
    policy = call.policy
    if retries >= policy.max_retries or (ambiguous and not policy.retry_ambiguous):
        return None
    if isinstance(error, APIConnectionError):
        return None if isinstance(failure, _NEVER_RETRY) else policy.backoff(retries)
    assert isinstance(error, APIStatusError)
    headers = error.response.headers
    requested = retry_after(headers, call.settings.clock)
    if requested is not None and requested > policy.max_retry_after:
        return None
    if not is_retried_status(error.status_code, headers):
        return None
    return policy.backoff(retries) if requested is None else requested
