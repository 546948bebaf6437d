# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.message_content_delta`."""

from threads_api.models import MessageContentDelta as MessageContentDelta

__all__ = ["MessageContentDelta"]
