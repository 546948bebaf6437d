# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.upload_create_params`."""

from threads_api.params import CreateUploadArguments as UploadCreateParams
from threads_api.params import FileExpiresAfterParam as ExpiresAfter

__all__ = ["ExpiresAfter", "UploadCreateParams"]
