# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.image_file`."""

from threads_api.models import ImageFile as ImageFile

__all__ = ["ImageFile"]
