# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.thread_deleted`."""

from threads_api.models import ThreadDeleted as ThreadDeleted

__all__ = ["ThreadDeleted"]
