# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.file_search_tool`."""

from threads_api.models import FileSearchOptions as FileSearch
from threads_api.models import FileSearchRankingOptions as FileSearchRankingOptions
from threads_api.models import FileSearchTool as FileSearchTool

__all__ = ["FileSearch", "FileSearchRankingOptions", "FileSearchTool"]
