# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.thread`."""

from threads_api.models import Thread as Thread
from threads_api.models import ToolResources as ToolResources
from threads_api.models import ToolResourcesCodeInterpreter as ToolResourcesCodeInterpreter
from threads_api.models import ToolResourcesFileSearch as ToolResourcesFileSearch

__all__ = ["Thread", "ToolResources", "ToolResourcesCodeInterpreter", "ToolResourcesFileSearch"]
