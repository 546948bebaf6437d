# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.upload`."""

from threads_api.models import Upload as Upload

__all__ = ["Upload"]
