# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.message_create_params`."""

from threads_api.params import AttachmentFileSearchToolParam as AttachmentToolFileSearch
from threads_api.params import AttachmentParam as Attachment
from threads_api.params import AttachmentToolParam as AttachmentTool
from threads_api.params import MessageCreateParams as MessageCreateParams

__all__ = ["Attachment", "AttachmentTool", "AttachmentToolFileSearch", "MessageCreateParams"]
