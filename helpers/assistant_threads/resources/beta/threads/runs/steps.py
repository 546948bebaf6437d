# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.resources.beta.threads.runs.steps`."""

from threads_api.resources.steps import AsyncSteps as AsyncSteps
from threads_api.resources.steps import AsyncStepsWithRawResponse as AsyncStepsWithRawResponse
from threads_api.resources.steps import AsyncStepsWithStreamingResponse as AsyncStepsWithStreamingResponse
from threads_api.resources.steps import Steps as Steps
from threads_api.resources.steps import StepsWithRawResponse as StepsWithRawResponse
from threads_api.resources.steps import StepsWithStreamingResponse as StepsWithStreamingResponse

__all__ = [
    "AsyncSteps",
    "AsyncStepsWithRawResponse",
    "AsyncStepsWithStreamingResponse",
    "Steps",
    "StepsWithRawResponse",
    "StepsWithStreamingResponse",
]
