# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.vector_store_create_params`."""

from threads_api.params import CreateVectorStoreArguments as VectorStoreCreateParams
from threads_api.params import VectorStoreExpiresAfterParam as ExpiresAfter

__all__ = ["ExpiresAfter", "VectorStoreCreateParams"]
