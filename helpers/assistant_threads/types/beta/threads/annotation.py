# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.annotation`."""

from threads_api.models import Annotation as Annotation

__all__ = ["Annotation"]
