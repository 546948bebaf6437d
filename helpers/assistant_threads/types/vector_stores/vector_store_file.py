# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.vector_stores.vector_store_file`."""

from threads_api.models import VectorStoreFile as VectorStoreFile
from threads_api.models import VectorStoreFileLastError as LastError

__all__ = ["LastError", "VectorStoreFile"]
