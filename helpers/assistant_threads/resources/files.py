# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.resources.files`."""

from assistant_threads.file_helpers.resources import AsyncFiles as AsyncFiles
from assistant_threads.file_helpers.resources import Files as Files
from threads_api.resources.files import AsyncFilesWithRawResponse as AsyncFilesWithRawResponse
from threads_api.resources.files import AsyncFilesWithStreamingResponse as AsyncFilesWithStreamingResponse
from threads_api.resources.files import FilesWithRawResponse as FilesWithRawResponse
from threads_api.resources.files import FilesWithStreamingResponse as FilesWithStreamingResponse

__all__ = [
    "AsyncFiles",
    "AsyncFilesWithRawResponse",
    "AsyncFilesWithStreamingResponse",
    "Files",
    "FilesWithRawResponse",
    "FilesWithStreamingResponse",
]
