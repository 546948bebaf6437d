# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.run_step_delta`."""

from threads_api.models import RunStepDelta as RunStepDelta
from threads_api.models import StepDetailsDelta as StepDetails

__all__ = ["RunStepDelta", "StepDetails"]
