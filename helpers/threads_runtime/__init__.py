"""What generated clients run on. Everything here is written by hand and depends on no API document.

Layers, each of which imports only those below it:

    client                        performs operations, sync and async
    base_client                   settings of a client
    resource                      base of the generated resource classes
    responses                     decoding, raw responses, streams of events
    pages                         lists that fetch their next page
    requests                      from an operation to a response: headers, query, retries, connections
    operation                     a request as a value
    retry                         the retry policy
    errors                        the exceptions, and how a response or a failed connection becomes one
    models                        base of the generated models
    checks, clock, json_codec, lazy, omit, redaction, …
"""

from .errors import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    InternalServerError,
    NotFoundError,
    OpenAIError,
    PaginationError,
    PermissionDeniedError,
    RateLimitError,
    StreamInterruptedError,
    UnprocessableEntityError,
)
from .omit import NOT_GIVEN, NotGiven, Omit, not_given, omit
from .retry import RetryPolicy

__all__ = [
    "NOT_GIVEN",
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "InternalServerError",
    "NotFoundError",
    "NotGiven",
    "Omit",
    "OpenAIError",
    "PaginationError",
    "PermissionDeniedError",
    "RateLimitError",
    "RetryPolicy",
    "StreamInterruptedError",
    "UnprocessableEntityError",
    "not_given",
    "omit",
]
