# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai._response`."""

from threads_runtime.responses.response import AsyncStreamedResponse as AsyncAPIResponse
from threads_runtime.responses.response import StreamedResponse as APIResponse

__all__ = ["APIResponse", "AsyncAPIResponse"]
