# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.run_step_include`."""

from threads_api.params import RunStepIncludeParam as RunStepInclude

__all__ = ["RunStepInclude"]
