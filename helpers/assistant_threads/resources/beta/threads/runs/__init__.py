# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.resources.beta.threads.runs`, each name loaded when it is first used."""

from typing import TYPE_CHECKING

from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from . import runs as runs
    from . import steps as steps
    from .runs import AsyncRuns as AsyncRuns
    from .runs import AsyncRunsWithRawResponse as AsyncRunsWithRawResponse
    from .runs import AsyncRunsWithStreamingResponse as AsyncRunsWithStreamingResponse
    from .runs import Runs as Runs
    from .runs import RunsWithRawResponse as RunsWithRawResponse
    from .runs import RunsWithStreamingResponse as RunsWithStreamingResponse
    from .steps import AsyncSteps as AsyncSteps
    from .steps import AsyncStepsWithRawResponse as AsyncStepsWithRawResponse
    from .steps import AsyncStepsWithStreamingResponse as AsyncStepsWithStreamingResponse
    from .steps import Steps as Steps
    from .steps import StepsWithRawResponse as StepsWithRawResponse
    from .steps import StepsWithStreamingResponse as StepsWithStreamingResponse
else:
    __all__ = [
        "AsyncRuns",
        "AsyncRunsWithRawResponse",
        "AsyncRunsWithStreamingResponse",
        "AsyncSteps",
        "AsyncStepsWithRawResponse",
        "AsyncStepsWithStreamingResponse",
        "Runs",
        "RunsWithRawResponse",
        "RunsWithStreamingResponse",
        "Steps",
        "StepsWithRawResponse",
        "StepsWithStreamingResponse",
    ]
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "Runs": "runs",
            "AsyncRuns": "runs",
            "RunsWithRawResponse": "runs",
            "AsyncRunsWithRawResponse": "runs",
            "RunsWithStreamingResponse": "runs",
            "AsyncRunsWithStreamingResponse": "runs",
            "Steps": "steps",
            "AsyncSteps": "steps",
            "StepsWithRawResponse": "steps",
            "AsyncStepsWithRawResponse": "steps",
            "StepsWithStreamingResponse": "steps",
            "AsyncStepsWithStreamingResponse": "steps",
        },
        submodules=["runs", "steps"],
    )
