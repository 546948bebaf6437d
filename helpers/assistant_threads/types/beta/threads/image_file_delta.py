# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.image_file_delta`."""

from threads_api.models import ImageFileDelta as ImageFileDelta

__all__ = ["ImageFileDelta"]
