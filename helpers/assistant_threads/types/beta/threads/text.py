# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.text`."""

from threads_api.models import TextContent as Text

__all__ = ["Text"]
