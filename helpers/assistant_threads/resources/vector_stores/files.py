# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.resources.vector_stores.files`."""

from assistant_threads.file_helpers.resources import AsyncVectorStoreFiles as AsyncFiles
from assistant_threads.file_helpers.resources import VectorStoreFiles as Files
from threads_api.resources.vector_stores_files import AsyncVectorStoresFilesWithRawResponse as AsyncFilesWithRawResponse
from threads_api.resources.vector_stores_files import (
    AsyncVectorStoresFilesWithStreamingResponse as AsyncFilesWithStreamingResponse,
)
from threads_api.resources.vector_stores_files import VectorStoresFilesWithRawResponse as FilesWithRawResponse
from threads_api.resources.vector_stores_files import (
    VectorStoresFilesWithStreamingResponse as FilesWithStreamingResponse,
)

__all__ = [
    "AsyncFiles",
    "AsyncFilesWithRawResponse",
    "AsyncFilesWithStreamingResponse",
    "Files",
    "FilesWithRawResponse",
    "FilesWithStreamingResponse",
]
