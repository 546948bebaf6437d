# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.vector_store_search_response`."""

from threads_api.models import VectorStoreSearchContent as Content
from threads_api.models import VectorStoreSearchResponse as VectorStoreSearchResponse

__all__ = ["Content", "VectorStoreSearchResponse"]
