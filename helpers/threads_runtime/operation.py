"""A request as a value: what to send and how to decode the response. Nothing here performs I/O."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypedDict, TypeVar, cast
from urllib.parse import quote

from attrs import evolve, field, frozen

from .checks import check_encodable
from .json_body import JSONBody, json_body
from .omit import NOT_GIVEN, NotGiven, Omit, omit
from .redaction import redact_query

if TYPE_CHECKING:
    import httpx

    from .retry import RetryPolicy

__all__ = [
    "Body",
    "CallOptions",
    "FormBody",
    "Headers",
    "ItemLimit",
    "JSONBody",
    "Lazy",
    "ListOptions",
    "Operation",
    "PageSize",
    "Query",
    "RequestOptions",
    "Timeout",
    "json_body",
    "path",
    "path_ids",
    "with_headers",
]

T_co = TypeVar("T_co", covariant=True)

Headers: TypeAlias = Mapping[str, str | Omit]
Query: TypeAlias = Mapping[str, object]
Body: TypeAlias = Mapping[str, object]
Timeout: TypeAlias = "float | httpx.Timeout | None"


@frozen
class RequestOptions:
    """The options that every method takes beside its own parameters; `extra_…` override those."""

    extra_headers: Headers | None = field(default=None, repr=False)  # the key may be among them
    extra_query: Query | None = field(default=None, repr=redact_query)
    extra_body: Body | None = None
    timeout: Timeout | NotGiven = NOT_GIVEN
    retry: RetryPolicy | NotGiven = NOT_GIVEN
    deadline: float | None = None
    """When the call must be over, by the client's `clock.monotonic()`; None for no limit."""
    progress: Callable[[int, int], object] | None = None
    """Called while files are uploaded, with the bytes of the body sent so far and their total; a retry starts over."""


def _as_sent(query: Query) -> Query:
    """Without what is omitted, and with lists for iterators: a retry and the next page send the query again."""
    return {
        name: list(cast("Iterator[object]", value)) if isinstance(value, Iterator) else value
        for name, value in query.items()
        if not isinstance(value, Omit)
    }


class CallOptions(TypedDict, total=False):
    """The same as keyword arguments, for functions that pass them on."""

    extra_headers: Headers | None
    """Extra headers; they override all others. `Omit()` as a value removes a header."""
    extra_query: Query | None
    """Extra query parameters; they override all others."""
    extra_body: Body | None
    """Extra fields of the JSON body; they override all others."""
    timeout: Timeout | NotGiven
    """Timeout of this call in seconds; None disables it. Default: the client's."""
    retry: RetryPolicy | NotGiven
    """Retry policy of this call. Default: the client's."""


class ListOptions(CallOptions, total=False):
    """The options that methods which list objects take in addition."""

    max_items: int | None
    """Maximum number of items over all pages; `limit` is the size of one page. Default: no maximum."""
    cursor: str | None
    """The `cursor` of an earlier page: continues where it ended, with its filters. Pass the same ids as then."""


@frozen
class PageSize:
    """The query parameter for the number of items on a page."""

    parameter: str = "limit"
    maximum: int | None = None
    """The largest value that the API accepts; None if there is none."""


@frozen
class ItemLimit:
    """How many items of a list to fetch, from this page on."""

    max_items: int
    page_size: object
    """The `limit` of the call; the last page asks for fewer items if fewer are wanted."""


@frozen
class FormBody:
    """The form of a request without files, sent as `application/x-www-form-urlencoded`."""

    fields: Mapping[str, object]


@frozen(kw_only=True)
class Operation(Generic[T_co]):
    """A request of the API and the decoder of its response."""

    name: str
    """Path of the method on the client, such as `beta.threads.messages.create`."""
    method: str
    path: str
    """Relative to the client's base URL, percent-encoded."""
    decode: Callable[[Any], T_co]
    """Builds the result from the decoded JSON of the response, or from what `returns` says."""
    returns: Literal["object", "json", "response", "file"] = "object"
    """What `decode` gets: the JSON of the response, which must be an object; any JSON; the `httpx.Response`, its body
    read into memory; or the `httpx.Response`, its body in a file, as HttpxBinaryResponseContent expects it."""
    query: Query = field(factory=dict[str, object], converter=_as_sent, repr=redact_query)
    body: Any = omit
    """A JSONBody or other JSON data, a MultipartBody, a FormBody, bytes to be sent unchanged, or `omit` for no body."""
    options: RequestOptions = field(factory=RequestOptions)
    ambiguous_hint: str | None = None
    """Set where a repeated request may take effect twice: a sentence on what to look up if the response is lost."""
    items: ItemLimit | None = None
    """Set where only the first items of a list are wanted."""
    page_size: PageSize | None = None
    """Set where a list has pages whose size can be chosen."""
    is_single_page: bool = False
    """Whether a list has a single page, regardless of `has_more` in the response."""


class Lazy(Generic[T_co]):
    """A decoder given by its import path, `"package.module:Name.from_dict"`, and imported when first used."""

    __slots__ = ("_decode", "import_path")

    def __init__(self, import_path: str) -> None:
        self.import_path = import_path
        self._decode: Callable[[Any], Any] | None = None

    def __call__(self, raw: Any) -> T_co:
        decode = self._decode
        if decode is None:
            module, _, name = self.import_path.partition(":")
            decode = self._decode = attrgetter(name)(import_module(module))
        result: T_co = decode(raw)
        return result

    def __repr__(self) -> str:
        return f"Lazy({self.import_path!r})"


def path(template: str, /, **ids: str) -> str:
    """Fill a path template with percent-encoded ids.

    Raises TypeError or ValueError, naming the parameter, for an invalid id.
    """
    segments: dict[str, str] = {}
    for name, value in ids.items():
        # Of a setting that is missing, above all. A ValueError as with openai.
        if value is None:  # pyright: ignore[reportUnnecessaryComparison]
            raise ValueError(f"{name} must not be None")
        if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]  # callers without a type checker
            raise TypeError(f"{name} must be a string, not {type(value).__name__}")
        if not value:
            raise ValueError(f"{name} must not be empty")
        if value in {".", ".."}:
            raise ValueError(f"{name} must be the id of an object, not {value!r}")
        segments[name] = quote(check_encodable(name, value), safe="")
    return template.format(**segments)


def path_ids(method: str, given: tuple[str, ...], /, **named: str | Omit) -> tuple[str, ...]:
    """Put the ids of a path in order, for methods that are called as `retrieve(thread_id, message_id)` and as
    `retrieve(message_id, thread_id=thread_id)`: positional ids fill the parameters that no keyword names.

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


def with_headers(options: RequestOptions, headers: Mapping[str, object]) -> RequestOptions:
    """The options with the headers that are arguments of a method; `extra_headers` override them."""
    given = {
        name: _header(value) for name, value in headers.items() if value is not None and not isinstance(value, Omit)
    }
    return evolve(options, extra_headers={**given, **(options.extra_headers or {})})


def _header(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value.value if isinstance(value, Enum) else value)
