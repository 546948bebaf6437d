# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.vector_store_list_params`."""

from threads_api.params import ListVectorStoresArguments as VectorStoreListParams

__all__ = ["VectorStoreListParams"]
