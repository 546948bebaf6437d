"""The error message of a response, in any of the shapes that servers use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, cast

import httpx

from .checks import as_object
from .json_codec import loads
from .redaction import redact_text

__all__ = ["describe", "describe_event", "is_api_error", "read_body", "summarize", "unwrap"]

_MAX_LENGTH = 500
_MESSAGE_KEYS = ("message", "detail", "error_description", "error", "title", "msg", "reason", "errors")
_MARKUP = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)


def read_body(response: httpx.Response) -> object | None:
    """The JSON of the body, unwrapped; the text if it is not JSON; None if it is empty or could not be read."""
    try:
        content = response.content
    except httpx.StreamError:
        return None
    if not content.strip():
        return None
    text = redact_text(content.decode("utf-8", "replace"), response.request)
    try:
        return unwrap(loads(text.encode()))
    except ValueError:
        return text


def is_api_error(response: httpx.Response) -> bool:
    """Whether the body is the API's own error object, so that the API itself reports the failure.

    Gateways in front of it send pages, empty bodies or JSON of their own.
    """
    try:
        body = loads(response.content)
    except (ValueError, httpx.StreamError):
        return False
    error = as_object(as_object(body).get("error"))
    return isinstance(error.get("message"), str) and isinstance(error.get("type"), str)


def unwrap(data: object) -> object:
    """The inside of `{"error": ...}`, unless that is empty, or only text beside other fields."""
    if not isinstance(data, dict):
        return data
    fields = cast("dict[str, Any]", data)
    inner: Any = fields.get("error")
    inside = inner and (len(fields) == 1 or isinstance(inner, dict))
    return cast(object, inner) if inside else fields


def describe(response: httpx.Response, body: object) -> str:
    """One readable line: the status, the message of the server, and the request id."""
    status = response.status_code
    try:
        phrase = f" {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = ""
    message = summarize(body)
    if response.has_redirect_location:
        target = redact_text(response.headers["location"].partition("?")[0], response.request)
        message = f"redirect to {target[:_MAX_LENGTH]!r} was not followed{'. ' if message else ''}{message}"
    return f"{status}{phrase}{': ' if message else ''}{message}{_request_id(response)}"


def describe_event(response: httpx.Response, body: object) -> str:
    """One readable line for an error inside a stream."""
    message = summarize(body) or "an error without a message"
    return f"The stream reports: {redact_text(message, response.request)}{_request_id(response)}"


def summarize(body: object) -> str:
    """The message in a body as one short line; empty if there is none."""
    message = " ".join(_message_of(body, 3).split())
    return message if len(message) <= _MAX_LENGTH else f"{message[: _MAX_LENGTH - 1]}…"


def _request_id(response: httpx.Response) -> str:
    request_id = response.headers.get("x-request-id")
    return f" (request id {redact_text(request_id, response.request)})" if request_id else ""


def _message_of(body: object, depth: int) -> str:
    if isinstance(body, str):
        # A page can have megabytes; its beginning is enough, and the patterns may take quadratic time.
        head = body[:4_000]
        if head.lstrip()[:1] != "<":
            return head
        title = _TITLE.search(head)
        return title.group(1) if title else _MARKUP.sub(" ", head)
    if isinstance(body, (int, float)):
        return str(body)
    if not depth:
        return ""
    if isinstance(body, dict):
        return _message_of_object(cast("dict[str, Any]", body), depth)
    if isinstance(body, list):
        return "; ".join(filter(None, (_message_of(item, depth - 1) for item in cast("Sequence[Any]", body)[:5])))
    return ""


def _message_of_object(body: dict[str, Any], depth: int) -> str:
    message = next(filter(None, (_message_of(body.get(key), depth - 1) for key in _MESSAGE_KEYS)), "")
    location: Any = body.get("loc")  # of an item of FastAPI's `detail`
    if message and isinstance(location, list):
        return f"{'.'.join(map(str, cast('Sequence[Any]', location)))}: {message}"
    return message or next((str(body[key]) for key in ("code", "type", "status") if body.get(key)), "")
