# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.resources.uploads.parts`."""

from threads_api.resources.parts import AsyncParts as AsyncParts
from threads_api.resources.parts import AsyncPartsWithRawResponse as AsyncPartsWithRawResponse
from threads_api.resources.parts import AsyncPartsWithStreamingResponse as AsyncPartsWithStreamingResponse
from threads_api.resources.parts import Parts as Parts
from threads_api.resources.parts import PartsWithRawResponse as PartsWithRawResponse
from threads_api.resources.parts import PartsWithStreamingResponse as PartsWithStreamingResponse

__all__ = [
    "AsyncParts",
    "AsyncPartsWithRawResponse",
    "AsyncPartsWithStreamingResponse",
    "Parts",
    "PartsWithRawResponse",
    "PartsWithStreamingResponse",
]
