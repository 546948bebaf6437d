# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.image_file_content_block_param`."""

from threads_api.params import ImageFileContentBlockParam as ImageFileContentBlockParam

__all__ = ["ImageFileContentBlockParam"]
