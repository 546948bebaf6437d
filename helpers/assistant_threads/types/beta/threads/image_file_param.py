# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.image_file_param`."""

from threads_api.params import ImageFileParam as ImageFileParam

__all__ = ["ImageFileParam"]
