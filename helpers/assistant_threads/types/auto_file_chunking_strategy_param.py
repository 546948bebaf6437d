# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.auto_file_chunking_strategy_param`."""

from threads_api.params import AutoFileChunkingStrategyParam as AutoFileChunkingStrategyParam

__all__ = ["AutoFileChunkingStrategyParam"]
