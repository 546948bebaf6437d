# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.vector_store`."""

from threads_api.models import FileCounts as FileCounts
from threads_api.models import VectorStore as VectorStore
from threads_api.models import VectorStoreExpiresAfter as ExpiresAfter

__all__ = ["ExpiresAfter", "FileCounts", "VectorStore"]
