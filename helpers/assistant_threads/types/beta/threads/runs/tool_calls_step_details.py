# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.tool_calls_step_details`."""

from threads_api.models import ToolCallsStepDetails as ToolCallsStepDetails

__all__ = ["ToolCallsStepDetails"]
