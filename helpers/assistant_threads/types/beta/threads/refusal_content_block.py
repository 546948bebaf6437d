# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.refusal_content_block`."""

from threads_api.models import RefusalContentBlock as RefusalContentBlock

__all__ = ["RefusalContentBlock"]
