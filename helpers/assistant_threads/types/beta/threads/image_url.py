# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.image_url`."""

from threads_api.models import ImageURL as ImageURL

__all__ = ["ImageURL"]
