# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai._exceptions`."""

from threads_runtime.errors import APIConnectionError as APIConnectionError
from threads_runtime.errors import APIError as APIError
from threads_runtime.errors import APIResponseValidationError as APIResponseValidationError
from threads_runtime.errors import APIStatusError as APIStatusError
from threads_runtime.errors import APITimeoutError as APITimeoutError
from threads_runtime.errors import AuthenticationError as AuthenticationError
from threads_runtime.errors import BadRequestError as BadRequestError
from threads_runtime.errors import ConflictError as ConflictError
from threads_runtime.errors import InternalServerError as InternalServerError
from threads_runtime.errors import NotFoundError as NotFoundError
from threads_runtime.errors import OpenAIError as OpenAIError
from threads_runtime.errors import PermissionDeniedError as PermissionDeniedError
from threads_runtime.errors import RateLimitError as RateLimitError
from threads_runtime.errors import UnprocessableEntityError as UnprocessableEntityError

__all__ = [
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
    "OpenAIError",
    "PermissionDeniedError",
    "RateLimitError",
    "UnprocessableEntityError",
]
