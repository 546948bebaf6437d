# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.annotation_delta`."""

from threads_api.models import AnnotationDelta as AnnotationDelta

__all__ = ["AnnotationDelta"]
