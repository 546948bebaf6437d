# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.upload_complete_params`."""

from threads_api.params import CompleteUploadArguments as UploadCompleteParams

__all__ = ["UploadCompleteParams"]
