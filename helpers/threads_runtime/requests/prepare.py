"""From an operation to HTTP requests: what all attempts share is prepared once, the key is added to each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

import httpx
from attrs import evolve, field, frozen

from ..files import MultipartBody
from ..json_codec import dumps
from ..omit import NotGiven, Omit
from ..operation import Body, FormBody, JSONBody, Operation, RequestOptions, json_body
from ..redaction import Hidden, PrivateDict, is_secret, redact_headers, redact_url
from .headers import merge_headers
from .multipart import MultipartStream
from .query import encode_query, merge_queries
from .settings import ClientSettings
from .timeouts import http_timeout

__all__ = ["PreparedRequest", "prepare_request", "redirect_request"]


_LENGTHS = frozenset({b"content-length", b"transfer-encoding"})


@frozen
class PreparedRequest:
    """The part of a request that is the same in every attempt."""

    method: str
    url: str
    query: str = field(repr=False)
    headers: Mapping[str, tuple[str, str | Omit]] = field(repr=False)
    content: bytes | MultipartStream | None = field(repr=False)
    timeout: httpx.Timeout

    def build(
        self,
        http: httpx.Client | httpx.AsyncClient,
        auth: Hidden[Mapping[str, str]],
        retries: int,
        timeout: httpx.Timeout,
    ) -> httpx.Request:
        """The request of one attempt, with the headers, cookies and query parameters that `http` adds.

        Not by `http.build_request`, which takes twice the time to merge the headers. Raises ValueError for an invalid
        URL, without the context of the frames that hold secrets.
        """
        try:
            arguments = Hidden(self._arguments(http, auth.reveal(), retries, timeout))
            return _PrivateRequest(self.method, **arguments.reveal())
        except httpx.InvalidURL as error:
            problem = str(error)
        raise ValueError(f"cannot build a valid URL: {problem}")

    def _arguments(
        self,
        http: httpx.Client | httpx.AsyncClient,
        auth: Mapping[str, str],
        retries: int,
        timeout: httpx.Timeout,
    ) -> dict[str, Any]:
        headers = self.headers
        raw = [pair for pair in http.headers.raw if pair[0].decode("ascii").lower() not in headers]
        for name, value in headers.values():
            if not isinstance(value, Omit):
                raw.append((name.encode("ascii"), value.encode("latin-1")))
        for name, value in auth.items():
            if name.lower() not in headers:
                raw.append((name.encode("ascii"), value.encode("latin-1")))
        if "x-stainless-retry-count" not in headers:
            raw.append((b"x-stainless-retry-count", b"%d" % retries))
        arguments: dict[str, Any] = {"cookies": http.cookies, "extensions": {"timeout": timeout.as_dict()}}
        if http.params:
            url = httpx.URL(self.url, params=httpx.QueryParams(self.query).merge(http.params))
        else:
            url = httpx.URL(f"{self.url}?{self.query}") if self.query else _url(self.url)
        content = self.content
        # With `stream`, httpx adds no headers of its own, which takes it as long as the rest of the request.
        names = {name.lower() for name, _ in raw}
        if b"host" not in names:
            raw.insert(0, (b"Host", url.netloc))
        if isinstance(content, MultipartStream):
            return {**arguments, "url": url, "headers": raw, "stream": content}
        if (content or self.method in {"POST", "PUT", "PATCH"}) and names.isdisjoint(_LENGTHS):
            raw.append((b"Content-Length", b"%d" % len(content or b"")))
        return {**arguments, "url": url, "headers": raw, "stream": httpx.ByteStream(content or b"")}


@lru_cache(maxsize=256)
def _url(url: str) -> httpx.URL:
    """A URL without a query, which may hold secrets. A run is polled, and a page fetched, at the same URL again."""
    return httpx.URL(url)


def prepare_request(
    settings: ClientSettings, operation: Operation[Any], idempotency_key: str | None = None
) -> PreparedRequest:
    """Raises TypeError or ValueError for invalid arguments."""
    options = operation.options
    headers = settings.merged_headers
    if options.extra_headers:
        headers = merge_headers(headers, options.extra_headers)
    if idempotency_key is not None and "idempotency-key" not in headers:
        headers = PrivateDict({**headers, "idempotency-key": ("Idempotency-Key", idempotency_key)})
    body = _with_extra_body(operation.body, options.extra_body)
    content = _encode(body, options)
    if isinstance(body, Omit):
        # A client-wide Content-Type is meant for bodies; some servers refuse it without one.
        if "content-type" in headers and "content-type" not in {name.lower() for name in options.extra_headers or ()}:
            headers = PrivateDict((name, pair) for name, pair in headers.items() if name != "content-type")
    elif isinstance(content, MultipartStream):  # overrides other values, which lack the boundary
        length = {"content-length": ("Content-Length", str(content.length))}
        headers = PrivateDict({**headers, **length, "content-type": ("Content-Type", content.content_type)})
    elif not isinstance(body, bytes) and "content-type" not in headers:
        media_type = "application/x-www-form-urlencoded" if isinstance(body, FormBody) else "application/json"
        headers = PrivateDict({**headers, "content-type": ("Content-Type", media_type)})
    query = Hidden("")
    if operation.query or settings.default_query or options.extra_query:
        query = Hidden(encode_query(merge_queries(settings.default_query, operation.query, options.extra_query)))
    timeout = settings.http_timeout if isinstance(options.timeout, NotGiven) else http_timeout(options.timeout)
    url = settings.base.prefix + operation.path
    return PreparedRequest(operation.method, url, query.reveal(), headers, content, timeout)


def _encode(body: Any, options: RequestOptions) -> bytes | MultipartStream | None:
    if isinstance(body, Omit):
        return None
    if isinstance(body, MultipartBody):
        return MultipartStream(body, options.progress)
    if isinstance(body, FormBody):
        return encode_query(body.fields).encode("ascii")
    if isinstance(body, JSONBody):
        return body.encoded
    return body if isinstance(body, bytes) else dumps(body)


def redirect_request(response: httpx.Response) -> httpx.Request | None:
    """The request of a redirect, without secrets if it goes to another origin; None if it must not be followed.

    A redirect with 301 or 302 keeps the method, as with 307 and 308: httpx, like browsers, would send a GET instead of
    a POST or DELETE, which then changes nothing and succeeds. To another origin it is not followed.
    """
    sent, following = response.request, response.next_request
    if following is None:
        return None
    same_origin = _is_same_origin(sent.url, following.url)
    # Copied in any case, since httpx hides only some secrets in the repr of a request.
    headers, method, stream = following.headers, following.method, following.stream
    if response.status_code in {301, 302} and sent.method not in {"GET", "HEAD"}:
        if not same_origin:
            return None
        headers, method, stream = sent.headers, sent.method, sent.stream
    if not same_origin:
        headers = httpx.Headers([pair for pair in headers.multi_items() if not is_secret(pair[0])])
    return _PrivateRequest(method, following.url, headers=headers, stream=stream, extensions=following.extensions)


def _is_same_origin(url: httpx.URL, other: httpx.URL) -> bool:
    """Whether it is the same server; as with httpx, the same host over https instead of http is."""
    return url.netloc == other.netloc and other.scheme in {url.scheme, "https"}


def _with_extra_body(body: Any, extra: Body | None) -> Any:
    if extra is None:
        return body
    if isinstance(body, Omit):
        return json_body(extra)
    if isinstance(body, (MultipartBody, FormBody)):
        return evolve(body, fields={**body.fields, **extra})
    if not isinstance(body, Mapping):
        raise TypeError(f"extra_body can't be added to a body that is a {type(body).__name__}")
    return json_body({**cast("Mapping[str, Any]", body), **extra})


class _PrivateHeaders(httpx.Headers):
    """Headers whose repr hides secrets; that of httpx hides `Authorization` only."""

    def __repr__(self) -> str:
        return f"Headers({redact_headers(self.multi_items())!r})"


class _PrivateURL(httpx.URL):
    """A URL whose repr hides secrets; that of httpx hides passwords only."""

    def __repr__(self) -> str:
        return f"URL({str(redact_url(self))!r})"


class _PrivateRequest(httpx.Request):
    """A request whose repr hides secrets, as do those of its URL and headers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.headers = _PrivateHeaders(self.headers)
        self.url = _PrivateURL(self.url)
        if isinstance(self.stream, httpx.ByteStream):
            self.read()

    def __repr__(self) -> str:
        return f"<Request({self.method!r}, {str(redact_url(self.url))!r})>"
