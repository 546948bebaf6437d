"""A client for the threads, messages and runs of the Assistants API, and of every server that speaks it.

from assistant_threads import OpenAI

client = OpenAI()
thread = client.beta.threads.create(messages=[{"role": "user", "content": "Hello!"}])
"""

from __future__ import annotations

# Nothing is imported until a name is used: an import stays cheap, and the command line can be interrupted before it has
# imported anything. Type checkers know this name; `typing` would be an import, too.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, Literal

    import httpx
    from httpx import Timeout as Timeout

    from threads_api.resources.models import Models
    from threads_runtime import NOT_GIVEN as NOT_GIVEN
    from threads_runtime import APIConnectionError as APIConnectionError
    from threads_runtime import APIError as APIError
    from threads_runtime import APIResponseValidationError as APIResponseValidationError
    from threads_runtime import APIStatusError as APIStatusError
    from threads_runtime import APITimeoutError as APITimeoutError
    from threads_runtime import AuthenticationError as AuthenticationError
    from threads_runtime import BadRequestError as BadRequestError
    from threads_runtime import ConflictError as ConflictError
    from threads_runtime import InternalServerError as InternalServerError
    from threads_runtime import NotFoundError as NotFoundError
    from threads_runtime import NotGiven as NotGiven
    from threads_runtime import Omit as Omit
    from threads_runtime import OpenAIError as OpenAIError
    from threads_runtime import PaginationError as PaginationError
    from threads_runtime import PermissionDeniedError as PermissionDeniedError
    from threads_runtime import RateLimitError as RateLimitError
    from threads_runtime import RetryPolicy as RetryPolicy
    from threads_runtime import StreamInterruptedError as StreamInterruptedError
    from threads_runtime import UnprocessableEntityError as UnprocessableEntityError
    from threads_runtime import not_given as not_given
    from threads_runtime import omit as omit
    from threads_runtime.base_client import DEFAULT_MAX_RETRIES as DEFAULT_MAX_RETRIES
    from threads_runtime.base_client import DEFAULT_TIMEOUT as DEFAULT_TIMEOUT
    from threads_runtime.models import Model as BaseModel
    from threads_runtime.responses.stream import AsyncStream as AsyncStream
    from threads_runtime.responses.stream import Stream as Stream

    from . import lib as lib
    from . import pagination as pagination
    from . import resources as resources
    from . import types as types
    from . import version as version
    from ._legacy_response import HttpxBinaryResponseContent as HttpxBinaryResponseContent
    from ._response import APIResponse as APIResponse
    from ._response import AsyncAPIResponse as AsyncAPIResponse
    from ._types import NoneType as NoneType
    from ._types import Transport as Transport
    from ._version import __title__ as __title__
    from ._version import __version__ as __version__
    from .azure import AsyncAzureOpenAI as AsyncAzureOpenAI
    from .azure import AzureOpenAI as AzureOpenAI
    from .client import AsyncOpenAI as AsyncClient
    from .client import AsyncOpenAI as AsyncOpenAI
    from .client import OpenAI as Client
    from .client import OpenAI as OpenAI
    from .compat.local_files import file_from_path as file_from_path
    from .compat.http_clients import DEFAULT_CONNECTION_LIMITS as DEFAULT_CONNECTION_LIMITS
    from .compat.http_clients import DefaultAsyncHttpxClient as DefaultAsyncHttpxClient
    from .compat.http_clients import DefaultHttpxClient as DefaultHttpxClient
    from .compat.pydantic_types import pydantic_function_tool as pydantic_function_tool
    from .errors import FileProcessingError as FileProcessingError
    from .errors import PollTimeoutError as PollTimeoutError
    from .errors import RunFailedError as RunFailedError
    from .errors import ToolArgumentsError as ToolArgumentsError
    from .file_helpers.resources import Files, Uploads, VectorStores
    from .resources import Beta
    from .streaming.handler import AssistantEventHandler as AssistantEventHandler
    from .streaming.handler import AsyncAssistantEventHandler as AsyncAssistantEventHandler
    from .streaming.manager import AssistantStreamManager as AssistantStreamManager
    from .streaming.manager import AsyncAssistantStreamManager as AsyncAssistantStreamManager
    from .tools.function import ToolFunction as ToolFunction
    from .tools.function import function_tool as function_tool
    from .version import VERSION as VERSION

    files: Files
    models: Models
    uploads: Uploads
    vector_stores: VectorStores
    beta: Beta
    """The resources of the package itself as a client, see `api_key`."""

__all__ = [
    "DEFAULT_CONNECTION_LIMITS",
    "DEFAULT_MAX_RETRIES",
    "DEFAULT_TIMEOUT",
    "NOT_GIVEN",
    "APIConnectionError",
    "APIError",
    "APIResponse",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AssistantEventHandler",
    "AssistantStreamManager",
    "AsyncAPIResponse",
    "AsyncAssistantEventHandler",
    "AsyncAssistantStreamManager",
    "AsyncAzureOpenAI",
    "AsyncClient",
    "AsyncOpenAI",
    "AsyncStream",
    "AuthenticationError",
    "AzureOpenAI",
    "BadRequestError",
    "BaseModel",
    "Client",
    "ConflictError",
    "DefaultAsyncHttpxClient",
    "DefaultHttpxClient",
    "FileProcessingError",
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
    "Stream",
    "StreamInterruptedError",
    "Timeout",
    "ToolArgumentsError",
    "ToolFunction",
    "UnprocessableEntityError",
    "__version__",
    "file_from_path",
    "function_tool",
    "not_given",
    "omit",
    "pydantic_function_tool",
    "types",
]

# The module as a client: set these, then call `assistant_threads.beta.threads.create()`.
api_key: str | Callable[[], str] | None = None
organization: str | None = None
project: str | None = None
base_url: str | httpx.URL | None = None
timeout: float | Timeout | None  # DEFAULT_TIMEOUT; set when it is first asked for
max_retries: float  # DEFAULT_MAX_RETRIES; likewise
default_headers: Mapping[str, str | Omit] | None = None
default_query: Mapping[str, object] | None = None
http_client: httpx.Client | None = None
api_type: Literal["openai", "azure"] | None = None
api_version: str | None = None
azure_endpoint: str | None = None
azure_ad_token: str | None = None
azure_ad_token_provider: Callable[[], str] | None = None

# The modules of the names above; those of `threads_runtime` are names here, too.
_NAMES = {
    "_client": ["AsyncClient", "Client"],
    "_constants": ["DEFAULT_MAX_RETRIES", "DEFAULT_TIMEOUT"],
    "_legacy_response": ["HttpxBinaryResponseContent"],
    "_models": ["BaseModel"],
    "_response": ["APIResponse", "AsyncAPIResponse"],
    "_streaming": ["AsyncStream", "Stream"],
    "_types": ["NoneType", "Transport"],
    "_version": ["__title__", "__version__"],
    "azure": ["AsyncAzureOpenAI", "AzureOpenAI"],
    "client": ["AsyncOpenAI", "OpenAI"],
    "compat.http_clients": ["DEFAULT_CONNECTION_LIMITS", "DefaultAsyncHttpxClient", "DefaultHttpxClient", "Timeout"],
    "compat.local_files": ["file_from_path"],
    "compat.pydantic_types": ["pydantic_function_tool"],
    "errors": ["FileProcessingError", "PollTimeoutError", "RunFailedError", "ToolArgumentsError"],
    "streaming.handler": ["AssistantEventHandler", "AsyncAssistantEventHandler"],
    "streaming.manager": ["AssistantStreamManager", "AsyncAssistantStreamManager"],
    "tools.function": ["ToolFunction", "function_tool"],
    "version": ["VERSION"],
}
_PLACES = {
    "max_retries": "_constants:DEFAULT_MAX_RETRIES",
    "timeout": "_constants:DEFAULT_TIMEOUT",
    **{name: module for module, names in _NAMES.items() for name in names},
}
_SUBMODULES = (
    "_base_client",
    "_client",
    "_constants",
    "_exceptions",
    "_legacy_response",
    "_models",
    "_response",
    "_streaming",
    "_types",
    "_version",
    "client",
    "errors",
    "lib",
    "pagination",
    "resources",
    "streaming",
    "types",
    "version",
)


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        import threads_runtime

        if name not in {*_PLACES, *_SUBMODULES, *threads_runtime.__all__} and not name.startswith("_"):
            # Only a resource of the package as a client needs the whole client, and only its names say what is missing.
            from .client import OpenAI
            from .compat.coverage import missing_resource, resource_names

            if name in resource_names(OpenAI):
                from .module_client import module_client

                return getattr(module_client(), name)
            if message := missing_resource(name):
                raise AttributeError(message)
        return _lazy_names()[0](name)

    def __dir__() -> list[str]:
        return _lazy_names()[1]()

    def _lazy_names() -> Any:
        import threads_runtime
        from threads_runtime.lazy import lazy_names

        return lazy_names(__name__, _PLACES, submodules=_SUBMODULES, others=[threads_runtime])
