# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.static_file_chunking_strategy`."""

from threads_api.models import StaticFileChunkingStrategy as StaticFileChunkingStrategy

__all__ = ["StaticFileChunkingStrategy"]
