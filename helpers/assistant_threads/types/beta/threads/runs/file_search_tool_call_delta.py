# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.file_search_tool_call_delta`."""

from threads_api.models import FileSearchToolCallDelta as FileSearchToolCallDelta

__all__ = ["FileSearchToolCallDelta"]
