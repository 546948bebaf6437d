"""The exceptions that the client raises, beside TypeError and ValueError for invalid arguments.

OpenAIError
├── PaginationError                     the server reports more items but sends none
└── APIError                            message, request, body, code, param, type, ambiguous
    ├── APIConnectionError              no response, or it broke off
    │   ├── APITimeoutError             no response in time
    │   │   └── DeadlineExceededError   the deadline of a call passed, or leaves no time to retry
    │   └── StreamInterruptedError      a stream broke off: run_id, thread_id
    ├── APIResponseValidationError      a success with an invalid body: response, status_code, request_id
    └── APIStatusError                  an error status: response, status_code, request_id
        ├── BadRequestError             400
        ├── AuthenticationError         401
        ├── PermissionDeniedError       403
        ├── NotFoundError               404
        ├── ConflictError               409
        ├── UnprocessableEntityError    422
        ├── RateLimitError              429
        └── InternalServerError         500 and above
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from .checks import as_object

if TYPE_CHECKING:
    import httpx

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "DeadlineExceededError",
    "InternalServerError",
    "NotFoundError",
    "OpenAIError",
    "PaginationError",
    "PermissionDeniedError",
    "RateLimitError",
    "StreamInterruptedError",
    "UnprocessableEntityError",
    "error_from_response",
    "error_from_stream",
    "error_from_transport",
    "is_transport_failure",
    "mark_ambiguous",
]


class OpenAIError(Exception):
    """The base of all errors of the client."""

    run_id: str | None = None
    """The run that the call was about, if known."""
    thread_id: str | None = None
    """The thread of that run."""


class PaginationError(OpenAIError):
    """The server reports more items of a list, but repeats a page or sends no id to continue from."""


class APIError(OpenAIError):
    """A request failed."""

    message: str
    request: httpx.Request
    body: object | None
    """The JSON of the response, or what its `error` contains; text if it is not JSON; None without a response."""
    code: str | None
    param: str | None
    type: str | None
    ambiguous: bool = False
    """The response was lost: the request may have taken effect, and would do so twice if it were repeated."""

    def __init__(self, message: str, request: httpx.Request, *, body: object | None) -> None:
        super().__init__(message)
        self.message = message
        self.request = request
        self.body = body
        fields = as_object(body)
        self.code = _word(fields.get("code"))
        self.param = _word(fields.get("param"))
        self.type = _word(fields.get("type"))

    def __reduce__(self) -> tuple[Any, ...]:
        # Subclasses take other arguments than Exception.args; and the request contains the key.
        from .error_pickling import without_secrets

        return _restore, (type(self), self.args, without_secrets(self.__dict__))


class APIConnectionError(APIError):
    """There was no response, or it broke off."""

    def __init__(self, *, message: str = "Connection error.", request: httpx.Request) -> None:
        super().__init__(message, request, body=None)


class APITimeoutError(APIConnectionError):
    """The server did not respond in time."""

    def __init__(self, request: httpx.Request, *, message: str = "Request timed out.") -> None:
        super().__init__(message=message, request=request)


class DeadlineExceededError(APITimeoutError):
    """The deadline of a call passed, or leaves no time to retry; the last failure is its `__cause__`."""


class StreamInterruptedError(APIConnectionError):
    """A stream broke off; the run may continue. Its ids are those received so far."""

    seen: Any = None
    """The part of the run received before, if somebody kept it: `run`, `messages` and `steps`."""

    ambiguous: bool = True

    def __init__(
        self,
        *,
        message: str = "The stream ended unexpectedly.",
        request: httpx.Request,
        run_id: str | None = None,
        thread_id: str | None = None,
    ) -> None:
        super().__init__(message=message, request=request)
        self.run_id = run_id
        self.thread_id = thread_id


class APIResponseValidationError(APIError):
    """The server reports success, but the body is invalid."""

    response: httpx.Response
    status_code: int
    request_id: str | None

    def __init__(self, response: httpx.Response, body: object | None, *, message: str | None = None) -> None:
        super().__init__(message or "Data returned by API invalid for expected schema.", response.request, body=body)
        self.response = response
        self.status_code = response.status_code
        self.request_id = _request_id(response)


class APIStatusError(APIError):
    """The server responded with an error status."""

    response: httpx.Response
    status_code: int
    request_id: str | None
    """The `x-request-id` of the response, to quote when asking for support."""

    def __init__(self, message: str, *, response: httpx.Response, body: object | None) -> None:
        super().__init__(message, response.request, body=body)
        self.response = response
        self.status_code = response.status_code
        self.request_id = _request_id(response)


class BadRequestError(APIStatusError):
    """400: the request is invalid, or not possible in the current state."""


class AuthenticationError(APIStatusError):
    """401: the key is missing, wrong or expired."""


class PermissionDeniedError(APIStatusError):
    """403: the key lacks the permission."""


class NotFoundError(APIStatusError):
    """404: the object does not exist, or is not visible to this key."""


class ConflictError(APIStatusError):
    """409: conflict with another request."""


class UnprocessableEntityError(APIStatusError):
    """422: the request is well-formed but cannot be processed."""


class RateLimitError(APIStatusError):
    """429: too many requests, or no quota left."""


class InternalServerError(APIStatusError):
    """500 and above: the server failed."""


_BY_STATUS: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}

# The status that corresponds to the code or type of an error in a stream.
_STATUS_OF: dict[str, int] = {
    "invalid_request_error": 400,
    "invalid_prompt": 400,
    "bad_request": 400,
    "invalid_api_key": 401,
    "authentication_error": 401,
    "permission_error": 403,
    "permission_denied": 403,
    "not_found": 404,
    "not_found_error": 404,
    "conflict": 409,
    "rate_limit_exceeded": 429,
    "rate_limit_error": 429,
    "insufficient_quota": 429,
    "server_error": 500,
    "internal_error": 500,
    "internal_server_error": 500,
    "service_unavailable": 503,
    "overloaded": 503,
    "overloaded_error": 503,
}

AnyAPIError = TypeVar("AnyAPIError", bound=APIError)


def _request_id(response: httpx.Response) -> str | None:
    from .redaction import redact_text

    request_id = response.headers.get("x-request-id")
    return None if request_id is None else redact_text(request_id, response.request)


def error_from_response(response: httpx.Response) -> APIStatusError:
    """The error for a response with an error status, whose body has been read if possible."""
    from .error_body import describe, read_body

    body = read_body(response)
    return _class_of(response.status_code)(describe(response, body), response=response, body=body)


def error_from_stream(data: object, response: httpx.Response) -> APIError:
    """The error for the payload of an `error` event, bare or as `{"error": ...}`.

    A known code gives the error of the corresponding status, `status_code` included, although the response that
    carries the stream was a success.
    """
    from .error_body import describe_event, unwrap
    from .json_codec import dumps, loads
    from .redaction import redact_text

    body = unwrap(data)
    if isinstance(body, (dict, list)):
        body = loads(redact_text(dumps(body).decode(), response.request).encode())
    message = describe_event(response, body)
    error = APIError(message, response.request, body=body)
    status = next((_STATUS_OF[word] for word in (error.code, error.type) if word in _STATUS_OF), None)
    if status is None and error.code is not None and error.code.isdecimal() and 400 <= int(error.code) < 600:
        status = int(error.code)
    if status is None:
        return error
    typed = _class_of(status)(message, response=response, body=body)
    typed.status_code = status
    return typed


def is_transport_failure(failure: Exception) -> bool:
    """Whether an exception comes from the connection, or from a response that HTTP does not allow.

    Most are httpx's own, but TLS, sockets, event loops, odd hosts and odd redirects raise others.
    """
    import httpx

    if isinstance(failure, ExceptionGroup):  # of the tasks that try several addresses
        causes = cast("ExceptionGroup[Exception]", failure).exceptions
        return all(is_transport_failure(each) for each in causes)
    if isinstance(failure, (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL)):
        return True
    if isinstance(failure, (OSError, EOFError, UnicodeError, OverflowError)):
        return True
    if type(failure).__module__.partition(".")[0] in {"anyio", "h11", "h2", "hpack", "httpcore", "trio", "zlib"}:
        return True
    return isinstance(failure, RuntimeError) and "Event loop is closed" in str(failure)


def error_from_transport(failure: Exception, request: httpx.Request) -> APIConnectionError:
    """The error for a request that got no complete response."""
    import httpx

    from .redaction import redact_text, redact_url

    place = f"{request.method} {redact_text(str(redact_url(request.url)), request)}"
    if isinstance(failure, httpx.TimeoutException):
        kind = type(failure).__name__.removesuffix("Timeout").lower()
        seconds = request.extensions.get("timeout", {}).get(kind)
        limit = f" of {seconds:g} s" if seconds is not None else ""
        error: APIConnectionError = APITimeoutError(
            request, message=f"Request timed out ({kind} timeout{limit}): {place}."
        )
        return _with_advice(error) if isinstance(failure, httpx.ConnectTimeout) else error
    # h11 quotes an invalid header in its message, which may be the one with the key.
    detail = "" if isinstance(failure, httpx.LocalProtocolError) else redact_text(str(failure), request)
    reason = f"{type(failure).__name__}: {detail}" if detail else type(failure).__name__
    error = APIConnectionError(message=f"Connection error ({reason}): {place}.", request=request)
    return _with_advice(error) if isinstance(failure, httpx.ConnectError) else error


def _with_advice(error: APIConnectionError) -> APIConnectionError:
    error.add_note("Check that the server is running, and that base_url or OPENAI_BASE_URL is its URL.")
    return error


def mark_ambiguous(error: AnyAPIError, hint: str) -> AnyAPIError:
    """The same error, marked as ambiguous; `hint` is a sentence on how to find out."""
    error.ambiguous = True
    error.message = f"{error.message} The request may still have taken effect. {hint}"
    error.args = (error.message,)
    return error


def _class_of(status: int) -> type[APIStatusError]:
    return InternalServerError if status >= 500 else _BY_STATUS.get(status, APIStatusError)


def _word(value: object) -> str | None:
    """A field that should be text; some servers send a number as `code`."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _restore(kind: type[APIError], args: tuple[Any, ...], state: dict[str, Any]) -> APIError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error
