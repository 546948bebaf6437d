# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.vector_stores.file_batch_list_files_params`."""

from assistant_threads.file_helpers.call_params import FileBatchListFilesParams as FileBatchListFilesParams

__all__ = ["FileBatchListFilesParams"]
