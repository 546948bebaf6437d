# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.file_content`."""

from assistant_threads.file_helpers.call_params import FileContent as FileContent

__all__ = ["FileContent"]
