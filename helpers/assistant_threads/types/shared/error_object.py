# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.shared.error_object`."""

from threads_api.models import ErrorObject as ErrorObject

__all__ = ["ErrorObject"]
