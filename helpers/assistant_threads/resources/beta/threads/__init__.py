# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.resources.beta.threads`, each name loaded when it is first used."""

from typing import TYPE_CHECKING

from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from . import messages as messages
    from . import runs as runs
    from . import threads as threads
    from .messages import AsyncMessages as AsyncMessages
    from .messages import AsyncMessagesWithRawResponse as AsyncMessagesWithRawResponse
    from .messages import AsyncMessagesWithStreamingResponse as AsyncMessagesWithStreamingResponse
    from .messages import Messages as Messages
    from .messages import MessagesWithRawResponse as MessagesWithRawResponse
    from .messages import MessagesWithStreamingResponse as MessagesWithStreamingResponse
    from .runs import AsyncRuns as AsyncRuns
    from .runs import AsyncRunsWithRawResponse as AsyncRunsWithRawResponse
    from .runs import AsyncRunsWithStreamingResponse as AsyncRunsWithStreamingResponse
    from .runs import Runs as Runs
    from .runs import RunsWithRawResponse as RunsWithRawResponse
    from .runs import RunsWithStreamingResponse as RunsWithStreamingResponse
    from .threads import AsyncThreads as AsyncThreads
    from .threads import AsyncThreadsWithRawResponse as AsyncThreadsWithRawResponse
    from .threads import AsyncThreadsWithStreamingResponse as AsyncThreadsWithStreamingResponse
    from .threads import Threads as Threads
    from .threads import ThreadsWithRawResponse as ThreadsWithRawResponse
    from .threads import ThreadsWithStreamingResponse as ThreadsWithStreamingResponse
else:
    __all__ = [
        "AsyncMessages",
        "AsyncMessagesWithRawResponse",
        "AsyncMessagesWithStreamingResponse",
        "AsyncRuns",
        "AsyncRunsWithRawResponse",
        "AsyncRunsWithStreamingResponse",
        "AsyncThreads",
        "AsyncThreadsWithRawResponse",
        "AsyncThreadsWithStreamingResponse",
        "Messages",
        "MessagesWithRawResponse",
        "MessagesWithStreamingResponse",
        "Runs",
        "RunsWithRawResponse",
        "RunsWithStreamingResponse",
        "Threads",
        "ThreadsWithRawResponse",
        "ThreadsWithStreamingResponse",
    ]
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "Threads": "threads",
            "AsyncThreads": "threads",
            "ThreadsWithRawResponse": "threads",
            "AsyncThreadsWithRawResponse": "threads",
            "ThreadsWithStreamingResponse": "threads",
            "AsyncThreadsWithStreamingResponse": "threads",
            "Messages": "messages",
            "AsyncMessages": "messages",
            "MessagesWithRawResponse": "messages",
            "AsyncMessagesWithRawResponse": "messages",
            "MessagesWithStreamingResponse": "messages",
            "AsyncMessagesWithStreamingResponse": "messages",
            "Runs": "runs",
            "AsyncRuns": "runs",
            "RunsWithRawResponse": "runs",
            "AsyncRunsWithRawResponse": "runs",
            "RunsWithStreamingResponse": "runs",
            "AsyncRunsWithStreamingResponse": "runs",
        },
        submodules=["messages", "runs", "threads"],
    )
