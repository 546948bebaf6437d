# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.code_interpreter_tool_call_delta`."""

from threads_api.models import CodeInterpreterCallDelta as CodeInterpreter
from threads_api.models import CodeInterpreterOutputDelta as CodeInterpreterOutput
from threads_api.models import CodeInterpreterToolCallDelta as CodeInterpreterToolCallDelta

__all__ = ["CodeInterpreter", "CodeInterpreterOutput", "CodeInterpreterToolCallDelta"]
