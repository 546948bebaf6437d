# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.resources.beta.threads.threads`."""

from assistant_threads.resources import AsyncThreads as AsyncThreads
from assistant_threads.resources import Threads as Threads
from threads_api.resources.threads import AsyncThreadsWithRawResponse as AsyncThreadsWithRawResponse
from threads_api.resources.threads import AsyncThreadsWithStreamingResponse as AsyncThreadsWithStreamingResponse
from threads_api.resources.threads import ThreadsWithRawResponse as ThreadsWithRawResponse
from threads_api.resources.threads import ThreadsWithStreamingResponse as ThreadsWithStreamingResponse

__all__ = [
    "AsyncThreads",
    "AsyncThreadsWithRawResponse",
    "AsyncThreadsWithStreamingResponse",
    "Threads",
    "ThreadsWithRawResponse",
    "ThreadsWithStreamingResponse",
]
