"""Errors of model servers as sentences and codes of the API."""

from __future__ import annotations

import json
import re
from typing import Any, Literal, TypeAlias, cast

from attrs import frozen

from ..model.actions import Fail
from ..model.store import Object

__all__ = ["Refused", "refused_by_event", "refused_by_status", "sentence_of"]

Code: TypeAlias = Literal["server_error", "rate_limit_exceeded", "invalid_prompt"]

_MAX_CHARS = 500
_MAX_NESTING = 8
_TOO_LONG = re.compile(
    r"context[ _]length|context[ _]window|context size|maximum context|too many tokens|prompt is too long"
    r"|input is too long|string_above_max_length",
    re.IGNORECASE,
)
_UNSUPPORTED = re.compile(
    r"(?:unsupported|unknown|unrecognized|not supported|does not support)\D{0,40}?['\"`]([a-z_]+)", re.IGNORECASE
)
_HEAD = re.compile(r"<(head|style|script)\b.*?</\1>", re.IGNORECASE | re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")
_ENCRYPTED = re.compile("encrypted content is not supported", re.IGNORECASE)


@frozen
class Refused:
    """A request that the model server refused before it produced any output."""

    fail: Fail
    too_long: bool = False
    """Whether the prompt exceeds the context window."""
    parameter: str | None = None
    """The parameter that the model does not support."""


def refused_by_status(status: int, body: bytes, origin: str) -> Refused:
    """The refusal of a response with an error status."""
    if status == 401:  # the body may quote the key, which is not the application's
        return Refused(Fail(f"The model at {origin} refused the API key of this server (status 401)."))
    try:
        parsed: Any = json.loads(body)
    except ValueError:
        parsed = body.decode("utf-8", "replace")
    code = _code_of(status, _error_of(parsed))
    fail = Fail(f"The model at {origin} responded with status {status}: {sentence_of(parsed)}", code)
    return _refused(fail, parsed, temporary=status == 429 or status >= 500)


def refused_by_event(event: Object) -> Refused:
    """The refusal of an `error` event, or of the `error` of a failed response."""
    code = _code_of(None, _error_of(event))
    return _refused(Fail(sentence_of(event), code), event, temporary=code == "rate_limit_exceeded")


def sentence_of(body: Any) -> str:
    """The message of an error, which may be nested, also as JSON in a string."""
    for _ in range(_MAX_NESTING):
        if isinstance(body, str):
            try:
                inner = json.loads(body)
            except ValueError:
                break
            if not isinstance(inner, dict):
                break
            body = cast(Any, inner)
        elif isinstance(body, list) and body:
            body = cast(Any, body[0])
        elif isinstance(body, dict):
            found = cast(Object, body)
            body = found.get("error") or found.get("message") or found.get("detail") or found.get("code")
        else:
            break
    text = body.strip() if isinstance(body, str) else ""
    if text.startswith("<"):  # a page of something in between
        text = _TAGS.sub(" ", _HEAD.sub(" ", text))
    return " ".join(text.split())[:_MAX_CHARS] or "it gave no reason"


def _refused(fail: Fail, body: Any, *, temporary: bool) -> Refused:
    if temporary:
        return Refused(fail)
    error = _error_of(body)
    code = str(error.get("code") or "")
    if _TOO_LONG.search(code) or _TOO_LONG.search(fail.message):
        return Refused(fail, too_long=True)
    if _ENCRYPTED.search(fail.message):
        return Refused(fail, parameter="include")
    parameter: Any = error.get("param")
    if not (isinstance(parameter, str) and code.startswith(("unsupported", "unknown"))):
        found = _UNSUPPORTED.search(fail.message)
        parameter = found[1] if found else None
    return Refused(fail, parameter=parameter.partition(".")[0].partition("[")[0] if parameter else None)


def _error_of(body: Any) -> Object:
    if not isinstance(body, dict):
        return {}
    error: Any = cast(Object, body).get("error")
    return cast(Object, error if isinstance(error, dict) else body)


def _code_of(status: int | None, error: Object) -> Code:
    words = f"{error.get('code')} {error.get('type')}"
    if status == 429 or "rate_limit" in words or "quota" in words:
        return "rate_limit_exceeded"
    if (status is not None and 400 <= status < 500) or "invalid" in words or _TOO_LONG.search(words):
        return "invalid_prompt"
    return "server_error"
