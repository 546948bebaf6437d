# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.message_delta_event`."""

from threads_api.models import MessageDeltaEvent as MessageDeltaEvent

__all__ = ["MessageDeltaEvent"]
