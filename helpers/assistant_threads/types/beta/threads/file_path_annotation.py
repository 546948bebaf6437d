# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.file_path_annotation`."""

from threads_api.models import FilePath as FilePath
from threads_api.models import FilePathAnnotation as FilePathAnnotation

__all__ = ["FilePath", "FilePathAnnotation"]
