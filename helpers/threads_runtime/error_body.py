"""What a server says about a failure, in whichever of the many shapes it says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, cast

import httpx

from .json_codec import loads
from .redaction import redact_text

__all__ = ["describe", "describe_event", "excerpt", "read_body", "unwrap"]

_LONGEST = 500
_MESSAGE_KEYS = ("message", "detail", "error_description", "error", "title", "msg", "reason", "errors")
_MARKUP = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)


def read_body(response: httpx.Response) -> object | None:
    """The JSON of the body, unwrapped; the text if it isn't JSON; None if there is none or it couldn't be read."""
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


def unwrap(data: object) -> object:
    """The inside of `{"error": ...}`, unless that is empty, or only text beside other fields."""
    if not isinstance(data, dict):
        return data
    fields = cast("dict[str, Any]", data)
    inner: Any = fields.get("error")
    inside = inner and (len(fields) == 1 or isinstance(inner, dict))
    return cast(object, inner) if inside else fields


def describe(response: httpx.Response, body: object) -> str:
    """One readable line: the status, what the server says, and the request id."""
    status = response.status_code
    try:
        phrase = f" {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = ""
    said = excerpt(body)
    return f"{status}{phrase}{': ' if said else ''}{said}{_request_id(response)}"


def describe_event(response: httpx.Response, body: object) -> str:
    """One readable line for an error that came inside a stream."""
    said = excerpt(body) or "an error without a message"
    return f"The stream reports: {redact_text(said, response.request)}{_request_id(response)}"


def excerpt(body: object) -> str:
    """What a body says, in one short line; empty if it says nothing to a reader."""
    said = " ".join(_said(body, 3).split())
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"


def _request_id(response: httpx.Response) -> str:
    request_id = response.headers.get("x-request-id")
    return f" (request id {request_id})" if request_id else ""


def _said(body: object, depth: int) -> str:
    if isinstance(body, str):
        # A page can be megabytes; its beginning tells enough, and the patterns take the square of its length at worst.
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
        return _said_by_object(cast("dict[str, Any]", body), depth)
    if isinstance(body, list):
        return "; ".join(filter(None, (_said(item, depth - 1) for item in cast("Sequence[Any]", body)[:5])))
    return ""


def _said_by_object(body: dict[str, Any], depth: int) -> str:
    said = next(filter(None, (_said(body.get(key), depth - 1) for key in _MESSAGE_KEYS)), "")
    location: Any = body.get("loc")  # of an item of FastAPI's `detail`
    if said and isinstance(location, list):
        return f"{'.'.join(map(str, cast('Sequence[Any]', location)))}: {said}"
    return said or next((str(body[key]) for key in ("code", "type", "status") if body.get(key)), "")
