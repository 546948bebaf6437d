# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.message_content`."""

from threads_api.models import MessageContent as MessageContent

__all__ = ["MessageContent"]
