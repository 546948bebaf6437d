# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.refusal_delta_block`."""

from threads_api.models import RefusalDeltaBlock as RefusalDeltaBlock

__all__ = ["RefusalDeltaBlock"]
