# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.file_path_delta_annotation`."""

from threads_api.models import FilePathDelta as FilePath
from threads_api.models import FilePathDeltaAnnotation as FilePathDeltaAnnotation

__all__ = ["FilePath", "FilePathDeltaAnnotation"]
