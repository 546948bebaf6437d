"""Where the service stands: its URL taken apart into what each request needs."""

from __future__ import annotations

from base64 import b64encode
from urllib.parse import unquote_to_bytes

import httpx
from attrs import field, frozen

from ..operation import Query
from ..redaction import redact_url
from .query import parse_query

__all__ = ["BaseURL", "below", "parse_base_url"]


@frozen
class BaseURL:
    prefix: str
    """Scheme, host, port and path, without a slash at the end: paths of operations begin with one."""
    query: Query
    """Sent with each request."""
    basic_auth: str | None = field(repr=False)
    """The Authorization header of user and password, which stand in no URL that could be shown."""


def parse_base_url(given: str | httpx.URL) -> BaseURL:
    """Raises TypeError or ValueError for anything that isn't a URL of http or https."""
    if not isinstance(given, (str, httpx.URL)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"base_url must be a string or an httpx.URL, not {type(given).__name__}")
    try:
        url = httpx.URL(given.strip() if isinstance(given, str) else given)
    except httpx.InvalidURL as error:
        raise ValueError(f"base_url is not a URL: {error}") from None
    if url.scheme not in {"http", "https"} or not url.host:
        raise ValueError(
            f"base_url must begin with http:// or https:// and name a host, but is {str(redact_url(url))!r}"
        )
    path = url.raw_path.partition(b"?")[0].decode("ascii").rstrip("/")
    query = parse_query(url.query.decode("ascii"))
    basic = f"Basic {b64encode(unquote_to_bytes(url.userinfo)).decode()}" if url.userinfo else None
    return BaseURL(f"{url.scheme}://{url.netloc.decode('ascii')}{path}", query, basic)


def below(base: BaseURL, path: str) -> tuple[str, Query]:
    """The path, as operations have it, and the query of what a user asks for: `threads/x?limit=2`, `/threads/x`, or
    the whole URL of a place below the base URL.

    Raises ValueError for a place outside, where the key mustn't be sent.
    """
    if path == base.prefix or path.startswith((f"{base.prefix}/", f"{base.prefix}?")):
        path = path.removeprefix(base.prefix)
    elif "://" in path.partition("?")[0] or path.startswith("//"):
        raise ValueError("the path must be relative to base_url, or a URL below it")
    if any(character in path for character in "\\#") or not path.isprintable():
        raise ValueError(f"the path {path!r} holds a backslash, '#' or a control character")
    place, _, query = path.partition("?")
    place = f"/{place.removeprefix('/')}"
    # Unquoted, since servers unquote before they resolve dots, too.
    if any(segment in {b".", b".."} for segment in unquote_to_bytes(place).split(b"/")):
        raise ValueError(f"the path {path!r} holds a segment of dots, which leads elsewhere")
    return place, parse_query(query)
