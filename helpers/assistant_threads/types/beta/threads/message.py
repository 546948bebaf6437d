# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.message`."""

from threads_api.models import Attachment as Attachment
from threads_api.models import AttachmentFileSearchTool as AttachmentToolAssistantToolsFileSearchTypeOnly
from threads_api.models import AttachmentTool as AttachmentTool
from threads_api.models import Message as Message
from threads_api.models import MessageIncompleteDetails as IncompleteDetails

__all__ = [
    "Attachment",
    "AttachmentTool",
    "AttachmentToolAssistantToolsFileSearchTypeOnly",
    "IncompleteDetails",
    "Message",
]
