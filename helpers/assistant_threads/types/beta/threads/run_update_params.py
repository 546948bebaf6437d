# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.run_update_params`."""

from assistant_threads.compat.call_params import RunUpdateParams as RunUpdateParams

__all__ = ["RunUpdateParams"]
