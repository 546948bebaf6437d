"""`client.get`, `post`, `put`, `patch` and `delete`: requests to paths that have no method of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypedDict, TypeVar, cast

from attrs import evolve

from ..files import FileTypes, MultipartBody, named_file
from ..omit import NOT_GIVEN, NotGiven, Omit, omit
from ..operation import CallOptions, FormBody, Headers, Operation, Query, RequestOptions, json_body
from .base_url import relative_to_base
from .query import merge_queries

if TYPE_CHECKING:
    from ..retry import RetryPolicy
    from .settings import ClientSettings

__all__ = ["CustomBodyOptions", "CustomCallOptions", "custom_operation"]

T = TypeVar("T")


class CustomCallOptions(CallOptions, total=False):
    """The arguments of `get` beside the path and `cast_to`."""

    query: Query | None
    """Query parameters."""
    headers: Headers | None
    """Headers; the same as `extra_headers`."""
    options: Mapping[str, Any] | None
    """The options of openai-python: `headers`, `params`, `extra_json`, `timeout`, `max_retries`, `idempotency_key`."""


class CustomBodyOptions(CustomCallOptions, total=False):
    """The arguments of `post`, `put`, `patch` and `delete` beside the path and `cast_to`."""

    body: object
    """Sent as JSON."""
    json: object
    """The same as `body`."""
    content: str | bytes
    """Sent unchanged; set a `Content-Type` header with it."""
    data: Mapping[str, object]
    """Fields of a form, sent URL-encoded, or as `multipart/form-data` with `files`."""
    files: Mapping[str, FileTypes] | Iterable[tuple[str, FileTypes]]
    """Files of a form, sent as `multipart/form-data`."""


class _OpenAIOptions(TypedDict, total=False):
    headers: Headers
    params: Query
    extra_json: Mapping[str, object]
    timeout: Any
    max_retries: float
    idempotency_key: str


def custom_operation(
    settings: ClientSettings,
    method: str,
    path: str,
    decode: Callable[[Any], T],
    returns: Literal["object", "json", "response", "file"],
    arguments: Mapping[str, Any],
) -> Operation[T]:
    """The operation of a call. Raises TypeError or ValueError for invalid arguments, or a path outside the base URL."""
    name = method.lower()
    _check_names(
        f"{name}() got an unexpected keyword argument", arguments, _WITHOUT_BODY if name == "get" else _WITH_BODY
    )
    relative, query = relative_to_base(settings.base, path)
    options = cast(_OpenAIOptions, arguments.get("options") or {})
    _check_names(f"the options of {name}() have an unknown key", options, _OpenAIOptions.__annotations__)
    return Operation(
        name=name,
        method=method,
        path=relative,
        decode=decode,
        returns=returns,
        query=merge_queries(query, options.get("params"), arguments.get("query")),
        body=_body(arguments),
        options=_request_options(settings, arguments, options),
        # Nothing is known about this path, so a POST is assumed to be unsafe to repeat.
        ambiguous_hint=f"Check its outcome before sending POST {relative} again." if method == "POST" else None,
    )


_WITH_BODY = frozenset(CustomBodyOptions.__annotations__)
_WITHOUT_BODY = frozenset(CustomCallOptions.__annotations__)


def _check_names(message: str, given: Mapping[str, Any], allowed: Iterable[str]) -> None:
    for name in given:
        if name not in allowed:
            raise TypeError(f"{message} {name!r}")


def _request_options(settings: ClientSettings, arguments: Mapping[str, Any], options: _OpenAIOptions) -> RequestOptions:
    headers: dict[str, str | Omit] = {}
    for source in (options.get("headers"), arguments.get("headers"), arguments.get("extra_headers")):
        headers.update(source or {})
    if (key := options.get("idempotency_key")) is not None:
        headers["Idempotency-Key"] = key
    retry: RetryPolicy | NotGiven = arguments.get("retry", NOT_GIVEN)
    if isinstance(retry, NotGiven) and "max_retries" in options:
        retry = evolve(settings.retry, max_retries=options["max_retries"])
    extra_body: dict[str, object] = {}
    for body in (options.get("extra_json"), arguments.get("extra_body")):
        extra_body.update(body or {})
    return RequestOptions(
        extra_headers=headers or None,
        extra_query=arguments.get("extra_query"),
        extra_body=extra_body or None,
        timeout=arguments.get("timeout", options.get("timeout", NOT_GIVEN)),
        retry=retry,
    )


def _body(arguments: Mapping[str, Any]) -> Any:
    """The body of the operation. Raises TypeError if the arguments contradict each other."""
    given = {
        name: arguments[name] for name in ("body", "json", "content", "data", "files") if _is_given(arguments, name)
    }
    if len(given) > 1 and given.keys() != {"data", "files"}:
        raise TypeError(f"{' and '.join(given)} are mutually exclusive: pass one of them")
    if "files" in given:
        files: Any = given["files"]
        pairs: Any = cast("Mapping[str, Any]", files).items() if isinstance(files, Mapping) else files
        uploads = [(name, named_file(f"files[{name!r}]", file)) for name, file in pairs]
        return MultipartBody(given.get("data", {}), uploads)
    if "data" in given:
        if not isinstance(given["data"], Mapping):
            raise TypeError(f"data must be a mapping of form fields, not {type(given['data']).__name__}; use content")
        return FormBody(cast("Mapping[str, object]", given["data"]))
    if "content" in given:
        content = given["content"]
        if not isinstance(content, (str, bytes)):
            raise TypeError(f"content must be str or bytes, not {type(content).__name__}; use body for JSON")
        return content.encode() if isinstance(content, str) else content
    for name, value in given.items():
        return json_body({name: value})[name]
    return omit


def _is_given(arguments: Mapping[str, Any], name: str) -> bool:
    return name in arguments and arguments[name] is not None and not isinstance(arguments[name], Omit)
