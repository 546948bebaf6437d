# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
"""A client of the API: typed, sync and async, on httpx and attrs alone."""

from .client import AsyncClient, Client
from .core.errors import (
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
from .core.omit import NOT_GIVEN, NotGiven, Omit, not_given, omit
from .core.retry import RetryPolicy

__all__ = [
    "NOT_GIVEN",
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncClient",
    "AuthenticationError",
    "BadRequestError",
    "Client",
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
