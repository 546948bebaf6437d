# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai._streaming`."""

from threads_runtime.responses.stream import AsyncStream as AsyncStream
from threads_runtime.responses.stream import Stream as Stream

__all__ = ["AsyncStream", "Stream"]
