# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.vector_stores.file_update_params`."""

from assistant_threads.file_helpers.call_params import FileUpdateParams as FileUpdateParams

__all__ = ["FileUpdateParams"]
