# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.step_retrieve_params`."""

from assistant_threads.compat.call_params import StepRetrieveParams as StepRetrieveParams

__all__ = ["StepRetrieveParams"]
