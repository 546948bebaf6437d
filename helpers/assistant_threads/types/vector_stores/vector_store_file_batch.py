# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.vector_stores.vector_store_file_batch`."""

from threads_api.models import FileCounts as FileCounts
from threads_api.models import VectorStoreFileBatch as VectorStoreFileBatch

__all__ = ["FileCounts", "VectorStoreFileBatch"]
