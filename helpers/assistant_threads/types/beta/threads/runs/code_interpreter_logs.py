# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.code_interpreter_logs`."""

from threads_api.models import CodeInterpreterLogsDelta as CodeInterpreterLogs

__all__ = ["CodeInterpreterLogs"]
