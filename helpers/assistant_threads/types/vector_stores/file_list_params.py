# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.vector_stores.file_list_params`."""

from threads_api.params import ListVectorStoreFilesArguments as FileListParams

__all__ = ["FileListParams"]
