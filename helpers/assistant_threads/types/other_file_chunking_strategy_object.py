# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.other_file_chunking_strategy_object`."""

from threads_api.models import OtherFileChunkingStrategyObject as OtherFileChunkingStrategyObject

__all__ = ["OtherFileChunkingStrategyObject"]
