# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.file_list_params`."""

from threads_api.params import ListFilesArguments as FileListParams

__all__ = ["FileListParams"]
