"""Parses request bodies: JSON that the sandbox can store and send back, and multipart forms with their files."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping
from contextlib import ExitStack
from typing import IO, Any, cast

from attrs import frozen
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from ..errors import RefusedError

__all__ = ["Form", "parse_form", "parse_json"]

_MAX_DEPTH = 100
_MAX_FIELDS = 100
_BLOCK = 1024 * 1024


def parse_json(request: Request, raw: bytes) -> Any:
    """The JSON of a body, or `{}` if it is empty; not yet validated. Raises RefusedError."""
    if not raw:
        return {}
    _check_media_type(request, "application/json")
    try:
        body = json.loads(raw, parse_constant=_reject_constant, parse_float=_finite)
        # JSON can express a lone surrogate, but it cannot be encoded as text.
        json.dumps(body, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise RefusedError(
            "We could not parse the JSON body of your request. The API expects a JSON payload, but the body is not "
            "valid JSON."
        ) from None
    if _is_deeper(body, _MAX_DEPTH):
        raise RefusedError(f"The JSON body of your request is nested more than {_MAX_DEPTH} levels deep.")
    return body


def _reject_constant(name: str) -> None:
    raise ValueError(f"{name} is not valid JSON")


def _finite(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise ValueError(f"{text} is too large")
    return value


def _is_deeper(value: Any, levels: int) -> bool:
    nested: Any = ()
    if isinstance(value, dict):
        nested = cast("dict[str, Any]", value).values()
    elif isinstance(value, list):
        nested = cast(Any, value)
    return levels == 0 or any(_is_deeper(each, levels - 1) for each in nested)


@frozen(kw_only=True)
class Form:
    """The fields of a form, nested as their names say (`expires_after[seconds]`), and its files by field name."""

    fields: dict[str, Any]
    files: dict[str, IO[bytes]]

    def fingerprint(self) -> bytes:
        """A digest of the form. It does not depend on the boundary, which differs in each repetition of a request."""
        digest = hashlib.sha256(json.dumps(self.fields, sort_keys=True).encode())
        for name, file in sorted(self.files.items()):
            digest.update(name.encode())
            while block := file.read(_BLOCK):
                digest.update(block)
            file.seek(0)
        return digest.digest()


async def parse_form(request: Request, file_fields: frozenset[str], stack: ExitStack) -> Form:
    """The form of a request, not yet validated; `file_fields` are the fields that must be files.

    `stack` closes the files. Raises RefusedError if the body is not a multipart form.
    """
    _check_media_type(request, "multipart/form-data")
    parser = MultiPartParser(request.headers, request.stream(), max_files=1, max_fields=_MAX_FIELDS)
    try:
        items = (await parser.parse()).multi_items()
    # ValueError: a parse error that older versions of starlette let pass, or a header that is not text.
    except (MultiPartException, KeyError, ValueError) as error:
        problem = error.message if isinstance(error, MultiPartException) else "The boundary or a header is invalid."
        raise RefusedError(f"We could not parse the multipart form of your request: {problem}") from None
    finally:
        # The parser itself closes the files of an invalid form, but not the file of a form that is cut short.
        for file in getattr(parser, "_files_to_close_on_error", ()):
            stack.callback(file.close)
    fields: dict[str, Any] = {}
    files: dict[str, IO[bytes]] = {}
    for name, value in items:
        if isinstance(value, UploadFile) != (name in file_fields):
            expected, actual = ("a file", "a string") if name in file_fields else ("a string", "a file")
            raise RefusedError(
                f"Invalid type for '{name}': expected {expected}, but got {actual} instead. A file is a form part "
                "with a filename.",
                param=name,
                code="invalid_type",
            )
        if isinstance(value, UploadFile):
            files[name] = cast("IO[bytes]", value.file)
            value = value.filename or ""
        _set(fields, name, value)
    return Form(fields=fields, files=files)


def _set(fields: dict[str, Any], name: str, value: str) -> None:
    """Store a value under `a[b]` as `{"a": {"b": value}}`."""
    path = re.findall(r"[^\[\]]+", name) or [name]
    for key in path[:-1]:
        nested = fields.setdefault(key, {})
        if not isinstance(nested, Mapping):
            raise RefusedError(f"Duplicate field: '{key}'.", param=key, code="invalid_value")
        fields = cast("dict[str, Any]", nested)
    if path[-1] in fields:
        raise RefusedError(f"Duplicate field: '{name}'.", param=name, code="invalid_value")
    fields[path[-1]] = value


def _check_media_type(request: Request, expected: str) -> None:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip()
    if media_type != expected:
        raise RefusedError(
            f"Unsupported content type: '{media_type}'. This API method only accepts '{expected}' requests.",
            code="unsupported_content_type",
        )
