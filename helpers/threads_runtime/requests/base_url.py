"""The base URL, split into the parts that each request needs."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from attrs import field, frozen

from ..operation import Query
from ..redaction import redact_url
from .query import parse_query

if TYPE_CHECKING:
    import httpx

__all__ = ["BaseURL", "parse_base_url", "relative_to_base"]

# A URL that is what its parts are: nothing in it is encoded, has to be lower case, or goes without saying.
_PLAIN = re.compile(r"https?://[a-z][a-z0-9]*(\.[a-z][a-z0-9]*)*(/[A-Za-z0-9_-]+)*")


@frozen
class BaseURL:
    prefix: str
    """Scheme, host, port and path, without a trailing slash: paths of operations begin with one."""
    query: Query
    """Sent with each request."""
    basic_auth: str | None = field(repr=False)
    """The Authorization header for user and password, which are removed from the URL."""


def parse_base_url(base_url: str | httpx.URL) -> BaseURL:
    """Raises TypeError or ValueError for anything but an http or https URL."""
    if isinstance(base_url, str) and _PLAIN.fullmatch(base_url):
        return BaseURL(base_url, {}, None)
    import httpx

    if not isinstance(base_url, (str, httpx.URL)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"base_url must be a string or an httpx.URL, not {type(base_url).__name__}")
    if not str(base_url).strip():
        raise ValueError("base_url must not be empty. Leave it out, or pass None, for the default.")
    try:
        url = httpx.URL(base_url.strip() if isinstance(base_url, str) else base_url)
        host = url.host
    except (httpx.InvalidURL, UnicodeError) as error:
        raise ValueError(f"base_url is not a URL: {error}") from None
    if url.scheme not in {"http", "https"} or not host:
        raise ValueError(
            f"base_url must begin with http:// or https:// and name a host, but is {str(redact_url(url))!r}"
        )
    path = url.raw_path.partition(b"?")[0].decode("ascii").rstrip("/")
    query = parse_query(url.query.decode("ascii"))
    basic = f"Basic {b64encode(unquote_to_bytes(url.userinfo)).decode()}" if url.userinfo else None
    return BaseURL(f"{url.scheme}://{url.netloc.decode('ascii')}{path}", query, basic)


def relative_to_base(base: BaseURL, path: str) -> tuple[str, Query]:
    """The path of an operation and the query, from a path such as `threads/x?limit=2` or `/threads/x`, or from a URL
    that begins with the base URL.

    Raises ValueError for any other URL, since the key must not be sent there.
    """
    if path == base.prefix or path.startswith((f"{base.prefix}/", f"{base.prefix}?")):
        path = path.removeprefix(base.prefix)
    elif "://" in path.partition("?")[0] or path.startswith("//"):
        raise ValueError("path must be relative to base_url, or a URL that begins with it")
    if any(character in path for character in "\\#") or not path.isprintable():
        raise ValueError(f"path must not contain a backslash, '#' or control characters, but is {path!r}")
    relative, _, query = path.partition("?")
    relative = f"/{relative.removeprefix('/')}"
    # Unquoted, as servers do before they resolve dots.
    if any(segment in {b".", b".."} for segment in unquote_to_bytes(relative).split(b"/")):
        raise ValueError(f"path must not contain '.' or '..' segments, but is {path!r}")
    return relative, parse_query(query)
