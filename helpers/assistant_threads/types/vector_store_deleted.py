# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.vector_store_deleted`."""

from threads_api.models import VectorStoreDeleted as VectorStoreDeleted

__all__ = ["VectorStoreDeleted"]
