# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.resources.beta.beta`."""

from assistant_threads.resources import AsyncBeta as AsyncBeta
from assistant_threads.resources import Beta as Beta
from threads_api.resources.beta import AsyncBetaWithRawResponse as AsyncBetaWithRawResponse
from threads_api.resources.beta import AsyncBetaWithStreamingResponse as AsyncBetaWithStreamingResponse
from threads_api.resources.beta import BetaWithRawResponse as BetaWithRawResponse
from threads_api.resources.beta import BetaWithStreamingResponse as BetaWithStreamingResponse

__all__ = [
    "AsyncBeta",
    "AsyncBetaWithRawResponse",
    "AsyncBetaWithStreamingResponse",
    "Beta",
    "BetaWithRawResponse",
    "BetaWithStreamingResponse",
]
