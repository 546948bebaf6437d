# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.image_url_delta`."""

from threads_api.models import ImageURLDelta as ImageURLDelta

__all__ = ["ImageURLDelta"]
