# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.resources.beta.threads.messages`."""

from threads_api.resources.messages import AsyncMessages as AsyncMessages
from threads_api.resources.messages import AsyncMessagesWithRawResponse as AsyncMessagesWithRawResponse
from threads_api.resources.messages import AsyncMessagesWithStreamingResponse as AsyncMessagesWithStreamingResponse
from threads_api.resources.messages import Messages as Messages
from threads_api.resources.messages import MessagesWithRawResponse as MessagesWithRawResponse
from threads_api.resources.messages import MessagesWithStreamingResponse as MessagesWithStreamingResponse

__all__ = [
    "AsyncMessages",
    "AsyncMessagesWithRawResponse",
    "AsyncMessagesWithStreamingResponse",
    "Messages",
    "MessagesWithRawResponse",
    "MessagesWithStreamingResponse",
]
