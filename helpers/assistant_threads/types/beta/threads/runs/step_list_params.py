# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.step_list_params`."""

from assistant_threads.compat.call_params import StepListParams as StepListParams

__all__ = ["StepListParams"]
