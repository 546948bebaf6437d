# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.static_file_chunking_strategy_object`."""

from threads_api.models import StaticFileChunkingStrategyObject as StaticFileChunkingStrategyObject

__all__ = ["StaticFileChunkingStrategyObject"]
