# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.resources.vector_stores.vector_stores`."""

from assistant_threads.file_helpers.resources import AsyncVectorStores as AsyncVectorStores
from assistant_threads.file_helpers.resources import VectorStores as VectorStores
from threads_api.resources.vector_stores import AsyncVectorStoresWithRawResponse as AsyncVectorStoresWithRawResponse
from threads_api.resources.vector_stores import (
    AsyncVectorStoresWithStreamingResponse as AsyncVectorStoresWithStreamingResponse,
)
from threads_api.resources.vector_stores import VectorStoresWithRawResponse as VectorStoresWithRawResponse
from threads_api.resources.vector_stores import VectorStoresWithStreamingResponse as VectorStoresWithStreamingResponse

__all__ = [
    "AsyncVectorStores",
    "AsyncVectorStoresWithRawResponse",
    "AsyncVectorStoresWithStreamingResponse",
    "VectorStores",
    "VectorStoresWithRawResponse",
    "VectorStoresWithStreamingResponse",
]
