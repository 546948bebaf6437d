# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.model_deleted`."""

from threads_api.models import ModelDeleted as ModelDeleted

__all__ = ["ModelDeleted"]
