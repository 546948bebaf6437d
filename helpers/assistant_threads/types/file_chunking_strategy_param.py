# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.file_chunking_strategy_param`."""

from threads_api.params import FileChunkingStrategyParam as FileChunkingStrategyParam

__all__ = ["FileChunkingStrategyParam"]
