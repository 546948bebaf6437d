# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.file_create_params`."""

from threads_api.params import CreateFileArguments as FileCreateParams
from threads_api.params import FileExpiresAfterParam as ExpiresAfter

__all__ = ["ExpiresAfter", "FileCreateParams"]
