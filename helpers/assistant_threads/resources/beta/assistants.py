# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.resources.beta.assistants`."""

from threads_api.resources.assistants import Assistants as Assistants
from threads_api.resources.assistants import AssistantsWithRawResponse as AssistantsWithRawResponse
from threads_api.resources.assistants import AssistantsWithStreamingResponse as AssistantsWithStreamingResponse
from threads_api.resources.assistants import AsyncAssistants as AsyncAssistants
from threads_api.resources.assistants import AsyncAssistantsWithRawResponse as AsyncAssistantsWithRawResponse
from threads_api.resources.assistants import (
    AsyncAssistantsWithStreamingResponse as AsyncAssistantsWithStreamingResponse,
)

__all__ = [
    "Assistants",
    "AssistantsWithRawResponse",
    "AssistantsWithStreamingResponse",
    "AsyncAssistants",
    "AsyncAssistantsWithRawResponse",
    "AsyncAssistantsWithStreamingResponse",
]
