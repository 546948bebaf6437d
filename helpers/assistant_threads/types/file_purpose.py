# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.file_purpose`."""

from threads_api.params import FilePurposeParam as FilePurpose

__all__ = ["FilePurpose"]
