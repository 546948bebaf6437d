# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.resources.vector_stores.file_batches`."""

from assistant_threads.file_helpers.resources import AsyncVectorStoreFileBatches as AsyncFileBatches
from assistant_threads.file_helpers.resources import VectorStoreFileBatches as FileBatches
from threads_api.resources.file_batches import AsyncFileBatchesWithRawResponse as AsyncFileBatchesWithRawResponse
from threads_api.resources.file_batches import (
    AsyncFileBatchesWithStreamingResponse as AsyncFileBatchesWithStreamingResponse,
)
from threads_api.resources.file_batches import FileBatchesWithRawResponse as FileBatchesWithRawResponse
from threads_api.resources.file_batches import FileBatchesWithStreamingResponse as FileBatchesWithStreamingResponse

__all__ = [
    "AsyncFileBatches",
    "AsyncFileBatchesWithRawResponse",
    "AsyncFileBatchesWithStreamingResponse",
    "FileBatches",
    "FileBatchesWithRawResponse",
    "FileBatchesWithStreamingResponse",
]
