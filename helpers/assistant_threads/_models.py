# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai._models`."""

from threads_runtime.models import Model as BaseModel

__all__ = ["BaseModel"]
