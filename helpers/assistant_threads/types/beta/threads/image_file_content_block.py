# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.image_file_content_block`."""

from threads_api.models import ImageFileContentBlock as ImageFileContentBlock

__all__ = ["ImageFileContentBlock"]
