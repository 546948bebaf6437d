# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.file_object`."""

from threads_api.models import FileObject as FileObject

__all__ = ["FileObject"]
