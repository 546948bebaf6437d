# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.message_content_part_param`."""

from threads_api.params import MessageContentPartParam as MessageContentPartParam

__all__ = ["MessageContentPartParam"]
