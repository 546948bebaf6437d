"""From an operation to HTTP requests: what all attempts share is prepared once, the key is added to each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

import httpx
from attrs import evolve, field, frozen

from ..files import MultipartBody
from ..json_codec import dumps
from ..omit import NotGiven, Omit, omit
from ..operation import Body, FormBody, JSONBody, Operation, RequestOptions, json_body
from ..redaction import Hidden, PrivateDict, is_secret, redact_headers, redact_url
from .headers import ClientHeaders, merge_headers
from .multipart import MultipartStream
from .query import encode_query, merge_queries
from .settings import ClientSettings
from .timeouts import http_timeout

__all__ = ["PreparedRequest", "prepare_request", "redirect_request"]


_RETRY_COUNT = "x-stainless-retry-count"


@frozen
class PreparedRequest:
    """The part of a request that is the same in every attempt."""

    method: str
    url: str
    query: str = field(repr=False)
    headers: Mapping[str, tuple[str, str | Omit]] = field(repr=False)
    """Beside those of the client."""
    content: bytes | MultipartStream | None = field(repr=False)
    timeout: httpx.Timeout

    def build(self, settings: ClientSettings, key: Hidden[str], retries: int, timeout: httpx.Timeout) -> httpx.Request:
        """The request of one attempt, with the headers, cookies and query parameters that the HTTP client adds.

        Not by its `build_request`, which takes twice the time to merge the headers. Raises TypeError or ValueError for
        an invalid key or URL, without the context of the frames that hold secrets.
        """
        http = settings.transport.http()
        headers = self._all_headers(_client_headers(settings, http, key), retries)
        try:
            url = Hidden(self._full_url(http))
        except httpx.InvalidURL as error:
            problem = str(error)
        else:
            content = self.content
            return _PrivateRequest(
                self.method,
                url.reveal(),
                headers=headers,
                cookies=http.cookies,
                # httpx adds no headers to a stream, which takes it as long as the rest of the request.
                stream=content if isinstance(content, MultipartStream) else httpx.ByteStream(content or b""),
                extensions={"timeout": timeout.as_dict()},
            )
        raise ValueError(f"cannot build a valid URL: {problem}")

    def _all_headers(self, client: ClientHeaders, retries: int) -> httpx.Headers:
        headers = _PrivateHeaders(client.headers)
        if retries and client.counts_retries:
            headers[_RETRY_COUNT] = str(retries)
        for lower, (name, value) in self.headers.items():
            if not isinstance(value, Omit):
                headers[name] = value
            elif lower != "host":  # which HTTP requires
                headers.pop(lower, None)
        content = self.content
        if (
            not isinstance(content, MultipartStream)
            and (content or self.method in {"POST", "PUT", "PATCH"})
            and not ("content-length" in headers or "transfer-encoding" in headers)
        ):
            headers["Content-Length"] = str(len(content or b""))
        return headers

    def _full_url(self, http: httpx.Client | httpx.AsyncClient) -> httpx.URL:
        if http.params:
            return httpx.URL(self.url, params=httpx.QueryParams(self.query).merge(http.params))
        return httpx.URL(f"{self.url}?{self.query}") if self.query else _url(self.url)


@lru_cache(maxsize=256)
def _url(url: str) -> httpx.URL:
    """A URL without a query, which may hold secrets. A run is polled, and a page fetched, at the same URL again."""
    return httpx.URL(url)


def _client_headers(
    settings: ClientSettings, http: httpx.Client | httpx.AsyncClient, key: Hidden[str]
) -> ClientHeaders:
    sources = Hidden[object]((settings.base, settings.merged_headers, http.headers.raw, key.reveal()))
    known = settings.client_headers
    if known is None or known.sources.reveal() != sources.reveal():
        headers = _PrivateHeaders(_client_pairs(settings, http, key))
        known = ClientHeaders(headers, _RETRY_COUNT not in settings.merged_headers, sources)
        settings.client_headers = known
    return known


def _client_pairs(
    settings: ClientSettings, http: httpx.Client | httpx.AsyncClient, key: Hidden[str]
) -> list[tuple[bytes, bytes]]:
    """The headers of the HTTP client, then ours, which override them, then those with the key, which override none."""
    own = settings.merged_headers
    pairs = [pair for pair in http.headers.raw if pair[0].decode("ascii").lower() not in own]
    auth = Hidden(settings.key_headers(settings.checked_key(key.reveal())))
    added = [pair for pair in auth.reveal().items() if pair[0].lower() not in own]
    if _RETRY_COUNT not in own:
        added.append((_RETRY_COUNT, "0"))
    for name, value in [*own.values(), *added]:
        if not isinstance(value, Omit):
            pairs.append((name.encode("ascii"), value.encode("latin-1")))
    if not any(name.lower() == b"host" for name, _ in pairs):
        pairs.insert(0, (b"Host", _url(settings.base.prefix).netloc))
    return pairs


def prepare_request(
    settings: ClientSettings, operation: Operation[Any], idempotency_key: str | None = None
) -> PreparedRequest:
    """Raises TypeError or ValueError for invalid arguments."""
    options = operation.options
    # A call's own headers, beside those of the client.
    headers: PrivateDict[tuple[str, str | Omit]] = PrivateDict()
    if options.extra_headers:
        headers = merge_headers(options.extra_headers)
    known = settings.merged_headers.keys() | headers.keys()
    if idempotency_key is not None and "idempotency-key" not in known:
        headers["idempotency-key"] = ("Idempotency-Key", idempotency_key)
    body = _with_extra_body(operation.body, options.extra_body)
    content = _encode(body, options)
    if isinstance(body, Omit):
        # A client-wide Content-Type is meant for bodies; some servers refuse it without one.
        if "content-type" in settings.merged_headers:
            headers.setdefault("content-type", ("Content-Type", omit))
    elif isinstance(content, MultipartStream):  # overrides other values, which lack the boundary
        headers["content-length"] = ("Content-Length", str(content.length))
        headers["content-type"] = ("Content-Type", content.content_type)
    elif not isinstance(body, bytes) and "content-type" not in known:
        media_type = "application/x-www-form-urlencoded" if isinstance(body, FormBody) else "application/json"
        headers["content-type"] = ("Content-Type", media_type)
    if operation.returns == "file" and "accept-encoding" not in known:
        # The end of compressed data is not checked, so that half a file would pass for a whole one.
        headers["accept-encoding"] = ("Accept-Encoding", "identity")
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

    def __init__(self, headers: httpx.Headers | list[tuple[bytes, bytes]]) -> None:
        super().__init__(headers, encoding="iso-8859-1")  # as ours are; httpx would find out by decoding each

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
