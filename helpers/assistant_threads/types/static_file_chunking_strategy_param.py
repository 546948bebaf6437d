# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.static_file_chunking_strategy_param`."""

from threads_api.params import StaticFileChunkingStrategyParam as StaticFileChunkingStrategyParam

__all__ = ["StaticFileChunkingStrategyParam"]
