# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.shared.reasoning_effort`."""

from threads_api.models import ReasoningEffort as ReasoningEffort

__all__ = ["ReasoningEffort"]
