# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.assistant_list_params`."""

from threads_api.params import ListAssistantsArguments as AssistantListParams

__all__ = ["AssistantListParams"]
