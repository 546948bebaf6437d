# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.vector_store_update_params`."""

from threads_api.params import UpdateVectorStoreArguments as VectorStoreUpdateParams
from threads_api.params import VectorStoreExpiresAfterParam as ExpiresAfter

__all__ = ["ExpiresAfter", "VectorStoreUpdateParams"]
