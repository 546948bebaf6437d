"""From an operation to HTTP requests: what all attempts share is worked out once, the key and the count are added."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

import httpx
from attrs import field, frozen

from ..json_codec import dumps
from ..omit import NotGiven, Omit
from ..operation import Body, Operation, Timeout, json_body
from ..redaction import is_secret
from .headers import check_header_value, merge_headers
from .query import encode_query, merge_queries

if TYPE_CHECKING:
    from ..base_client import BaseClient

__all__ = ["Draft", "check_timeout", "draft_request", "limited", "redirected"]


@frozen
class Draft:
    """The part of a request that is the same in every attempt."""

    method: str
    url: str
    query: str
    headers: Mapping[str, tuple[str, str | Omit]] = field(repr=False)
    content: bytes | None
    timeout: httpx.Timeout

    def build(
        self, http: httpx.Client | httpx.AsyncClient, auth: Mapping[str, str], retries: int, timeout: httpx.Timeout
    ) -> httpx.Request:
        """The request of one attempt, with the headers, cookies and query parameters that `http` adds.

        Not by `http.build_request`, which takes twice the time to merge the headers.
        """
        headers = self.headers
        raw = [pair for pair in http.headers.raw if pair[0].decode("ascii").lower() not in headers]
        for name, value in headers.values():
            if not isinstance(value, Omit):
                raw.append((name.encode("ascii"), value.encode("latin-1")))
        for name, value in auth.items():
            if name.lower() not in headers:
                check_header_value(name, value)
                raw.append((name.encode("ascii"), value.encode("latin-1")))
        if "x-stainless-retry-count" not in headers:
            raw.append((b"x-stainless-retry-count", b"%d" % retries))
        url = f"{self.url}?{self.query}" if self.query else self.url
        params = httpx.QueryParams(self.query).merge(http.params) if http.params else None
        try:
            return httpx.Request(
                self.method,
                url,
                params=params,
                headers=raw,
                cookies=http.cookies,
                content=self.content,
                extensions={"timeout": timeout.as_dict()},
            )
        except httpx.InvalidURL as error:
            raise ValueError(f"no URL can be made of this request: {error}") from None


def draft_request(client: BaseClient[Any], operation: Operation[Any]) -> Draft:
    """Raises TypeError or ValueError for arguments that can't be sent."""
    options = operation.options
    headers = client.merged_headers
    if options.extra_headers:
        headers = merge_headers(headers, options.extra_headers)
    body = _with_extra_body(operation.body, options.extra_body)
    if isinstance(body, Omit):
        content = None
        # A client-wide Content-Type is meant for bodies; some servers refuse it without one.
        if "content-type" in headers and "content-type" not in {name.lower() for name in options.extra_headers or ()}:
            headers = {name: pair for name, pair in headers.items() if name != "content-type"}
    else:
        content = dumps(body)
        if "content-type" not in headers:
            headers = {**headers, "content-type": ("Content-Type", "application/json")}
    query = ""
    if operation.query or client.default_query or options.extra_query:
        query = encode_query(merge_queries(client.default_query, operation.query, options.extra_query))
    timeout = client.http_timeout if isinstance(options.timeout, NotGiven) else check_timeout(options.timeout)
    return Draft(operation.method, client.place.prefix + operation.path, query, headers, content, timeout)


def check_timeout(timeout: Timeout) -> httpx.Timeout:
    """The timeout, in seconds, as httpx takes it. Raises TypeError or ValueError for what is no length of time."""
    if isinstance(timeout, httpx.Timeout):
        return timeout
    if timeout is not None:
        if isinstance(timeout, bool) or not isinstance(timeout, (int, float)):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"timeout must be seconds, an httpx.Timeout or None, not {type(timeout).__name__}")
        if not timeout > 0:
            raise ValueError(f"timeout must be a positive number of seconds, or None for no limit, but is {timeout}")
    return httpx.Timeout(timeout)


def limited(timeout: httpx.Timeout, seconds: float) -> httpx.Timeout:
    """The timeout with none of its waits longer than that."""
    waits = {name: seconds if wait is None else min(wait, seconds) for name, wait in timeout.as_dict().items()}
    return httpx.Timeout(**waits)


def redirected(response: httpx.Response) -> httpx.Request | None:
    """The request that a redirect asks for, without secrets if it goes elsewhere; None for any other answer."""
    request = response.next_request
    if request is None:
        return None
    origin, target = response.request.url, request.url
    # httpx holds back Authorization alone; Azure's key, for one, goes by another name. As with httpx, the same host
    # over https instead of http isn't elsewhere.
    if origin.netloc != target.netloc or target.scheme not in {origin.scheme, "https"}:
        for name in [name for name in request.headers if is_secret(name)]:
            del request.headers[name]
    return request


def _with_extra_body(body: Any, extra: Body | None) -> Any:
    if extra is None:
        return body
    if isinstance(body, Omit):
        return json_body(extra)
    if not isinstance(body, dict):
        raise TypeError(f"extra_body can't be added to a body that is a {type(body).__name__}")
    return json_body({**cast("dict[str, Any]", body), **extra})
