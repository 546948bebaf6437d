# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.text_delta_block`."""

from threads_api.models import TextDeltaBlock as TextDeltaBlock

__all__ = ["TextDeltaBlock"]
