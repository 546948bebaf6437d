# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.vector_stores.file_batch_create_params`."""

from threads_api.params import CreateVectorStoreFileBatchArguments as FileBatchCreateParams
from threads_api.params import VectorStoreFileCreateParams as File

__all__ = ["File", "FileBatchCreateParams"]
