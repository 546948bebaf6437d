# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.code_interpreter_tool_call`."""

from threads_api.models import CodeInterpreterCall as CodeInterpreter
from threads_api.models import CodeInterpreterImage as CodeInterpreterOutputImageImage
from threads_api.models import CodeInterpreterLogs as CodeInterpreterOutputLogs
from threads_api.models import CodeInterpreterOutput as CodeInterpreterOutput
from threads_api.models import CodeInterpreterOutputImage as CodeInterpreterOutputImage
from threads_api.models import CodeInterpreterToolCall as CodeInterpreterToolCall

__all__ = [
    "CodeInterpreter",
    "CodeInterpreterOutput",
    "CodeInterpreterOutputImage",
    "CodeInterpreterOutputImageImage",
    "CodeInterpreterOutputLogs",
    "CodeInterpreterToolCall",
]
