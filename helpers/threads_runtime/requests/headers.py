"""Request headers from several sources: names ignore case, later sources override, `omit` removes a header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from ..checks import header_problem
from ..omit import Omit
from ..operation import Headers
from ..redaction import Hidden, PrivateDict

if TYPE_CHECKING:
    import httpx

__all__ = ["ClientHeaders", "merge_headers"]

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # https://www.rfc-editor.org/rfc/rfc9110#field.names


@frozen(repr=False)
class ClientHeaders:
    """The headers of every request of a client, encoded once: until one of the things they come from has changed."""

    headers: httpx.Headers
    """Not to be changed."""
    counts_retries: bool
    sources: Hidden[object]


def merge_headers(*sources: Headers) -> PrivateDict[tuple[str, str | Omit]]:
    """The headers by their lower-case name, each with its name as given.

    A removed header stays as `omit`, so that the HTTP client does not add it either. Raises TypeError or ValueError,
    with the name of the header but not its value, for anything that HTTP does not allow.
    """
    merged: PrivateDict[tuple[str, str | Omit]] = PrivateDict()
    problem = next(filter(None, (_add(merged, source) for source in sources)), None)
    if problem is not None:
        sources = ()  # they would be shown by a traceback that shows local variables
        raise problem
    return merged


def _add(merged: PrivateDict[tuple[str, str | Omit]], source: Headers) -> Exception | None:
    for name, value in source.items():
        if not isinstance(name, str) or not _NAME.fullmatch(name):  # pyright: ignore[reportUnnecessaryIsInstance]
            return ValueError(f"{name!r} is not a valid header name")
        if not isinstance(value, Omit) and (problem := header_problem(name, value)) is not None:
            return problem
        merged[name.lower()] = (name, value)
    return None
