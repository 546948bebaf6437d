# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.image_url_delta_block`."""

from threads_api.models import ImageURLDeltaBlock as ImageURLDeltaBlock

__all__ = ["ImageURLDeltaBlock"]
