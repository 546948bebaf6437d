# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.text_content_block_param`."""

from threads_api.params import TextContentBlockParam as TextContentBlockParam

__all__ = ["TextContentBlockParam"]
