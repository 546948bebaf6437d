# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.resources.vector_stores`, each name loaded when it is first used."""

from typing import TYPE_CHECKING

from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from . import file_batches as file_batches
    from . import files as files
    from . import vector_stores as vector_stores
    from .file_batches import AsyncFileBatches as AsyncFileBatches
    from .file_batches import AsyncFileBatchesWithRawResponse as AsyncFileBatchesWithRawResponse
    from .file_batches import AsyncFileBatchesWithStreamingResponse as AsyncFileBatchesWithStreamingResponse
    from .file_batches import FileBatches as FileBatches
    from .file_batches import FileBatchesWithRawResponse as FileBatchesWithRawResponse
    from .file_batches import FileBatchesWithStreamingResponse as FileBatchesWithStreamingResponse
    from .files import AsyncFiles as AsyncFiles
    from .files import AsyncFilesWithRawResponse as AsyncFilesWithRawResponse
    from .files import AsyncFilesWithStreamingResponse as AsyncFilesWithStreamingResponse
    from .files import Files as Files
    from .files import FilesWithRawResponse as FilesWithRawResponse
    from .files import FilesWithStreamingResponse as FilesWithStreamingResponse
    from .vector_stores import AsyncVectorStores as AsyncVectorStores
    from .vector_stores import AsyncVectorStoresWithRawResponse as AsyncVectorStoresWithRawResponse
    from .vector_stores import AsyncVectorStoresWithStreamingResponse as AsyncVectorStoresWithStreamingResponse
    from .vector_stores import VectorStores as VectorStores
    from .vector_stores import VectorStoresWithRawResponse as VectorStoresWithRawResponse
    from .vector_stores import VectorStoresWithStreamingResponse as VectorStoresWithStreamingResponse
else:
    __all__ = [
        "AsyncFileBatches",
        "AsyncFileBatchesWithRawResponse",
        "AsyncFileBatchesWithStreamingResponse",
        "AsyncFiles",
        "AsyncFilesWithRawResponse",
        "AsyncFilesWithStreamingResponse",
        "AsyncVectorStores",
        "AsyncVectorStoresWithRawResponse",
        "AsyncVectorStoresWithStreamingResponse",
        "FileBatches",
        "FileBatchesWithRawResponse",
        "FileBatchesWithStreamingResponse",
        "Files",
        "FilesWithRawResponse",
        "FilesWithStreamingResponse",
        "VectorStores",
        "VectorStoresWithRawResponse",
        "VectorStoresWithStreamingResponse",
    ]
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "VectorStores": "vector_stores",
            "AsyncVectorStores": "vector_stores",
            "VectorStoresWithRawResponse": "vector_stores",
            "VectorStoresWithStreamingResponse": "vector_stores",
            "AsyncVectorStoresWithRawResponse": "vector_stores",
            "AsyncVectorStoresWithStreamingResponse": "vector_stores",
            "Files": "files",
            "AsyncFiles": "files",
            "FilesWithRawResponse": "files",
            "FilesWithStreamingResponse": "files",
            "AsyncFilesWithRawResponse": "files",
            "AsyncFilesWithStreamingResponse": "files",
            "FileBatches": "file_batches",
            "AsyncFileBatches": "file_batches",
            "FileBatchesWithRawResponse": "file_batches",
            "FileBatchesWithStreamingResponse": "file_batches",
            "AsyncFileBatchesWithRawResponse": "file_batches",
            "AsyncFileBatchesWithStreamingResponse": "file_batches",
        },
        submodules=["file_batches", "files", "vector_stores"],
    )
