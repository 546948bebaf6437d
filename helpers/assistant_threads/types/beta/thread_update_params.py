# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.thread_update_params`."""

from threads_api.params import ToolResourcesCodeInterpreterParam as ToolResourcesCodeInterpreter
from threads_api.params import ToolResourcesFileSearchParam as ToolResourcesFileSearch
from threads_api.params import ToolResourcesParam as ToolResources
from threads_api.params import UpdateThreadArguments as ThreadUpdateParams

__all__ = ["ThreadUpdateParams", "ToolResources", "ToolResourcesCodeInterpreter", "ToolResourcesFileSearch"]
