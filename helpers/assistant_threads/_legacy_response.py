# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai._legacy_response`."""

from threads_runtime.responses.binary import HttpxBinaryResponseContent as HttpxBinaryResponseContent
from threads_runtime.responses.response import APIResponse as LegacyAPIResponse

__all__ = ["HttpxBinaryResponseContent", "LegacyAPIResponse"]
