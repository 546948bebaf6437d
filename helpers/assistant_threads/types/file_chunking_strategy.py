# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.file_chunking_strategy`."""

from threads_api.models import FileChunkingStrategy as FileChunkingStrategy

__all__ = ["FileChunkingStrategy"]
