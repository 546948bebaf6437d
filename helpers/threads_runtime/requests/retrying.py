"""Send a request, retrying by the policy. Written once for the sync and the async client, as a flow of steps.

exchange_flow                the attempts: build, send, judge, report, wait
└── _attempt                 one attempt, within the deadline: send, follow redirects, read the body
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from contextlib import suppress
from functools import partial
from logging import DEBUG
from typing import Any, Literal, NoReturn, TypeAlias, cast
from uuid import uuid4

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
    is_transport_failure,
    mark_ambiguous,
)
from ..omit import NotGiven
from ..operation import Operation
from ..redaction import Hidden, without_frames
from ..retry import Attempt, RetryPolicy, is_retried_status, may_have_acted, retry_after
from .logs import log_attempt, log_request, logger
from .prepare import PreparedRequest, prepare_request, redirect_request
from .settings import ClientSettings
from .timeouts import cap_timeout
from .transport import Step

__all__ = ["BodyMode", "Exchange", "exchange_flow"]

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
_NEVER_RETRY = (
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
    httpx.TooManyRedirects,
    httpx.InvalidURL,
    UnicodeError,
)


@frozen
class Exchange:
    """A successful response, its body read unless a stream was requested, and the number of retries."""

    response: httpx.Response
    """`response.elapsed` is the duration of the last attempt; available once the body has been read."""
    retries_taken: int


@frozen
class _Call:
    """What the attempts of one call have in common."""

    settings: ClientSettings
    operation: Operation[Any]
    policy: RetryPolicy
    prepared: PreparedRequest
    body: BodyMode
    key: str | None
    """The `Idempotency-Key`, the same in each attempt."""

    @classmethod
    def of(cls, settings: ClientSettings, operation: Operation[Any], body: BodyMode) -> _Call:
        """Raises TypeError or ValueError for invalid arguments."""
        policy = settings.retry if isinstance(operation.options.retry, NotGiven) else operation.options.retry
        if not isinstance(policy, RetryPolicy):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"retry must be a RetryPolicy, not {type(policy).__name__}")
        creates = operation.ambiguous_hint is not None and policy.idempotency != "off"
        key = f"retry-{uuid4()}" if creates else None
        return cls(settings, operation, policy, prepare_request(settings, operation, key), body, key)

    @property
    def deadline(self) -> float | None:
        return self.operation.options.deadline

    @property
    def acts_once(self) -> bool:
        """Whether the server is known to act once, however often the request is sent."""
        if self.key is None or self.policy.idempotency == "trust":
            return self.key is not None
        return self.settings.base.prefix in self.settings.transport.idempotent_servers

    def now(self) -> float:
        return self.settings.clock.monotonic()


@frozen
class _Outcome:
    """How an attempt ended, and what follows from it."""

    request: httpx.Request
    response: httpx.Response | None
    failure: Exception | None
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
) -> Generator[Step, Any, Exchange]:
    """Attempts until one succeeds or the policy gives up; `body` says where the body of a success is read to."""
    call = _Call.of(settings, operation, body)
    ambiguous, retries = False, 0
    while True:
        key = yield from _resolve_key(settings)
        started = call.now()
        request = _build(call, key, retries, started)
        response, failure = yield from _attempt_in_time(call, request)
        outcome = _judge(call, request, response, failure, ambiguous, retries)
        if call.policy.on_attempt is not None or logger.isEnabledFor(DEBUG):
            yield from _report(call, outcome, retries, started)
        if outcome.error is None:
            assert response is not None
            _note_idempotency(call, response)
            return Exchange(response, retries)
        if outcome.delay is None:
            _raise(call, outcome, outcome.error)
        yield sleep, outcome.delay
        ambiguous, retries = outcome.ambiguous, retries + 1


def _resolve_key(settings: ClientSettings) -> Generator[Step, Any, Hidden[str]]:
    source: Any = Hidden(settings.api_key)
    if callable(source.reveal()):
        source = yield settings.transport.resolve_api_key, source.reveal()
    return cast("Hidden[str]", source)


def _build(call: _Call, key: Hidden[str], retries: int, now: float) -> httpx.Request:
    """The request of one attempt. Raises DeadlineExceededError if there is no time left for it, TypeError or ValueError
    for an invalid key.
    """
    settings, timeout = call.settings, call.prepared.timeout
    if call.deadline is not None:
        timeout = cap_timeout(timeout, max(call.deadline - now, 0.0))
    request = call.prepared.build(settings, key, retries, timeout)
    if call.deadline is not None and now >= call.deadline:
        raise DeadlineExceededError(request, message="The deadline passed before the request was sent.")
    return request


def _attempt_in_time(
    call: _Call, request: httpx.Request
) -> Generator[Step, Any, tuple[httpx.Response | None, Exception | None]]:
    """The response, and what failed; both if the body of the response could not be read.

    The deadline limits the attempt as a whole, while the timeout of a request limits each wait for data.
    """
    if logger.isEnabledFor(DEBUG):
        log_request(request)
    attempt = _attempt(call.settings, request, call.body)
    if call.deadline is None:
        return (yield from attempt)
    try:
        result: tuple[httpx.Response | None, Exception | None]
        # Not since the attempt was started: creating the HTTP client takes time, too.
        result = yield partial(call.settings.transport.within, max(call.deadline - call.now(), 0.0)), attempt
        return result
    except httpx.ReadTimeout as failure:
        return None, failure


def _attempt(
    settings: ClientSettings, request: httpx.Request, body: BodyMode
) -> Generator[Step, Any, tuple[httpx.Response | None, Exception | None]]:
    response: httpx.Response | None = None
    try:
        response = yield from _follow_redirects(settings, request)
        if body == "memory" or not response.is_success:
            yield settings.transport.read, response
        elif body == "file":
            yield settings.transport.spool, response
    except httpx.HTTPStatusError as failure:  # from an event hook of the user's HTTP client
        return failure.response, None
    except Exception as failure:
        if not is_transport_failure(failure):  # a hook or a transport of the user raised it
            raise
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
    failure: Exception | None,
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
    if logger.isEnabledFor(DEBUG):
        log_attempt(attempt, outcome.request, response)
    if call.policy.on_attempt is None:
        return
    try:
        call.policy.on_attempt(attempt)
    except BaseException:
        if response is not None:
            yield call.settings.transport.discard, response
        raise


def _note_idempotency(call: _Call, response: httpx.Response) -> None:
    """A server that returns the key of a request knows what it is for."""
    if call.key is not None and response.headers.get("idempotency-key") == call.key:
        call.settings.transport.idempotent_servers.add(call.settings.base.prefix)


def _raise(call: _Call, outcome: _Outcome, error: APIError) -> NoReturn:
    # Neither the message of h11 nor the frames of httpx may be shown: they contain headers, so the key.
    cause: Exception | None = None if isinstance(outcome.failure, httpx.LocalProtocolError) else outcome.failure
    if cause is not None:
        without_frames(cause)
    if outcome.overdue:
        error.__cause__ = cause
        cause = error
        error = DeadlineExceededError(outcome.request, message=f"No time is left for another attempt. {error.message}")
    if outcome.ambiguous:
        mark_ambiguous(error, call.operation.ambiguous_hint or "")
    raise error from cause


def _error(response: httpx.Response | None, failure: Exception | None, request: httpx.Request) -> APIError | None:
    """The error of an attempt, None for a success. An error status counts even if its body could not be read."""
    if response is not None and not response.is_success:
        return error_from_response(response)
    if failure is None:
        return None
    if isinstance(failure, httpx.RequestError):
        with suppress(RuntimeError):  # a hook or a transport of the user may raise it without a request
            request = failure.request  # the one that failed, which may be that of a redirect
    return error_from_transport(failure, request)


def _is_ambiguous(operation: Operation[Any], error: APIError, failure: Exception | None) -> bool:
    """Whether the request may have taken effect and must not do so twice."""
    if operation.ambiguous_hint is None:
        return False
    if error.request.method != operation.method:
        return True  # a redirect said "done, see there" (303), and that request failed
    if isinstance(error, APIStatusError):
        from ..error_body import is_api_error  # only failures need it

        response = error.response
        return may_have_acted(response.status_code, response.headers, is_api_error=is_api_error(response))
    return not isinstance(failure, _NOT_SENT)


def _is_overdue(call: _Call, delay: float | None, error: APIError) -> bool:
    """Whether it is the deadline that ends the attempts, rather than the failure."""
    if call.deadline is None:
        return False
    if delay is None:  # the failure ends them, unless the attempt was cut short by the deadline
        return isinstance(error, APITimeoutError) and call.now() >= call.deadline
    return call.now() + delay >= call.deadline


def _delay(call: _Call, error: APIError, failure: Exception | None, ambiguous: bool, retries: int) -> float | None:
    """Seconds until the next attempt, None if there is to be none."""
    policy = call.policy
    if retries >= policy.max_retries or (ambiguous and not (policy.retry_ambiguous or call.acts_once)):
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
