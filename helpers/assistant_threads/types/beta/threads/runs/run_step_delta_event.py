# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.run_step_delta_event`."""

from threads_api.models import RunStepDeltaEvent as RunStepDeltaEvent

__all__ = ["RunStepDeltaEvent"]
