"""A client for the threads, messages and runs of the Assistants API, and of every server that speaks it.

from assistant_threads import OpenAI

client = OpenAI()
thread = client.beta.threads.create(messages=[{"role": "user", "content": "Hello!"}])
"""

from typing import TYPE_CHECKING

from threads_runtime import (
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
    PaginationError,
    PermissionDeniedError,
    RateLimitError,
    RetryPolicy,
    StreamInterruptedError,
    UnprocessableEntityError,
    not_given,
    omit,
)
from threads_runtime.lazy import lazy_names

from .client import AsyncOpenAI, OpenAI
from .errors import PollTimeoutError, RunFailedError, ToolArgumentsError

if TYPE_CHECKING:
    from .azure import AsyncAzureOpenAI as AsyncAzureOpenAI
    from .azure import AzureOpenAI as AzureOpenAI
    from .streaming.handler import AssistantEventHandler as AssistantEventHandler
    from .streaming.handler import AsyncAssistantEventHandler as AsyncAssistantEventHandler
    from .streaming.manager import AssistantStreamManager as AssistantStreamManager
    from .streaming.manager import AsyncAssistantStreamManager as AsyncAssistantStreamManager
    from .tools.function import ToolFunction as ToolFunction
    from .tools.function import function_tool as function_tool

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
    "AsyncAzureOpenAI",
    "AsyncOpenAI",
    "AuthenticationError",
    "AzureOpenAI",
    "BadRequestError",
    "ConflictError",
    "InternalServerError",
    "NotFoundError",
    "NotGiven",
    "Omit",
    "OpenAI",
    "OpenAIError",
    "PaginationError",
    "PermissionDeniedError",
    "PollTimeoutError",
    "RateLimitError",
    "RetryPolicy",
    "RunFailedError",
    "StreamInterruptedError",
    "ToolArgumentsError",
    "ToolFunction",
    "UnprocessableEntityError",
    "function_tool",
    "not_given",
    "omit",
]

# Imported when first used: streaming so that importing stays cheap, tools since they need packages of an extra.
__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "AssistantEventHandler": "streaming.handler",
        "AssistantStreamManager": "streaming.manager",
        "AsyncAssistantEventHandler": "streaming.handler",
        "AsyncAssistantStreamManager": "streaming.manager",
        "AsyncAzureOpenAI": "azure",
        "AzureOpenAI": "azure",
        "ToolFunction": "tools.function",
        "function_tool": "tools.function",
    },
)
