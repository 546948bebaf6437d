"""Request headers from several sources: names ignore case, later sources override, `omit` removes a header."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..omit import Omit
from ..operation import Headers

__all__ = ["check_header_value", "merge_headers"]

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # https://www.rfc-editor.org/rfc/rfc9110#field.names
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def merge_headers(
    base: Mapping[str, tuple[str, str | Omit]], *sources: Headers | None
) -> dict[str, tuple[str, str | Omit]]:
    """The headers by their lower-case name, each with its name as given; `base` is such a result.

    A removed header stays as `omit`, so that the HTTP client does not add it either. Raises TypeError or ValueError,
    with the name of the header but not its value, for anything that HTTP does not allow.
    """
    merged = dict(base)
    for source in sources:
        for name, value in (source or {}).items():
            if not isinstance(name, str) or not _NAME.fullmatch(name):  # pyright: ignore[reportUnnecessaryIsInstance]
                raise ValueError(f"{name!r} is not a valid header name")
            if not isinstance(value, Omit):
                check_header_value(name, value)
            merged[name.lower()] = (name, value)
    return merged


def check_header_value(name: str, value: object) -> None:
    """Raise TypeError or ValueError, without the value, if it is not valid for a header."""
    if not isinstance(value, str):
        raise TypeError(f"the header {name} must be a string, not {type(value).__name__}")
    if _CONTROL.search(value):
        raise ValueError(f"the header {name} must not contain line breaks or other control characters")
    if not value.isascii():
        try:
            value.encode("latin-1")
        except UnicodeEncodeError:
            raise ValueError(f"the header {name} must not contain characters outside Latin-1") from None
