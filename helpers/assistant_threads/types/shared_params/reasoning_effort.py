# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.shared_params.reasoning_effort`."""

from threads_api.params import ReasoningEffortParam as ReasoningEffort

__all__ = ["ReasoningEffort"]
