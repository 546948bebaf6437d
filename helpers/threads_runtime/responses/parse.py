"""From a successful response to the result of the operation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import APIResponseValidationError, mark_ambiguous
from ..json_codec import loads
from ..models import Model
from ..operation import Operation
from ..pydantic_class import CastError

if TYPE_CHECKING:
    import httpx

__all__ = ["parse_result"]

T = TypeVar("T")

# Accepted, No Content, Reset Content: these may have no body.
_BODYLESS = frozenset({202, 204, 205})


def parse_result(operation: Operation[T], response: httpx.Response) -> T:
    """Decode the body; a model remembers the request id.

    Where a success needs no body, an empty one gives a model without fields. Raises APIResponseValidationError if the
    body is not JSON, not an object where the operation returns one, lacks the id of what was created, or does not fit
    the class asked for.
    """
    if operation.returns in ("response", "file"):
        return operation.decode(response)
    content = response.content
    raw: Any = {}
    if content or not _may_be_empty(operation, response):
        try:
            raw = loads(content)
        except ValueError as error:
            found = f"invalid JSON ({error})" if content else "an empty body"
            raise _invalid(operation, response, None, found) from None
    if operation.returns == "object" and raw.__class__ is not dict:
        raise _invalid(operation, response, raw, f"JSON of the wrong kind ({type(raw).__name__})")
    if _creates(operation) and not raw.get("id"):
        raise _invalid(operation, response, raw, "no id")
    try:
        result = operation.decode(raw)
    except CastError as error:
        raise _invalid(operation, response, raw, f"JSON that does not fit ({error})") from error.__cause__
    if isinstance(result, Model):
        result._request_id = response.headers.get("x-request-id")  # pyright: ignore[reportPrivateUsage]
    return result


def _may_be_empty(operation: Operation[Any], response: httpx.Response) -> bool:
    """Whether a response needs no body. One that brings an object needs it, a change or a deletion is done without."""
    if operation.returns == "object" and (operation.method == "GET" or _creates(operation)):
        return False
    return response.status_code in _BODYLESS or operation.method == "DELETE"


def _creates(operation: Operation[Any]) -> bool:
    """Whether the result is an object that was created: without an id, nothing can be done with it."""
    return operation.returns == "object" and operation.ambiguous_hint is not None


def _invalid(operation: Operation[T], response: httpx.Response, body: object, found: str) -> APIResponseValidationError:
    from ..error_body import describe, read_body

    body = read_body(response) if body is None else body
    message = f"The response has {found} where {operation.name} returns an object. {describe(response, body)}"
    error = APIResponseValidationError(response, body, message=message)
    # It may be the page of a gateway that lost the response.
    return mark_ambiguous(error, operation.ambiguous_hint) if operation.ambiguous_hint else error
