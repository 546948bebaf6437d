# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.run_step`."""

from threads_api.models import RunStep as RunStep
from threads_api.models import RunStepLastError as LastError
from threads_api.models import RunStepUsage as Usage
from threads_api.models import StepDetails as StepDetails

__all__ = ["LastError", "RunStep", "StepDetails", "Usage"]
