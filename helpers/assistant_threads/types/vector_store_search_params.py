# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.vector_store_search_params`."""

from threads_api.params import SearchVectorStoreArguments as VectorStoreSearchParams
from threads_api.params import VectorStoreSearchParamsFiltersParam as Filters
from threads_api.params import VectorStoreSearchRankingOptionsParam as RankingOptions

__all__ = ["Filters", "RankingOptions", "VectorStoreSearchParams"]
