"""One exchange as a value: what to send and how to read the answer. Nothing here performs it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypedDict, TypeVar, cast
from urllib.parse import quote

from attrs import field, frozen

from .models import Model
from .omit import NOT_GIVEN, NotGiven, Omit, omit

if TYPE_CHECKING:
    import httpx

    from .retry import RetryPolicy

__all__ = [
    "Body",
    "Bound",
    "CallOptions",
    "Headers",
    "ListOptions",
    "Operation",
    "Query",
    "RequestOptions",
    "Timeout",
    "json_body",
    "path",
    "path_ids",
]

T_co = TypeVar("T_co", covariant=True)

Headers: TypeAlias = Mapping[str, str | Omit]
Query: TypeAlias = Mapping[str, object]
Body: TypeAlias = Mapping[str, object]
Timeout: TypeAlias = "float | httpx.Timeout | None"


@frozen
class RequestOptions:
    """What every call takes beside its own parameters; the extras win over them."""

    extra_headers: Headers | None = field(default=None, repr=False)  # the key may be among them
    extra_query: Query | None = None
    extra_body: Body | None = None
    timeout: Timeout | NotGiven = NOT_GIVEN
    retry: RetryPolicy | NotGiven = NOT_GIVEN
    deadline: float | None = None
    """The moment, by the client's `clock.monotonic()`, that no attempt goes beyond; set by helpers."""


def _readable_again(query: Query) -> Query:
    """An iterator can be read once, but a request may be sent again, and its query go on to further pages."""
    return {
        name: list(cast("Iterator[object]", value)) if isinstance(value, Iterator) else value
        for name, value in query.items()
    }


class CallOptions(TypedDict, total=False):
    """The same as keyword arguments, for functions that pass them on."""

    extra_headers: Headers | None
    """Further headers, which win over all others; `Omit()` as a value removes a header."""
    extra_query: Query | None
    """Further query parameters, which win over the others."""
    extra_body: Body | None
    """Further fields of the JSON body, which win over the others."""
    timeout: Timeout | NotGiven
    """For this call, in seconds; None waits for ever. Default: the client's."""
    retry: RetryPolicy | NotGiven
    """For this call, when and how often to try again. Default: the client's."""


class ListOptions(CallOptions, total=False):
    """What the methods that list take on top."""

    max_items: int | None
    """Most items in all, over as many pages as that takes; `limit` is for a single page. Default: all there are."""
    cursor: str | None
    """The `cursor` of an earlier page: goes on where that ended, with its filters. The ids have to be the same."""


@frozen
class Bound:
    """How much of a list is wanted, from a page on."""

    max_items: int
    limit: object
    """What was asked for as `limit`: a page of which fewer items are wanted asks for fewer."""


@frozen(kw_only=True)
class Operation(Generic[T_co]):
    """A request of the API and the decoder of its answer."""

    name: str
    """Where the method stands on the client, `beta.threads.messages.create`."""
    method: str
    path: str
    """Below the client's base URL, percent-encoded."""
    decode: Callable[[Any], T_co]
    """Turns the decoded JSON of the answer into its model."""
    returns_object: bool = True
    """Whether the answer must be a JSON object."""
    query: Query = field(factory=dict[str, object], converter=_readable_again)
    body: Any = omit
    """Plain JSON data, or `omit` for a request without a body."""
    options: RequestOptions = field(factory=RequestOptions)
    ambiguous_hint: str | None = None
    """Set where sending twice may act twice: what to look up after the answer was lost."""
    bound: Bound | None = None
    """Set where only so many items of a list are wanted."""


def path(template: str, /, **ids: str) -> str:
    """Fill a path template with percent-encoded ids.

    Raises TypeError or ValueError, naming the parameter, on an id that can't be one segment of a path.
    """
    segments: dict[str, str] = {}
    for name, value in ids.items():
        if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]  # callers without a type checker
            raise TypeError(f"{name} must be a string, not {type(value).__name__}")
        if value in {"", ".", ".."}:
            raise ValueError(f"{name} must be the id of an object, not {value!r}")
        segments[name] = quote(value, safe="")
    return template.format(**segments)


def path_ids(method: str, given: tuple[str, ...], /, **named: str | Omit) -> tuple[str, ...]:
    """Put the ids of a path in order, for methods that are called as `retrieve(thread_id, message_id)` and as
    `retrieve(message_id, thread_id=thread_id)`: positional ids fill the places that no keyword names.

    Raises TypeError as Python does for a missing or surplus argument.
    """
    free = [name for name, value in named.items() if isinstance(value, Omit)]
    if len(given) > len(free):
        raise TypeError(
            f"{method}() takes {len(named)} ids ({', '.join(named)}), got {len(named) - len(free) + len(given)}"
        )
    if len(given) < len(free):
        raise TypeError(f"{method}() is missing {' and '.join(repr(name) for name in free[len(given) :])}")
    positional = dict(zip(free, given, strict=True))
    return tuple(positional[name] if name in positional else cast(str, value) for name, value in named.items())


def json_body(fields: Mapping[str, object]) -> dict[str, Any]:
    """The JSON object of a request: omitted fields left out, models and iterables turned into dicts and lists.

    Raises TypeError or ValueError, naming the field, for what JSON has no word for.
    """
    try:
        return {name: _plain(value, name) for name, value in fields.items() if not isinstance(value, Omit)}
    except RecursionError:
        raise ValueError("the arguments are nested too deeply, or contain themselves") from None


def _plain(value: Any, where: str) -> Any:
    if value is None or isinstance(value, (str, bool, int)):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{where} is {value}, which JSON can't express")
        return value
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, Mapping):
        return _object(value, where)  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(value, (bytes, bytearray)):
        raise TypeError(
            f"{where} can't be sent as JSON: {type(value).__name__}; decode it, or encode it as base64 text"
        )
    if isinstance(value, Iterable):
        items: Iterable[Any] = value  # pyright: ignore[reportUnknownVariableType]
        return [_plain(item, f"{where}[{index}]") for index, item in enumerate(items)]
    raise TypeError(
        f"{where} can't be sent as JSON: {type(value).__name__}; pass str, numbers, bool, None, dicts or lists"
    )


def _object(value: Mapping[Any, Any], where: str) -> dict[str, Any]:
    for key in value:
        if not isinstance(key, str):
            raise TypeError(f"the keys of {where} must be strings, not {type(key).__name__}")
    return {key: _plain(item, f"{where}.{key}") for key, item in value.items() if not isinstance(item, Omit)}
