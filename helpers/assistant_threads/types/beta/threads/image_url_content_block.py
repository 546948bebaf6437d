# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.image_url_content_block`."""

from threads_api.models import ImageURLContentBlock as ImageURLContentBlock

__all__ = ["ImageURLContentBlock"]
