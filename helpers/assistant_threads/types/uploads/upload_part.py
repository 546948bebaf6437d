# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.uploads.upload_part`."""

from threads_api.models import UploadPart as UploadPart

__all__ = ["UploadPart"]
