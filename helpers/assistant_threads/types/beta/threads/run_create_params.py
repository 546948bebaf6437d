# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.run_create_params`."""

from assistant_threads.compat.call_params import RunCreateParams as RunCreateParams
from assistant_threads.compat.call_params import RunCreateParamsNonStreaming as RunCreateParamsNonStreaming
from assistant_threads.compat.call_params import RunCreateParamsStreaming as RunCreateParamsStreaming
from threads_api.params import AttachmentFileSearchToolParam as AdditionalMessageAttachmentToolFileSearch
from threads_api.params import AttachmentParam as AdditionalMessageAttachment
from threads_api.params import AttachmentToolParam as AdditionalMessageAttachmentTool
from threads_api.params import CreateRunArguments as RunCreateParamsBase
from threads_api.params import MessageCreateParams as AdditionalMessage
from threads_api.params import TruncationStrategyParam as TruncationStrategy

__all__ = [
    "AdditionalMessage",
    "AdditionalMessageAttachment",
    "AdditionalMessageAttachmentTool",
    "AdditionalMessageAttachmentToolFileSearch",
    "RunCreateParams",
    "RunCreateParamsBase",
    "RunCreateParamsNonStreaming",
    "RunCreateParamsStreaming",
    "TruncationStrategy",
]
