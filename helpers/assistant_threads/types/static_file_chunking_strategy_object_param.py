# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.static_file_chunking_strategy_object_param`."""

from threads_api.params import StaticFileChunkingStrategyObjectParam as StaticFileChunkingStrategyObjectParam

__all__ = ["StaticFileChunkingStrategyObjectParam"]
