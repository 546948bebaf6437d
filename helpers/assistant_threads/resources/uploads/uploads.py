# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.resources.uploads.uploads`."""

from assistant_threads.file_helpers.resources import AsyncUploads as AsyncUploads
from assistant_threads.file_helpers.resources import Uploads as Uploads
from threads_api.resources.uploads import AsyncUploadsWithRawResponse as AsyncUploadsWithRawResponse
from threads_api.resources.uploads import AsyncUploadsWithStreamingResponse as AsyncUploadsWithStreamingResponse
from threads_api.resources.uploads import UploadsWithRawResponse as UploadsWithRawResponse
from threads_api.resources.uploads import UploadsWithStreamingResponse as UploadsWithStreamingResponse

__all__ = [
    "AsyncUploads",
    "AsyncUploadsWithRawResponse",
    "AsyncUploadsWithStreamingResponse",
    "Uploads",
    "UploadsWithRawResponse",
    "UploadsWithStreamingResponse",
]
