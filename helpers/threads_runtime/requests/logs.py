"""Logs requests and responses to the logger `threads_api`, without bodies and secrets.

All of it is at debug level, which the caller checks first: httpx logs one line per request at info level, and a second
one would double the log.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from ..redaction import redact_headers, redact_url
from .environment import from_environment

if TYPE_CHECKING:
    import httpx

    from ..retry import Attempt

__all__ = ["log_attempt", "log_request", "logger", "set_up_logging"]

logger = logging.getLogger("threads_api")

_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO}
_done = False


def set_up_logging() -> None:
    """Write the log to standard error if OPENAI_LOG is `debug` or `info`, with the line of httpx for each request."""
    global _done
    level = _LEVELS.get((from_environment("OPENAI_LOG") or "").lower())
    if level is None or _done:
        return
    _done = True
    logging.basicConfig(
        format="[%(asctime)s - %(name)s:%(lineno)d - %(levelname)s] %(message)s", datefmt="%Y-%m-%d %H:%M:%S"
    )
    logger.setLevel(level)
    httpx_logger = logging.getLogger("httpx")
    httpx_logger.setLevel(level)
    httpx_logger.addFilter(_redact)


def _redact(record: logging.LogRecord) -> bool:
    """Hide the secrets in the URLs that httpx logs."""
    import httpx

    if isinstance(record.args, tuple):
        record.args = tuple(redact_url(value) if isinstance(value, httpx.URL) else value for value in record.args)
    return True


def log_request(request: httpx.Request) -> None:
    """Log a request before it is sent, at debug level, with its headers."""
    headers = dict(redact_headers(request.headers.multi_items()))
    logger.debug("%s %s headers=%s", request.method, redact_url(request.url), headers)


def log_attempt(attempt: Attempt, request: httpx.Request, response: httpx.Response | None) -> None:
    """Log an attempt as one line, at debug level."""
    outcome = attempt.status if attempt.status is not None else type(attempt.error).__name__
    following = "" if attempt.delay is None else f", next attempt in {attempt.delay:.2f} s"
    logger.debug(
        "%s %s -> %s in %.3f s (attempt %d, request id %s)%s",
        request.method,
        redact_url(request.url).raw_path.decode("ascii"),
        outcome,
        attempt.elapsed,
        attempt.number,
        None if response is None else response.headers.get("x-request-id"),
        following,
    )
