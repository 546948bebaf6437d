"""A client for the threads, messages and runs of the Assistants API, and of every server that speaks it.

from assistant_threads import OpenAI

client = OpenAI()
thread = client.beta.threads.create(messages=[{"role": "user", "content": "Hello!"}])
"""

from typing import TYPE_CHECKING

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
from threads_api.core.lazy import lazy_names

from .client import AsyncOpenAI, OpenAI
from .errors import PollTimeoutError, RunFailedError

if TYPE_CHECKING:
    from .streaming.handler import AssistantEventHandler, AsyncAssistantEventHandler
    from .streaming.manager import AssistantStreamManager, AsyncAssistantStreamManager

__all__ = [
    "NOT_GIVEN",
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AssistantEventHandler",
    "AssistantStreamManager",
    "AsyncAssistantEventHandler",
    "AsyncAssistantStreamManager",
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

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "AssistantEventHandler": "streaming.handler",
        "AssistantStreamManager": "streaming.manager",
        "AsyncAssistantEventHandler": "streaming.handler",
        "AsyncAssistantStreamManager": "streaming.manager",
    },
)
