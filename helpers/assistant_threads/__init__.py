"""A client for the threads, messages and runs of the Assistants API, and of every server that speaks it.

from assistant_threads import OpenAI

client = OpenAI()
thread = client.beta.threads.create(messages=[{"role": "user", "content": "Hello!"}])
"""

from threads_api import (
    NOT_GIVEN,
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
    NotGiven,
    Omit,
    OpenAIError,
    PermissionDeniedError,
    RateLimitError,
    RetryPolicy,
    StreamInterruptedError,
    UnprocessableEntityError,
    not_given,
    omit,
)

from .client import AsyncOpenAI, OpenAI
from .errors import PollTimeoutError, RunFailedError

__all__ = [
    "NOT_GIVEN",
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncOpenAI",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "InternalServerError",
    "NotFoundError",
    "NotGiven",
    "Omit",
    "OpenAI",
    "OpenAIError",
    "PermissionDeniedError",
    "PollTimeoutError",
    "RateLimitError",
    "RetryPolicy",
    "RunFailedError",
    "StreamInterruptedError",
    "UnprocessableEntityError",
    "not_given",
    "omit",
]
