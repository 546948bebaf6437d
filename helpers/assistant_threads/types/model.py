# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.model`."""

from threads_api.models import ModelObject as Model

__all__ = ["Model"]
