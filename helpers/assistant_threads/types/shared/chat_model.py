# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.shared.chat_model`."""

from assistant_threads.compat.call_params import ChatModel as ChatModel

__all__ = ["ChatModel"]
