# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.text_delta`."""

from threads_api.models import TextDelta as TextDelta

__all__ = ["TextDelta"]
