# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.resources.beta`, each name loaded when it is first used."""

from typing import TYPE_CHECKING

from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from . import assistants as assistants
    from . import beta as beta
    from . import threads as threads
    from .assistants import Assistants as Assistants
    from .assistants import AssistantsWithRawResponse as AssistantsWithRawResponse
    from .assistants import AssistantsWithStreamingResponse as AssistantsWithStreamingResponse
    from .assistants import AsyncAssistants as AsyncAssistants
    from .assistants import AsyncAssistantsWithRawResponse as AsyncAssistantsWithRawResponse
    from .assistants import AsyncAssistantsWithStreamingResponse as AsyncAssistantsWithStreamingResponse
    from .beta import AsyncBeta as AsyncBeta
    from .beta import AsyncBetaWithRawResponse as AsyncBetaWithRawResponse
    from .beta import AsyncBetaWithStreamingResponse as AsyncBetaWithStreamingResponse
    from .beta import Beta as Beta
    from .beta import BetaWithRawResponse as BetaWithRawResponse
    from .beta import BetaWithStreamingResponse as BetaWithStreamingResponse
    from .threads import AsyncThreads as AsyncThreads
    from .threads import AsyncThreadsWithRawResponse as AsyncThreadsWithRawResponse
    from .threads import AsyncThreadsWithStreamingResponse as AsyncThreadsWithStreamingResponse
    from .threads import Threads as Threads
    from .threads import ThreadsWithRawResponse as ThreadsWithRawResponse
    from .threads import ThreadsWithStreamingResponse as ThreadsWithStreamingResponse
else:
    __all__ = [
        "Assistants",
        "AssistantsWithRawResponse",
        "AssistantsWithStreamingResponse",
        "AsyncAssistants",
        "AsyncAssistantsWithRawResponse",
        "AsyncAssistantsWithStreamingResponse",
        "AsyncBeta",
        "AsyncBetaWithRawResponse",
        "AsyncBetaWithStreamingResponse",
        "AsyncThreads",
        "AsyncThreadsWithRawResponse",
        "AsyncThreadsWithStreamingResponse",
        "Beta",
        "BetaWithRawResponse",
        "BetaWithStreamingResponse",
        "Threads",
        "ThreadsWithRawResponse",
        "ThreadsWithStreamingResponse",
    ]
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "Assistants": "assistants",
            "AsyncAssistants": "assistants",
            "AssistantsWithRawResponse": "assistants",
            "AsyncAssistantsWithRawResponse": "assistants",
            "AssistantsWithStreamingResponse": "assistants",
            "AsyncAssistantsWithStreamingResponse": "assistants",
            "Threads": "threads",
            "AsyncThreads": "threads",
            "ThreadsWithRawResponse": "threads",
            "AsyncThreadsWithRawResponse": "threads",
            "ThreadsWithStreamingResponse": "threads",
            "AsyncThreadsWithStreamingResponse": "threads",
            "Beta": "beta",
            "AsyncBeta": "beta",
            "BetaWithRawResponse": "beta",
            "AsyncBetaWithRawResponse": "beta",
            "BetaWithStreamingResponse": "beta",
            "AsyncBetaWithStreamingResponse": "beta",
        },
        submodules=["assistants", "beta", "threads"],
    )
