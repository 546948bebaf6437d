# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.shared.metadata`."""

from threads_api.models import Metadata as Metadata

__all__ = ["Metadata"]
