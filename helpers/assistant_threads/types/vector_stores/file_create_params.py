# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.vector_stores.file_create_params`."""

from threads_api.params import CreateVectorStoreFileArguments as FileCreateParams

__all__ = ["FileCreateParams"]
