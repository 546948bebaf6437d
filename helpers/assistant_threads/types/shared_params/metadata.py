# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.shared_params.metadata`."""

from threads_api.params import MetadataParam as Metadata

__all__ = ["Metadata"]
