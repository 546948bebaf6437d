# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.lib.streaming._assistants`."""

from assistant_threads.streaming.handler import AssistantEventHandler as AssistantEventHandler
from assistant_threads.streaming.handler import AsyncAssistantEventHandler as AsyncAssistantEventHandler
from assistant_threads.streaming.manager import AssistantStreamManager as AssistantStreamManager
from assistant_threads.streaming.manager import AsyncAssistantStreamManager as AsyncAssistantStreamManager

__all__ = [
    "AssistantEventHandler",
    "AssistantStreamManager",
    "AsyncAssistantEventHandler",
    "AsyncAssistantStreamManager",
]
