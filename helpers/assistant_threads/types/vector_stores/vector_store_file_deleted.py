# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.vector_stores.vector_store_file_deleted`."""

from threads_api.models import VectorStoreFileDeleted as VectorStoreFileDeleted

__all__ = ["VectorStoreFileDeleted"]
