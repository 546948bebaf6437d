# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.text_content_block`."""

from threads_api.models import TextContentBlock as TextContentBlock

__all__ = ["TextContentBlock"]
