# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.file_search_tool_call`."""

from threads_api.models import FileSearchCall as FileSearch
from threads_api.models import FileSearchRankingOptions as FileSearchRankingOptions
from threads_api.models import FileSearchResult as FileSearchResult
from threads_api.models import FileSearchResultContent as FileSearchResultContent
from threads_api.models import FileSearchToolCall as FileSearchToolCall

__all__ = [
    "FileSearch",
    "FileSearchRankingOptions",
    "FileSearchResult",
    "FileSearchResultContent",
    "FileSearchToolCall",
]
