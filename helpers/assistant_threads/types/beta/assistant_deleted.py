# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.assistant_deleted`."""

from threads_api.models import AssistantDeleted as AssistantDeleted

__all__ = ["AssistantDeleted"]
