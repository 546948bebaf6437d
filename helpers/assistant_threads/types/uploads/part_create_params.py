# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.uploads.part_create_params`."""

from threads_api.params import CreateUploadPartArguments as PartCreateParams

__all__ = ["PartCreateParams"]
