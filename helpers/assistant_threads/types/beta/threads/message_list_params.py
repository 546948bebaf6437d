# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.message_list_params`."""

from threads_api.params import ListMessagesArguments as MessageListParams

__all__ = ["MessageListParams"]
