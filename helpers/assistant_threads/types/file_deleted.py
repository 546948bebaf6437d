# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.file_deleted`."""

from threads_api.models import FileDeleted as FileDeleted

__all__ = ["FileDeleted"]
