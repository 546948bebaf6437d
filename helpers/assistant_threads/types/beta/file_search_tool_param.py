# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.file_search_tool_param`."""

from threads_api.params import FileSearchOptionsParam as FileSearch
from threads_api.params import FileSearchRankingOptionsParam as FileSearchRankingOptions
from threads_api.params import FileSearchToolParam as FileSearchToolParam

__all__ = ["FileSearch", "FileSearchRankingOptions", "FileSearchToolParam"]
