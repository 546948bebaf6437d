# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.lib.streaming`, each name loaded when it is first used."""

from typing import TYPE_CHECKING

from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from . import _assistants as _assistants
    from ._assistants import AssistantEventHandler as AssistantEventHandler
    from ._assistants import AssistantStreamManager as AssistantStreamManager
    from ._assistants import AsyncAssistantEventHandler as AsyncAssistantEventHandler
    from ._assistants import AsyncAssistantStreamManager as AsyncAssistantStreamManager
else:
    __all__ = [
        "AssistantEventHandler",
        "AssistantStreamManager",
        "AsyncAssistantEventHandler",
        "AsyncAssistantStreamManager",
    ]
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "AssistantEventHandler": "_assistants",
            "AssistantStreamManager": "_assistants",
            "AsyncAssistantEventHandler": "_assistants",
            "AsyncAssistantStreamManager": "_assistants",
        },
        submodules=["_assistants"],
    )
