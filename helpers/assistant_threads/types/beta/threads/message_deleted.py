# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.message_deleted`."""

from threads_api.models import MessageDeleted as MessageDeleted

__all__ = ["MessageDeleted"]
