# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.resources.beta.threads.runs.runs`."""

from assistant_threads.resources import AsyncRuns as AsyncRuns
from assistant_threads.resources import Runs as Runs
from threads_api.resources.runs import AsyncRunsWithRawResponse as AsyncRunsWithRawResponse
from threads_api.resources.runs import AsyncRunsWithStreamingResponse as AsyncRunsWithStreamingResponse
from threads_api.resources.runs import RunsWithRawResponse as RunsWithRawResponse
from threads_api.resources.runs import RunsWithStreamingResponse as RunsWithStreamingResponse

__all__ = [
    "AsyncRuns",
    "AsyncRunsWithRawResponse",
    "AsyncRunsWithStreamingResponse",
    "Runs",
    "RunsWithRawResponse",
    "RunsWithStreamingResponse",
]
