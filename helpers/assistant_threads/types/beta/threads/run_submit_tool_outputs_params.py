# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.run_submit_tool_outputs_params`."""

from assistant_threads.compat.call_params import RunSubmitToolOutputsParams as RunSubmitToolOutputsParams
from assistant_threads.compat.call_params import RunSubmitToolOutputsParamsBase as RunSubmitToolOutputsParamsBase
from assistant_threads.compat.call_params import (
    RunSubmitToolOutputsParamsNonStreaming as RunSubmitToolOutputsParamsNonStreaming,
)
from assistant_threads.compat.call_params import (
    RunSubmitToolOutputsParamsStreaming as RunSubmitToolOutputsParamsStreaming,
)
from threads_api.params import ToolOutputParam as ToolOutput

__all__ = [
    "RunSubmitToolOutputsParams",
    "RunSubmitToolOutputsParamsBase",
    "RunSubmitToolOutputsParamsNonStreaming",
    "RunSubmitToolOutputsParamsStreaming",
    "ToolOutput",
]
