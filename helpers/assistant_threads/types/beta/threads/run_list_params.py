# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.run_list_params`."""

from threads_api.params import ListRunsArguments as RunListParams

__all__ = ["RunListParams"]
