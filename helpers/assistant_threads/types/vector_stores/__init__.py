# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.vector_stores`, each name loaded when it is first used."""

from typing import TYPE_CHECKING

from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from . import file_batch_create_params as file_batch_create_params
    from . import file_batch_list_files_params as file_batch_list_files_params
    from . import file_content_response as file_content_response
    from . import file_create_params as file_create_params
    from . import file_list_params as file_list_params
    from . import file_update_params as file_update_params
    from . import vector_store_file as vector_store_file
    from . import vector_store_file_batch as vector_store_file_batch
    from . import vector_store_file_deleted as vector_store_file_deleted
    from .file_batch_create_params import FileBatchCreateParams as FileBatchCreateParams
    from .file_batch_list_files_params import FileBatchListFilesParams as FileBatchListFilesParams
    from .file_content_response import FileContentResponse as FileContentResponse
    from .file_create_params import FileCreateParams as FileCreateParams
    from .file_list_params import FileListParams as FileListParams
    from .file_update_params import FileUpdateParams as FileUpdateParams
    from .vector_store_file import VectorStoreFile as VectorStoreFile
    from .vector_store_file_batch import VectorStoreFileBatch as VectorStoreFileBatch
    from .vector_store_file_deleted import VectorStoreFileDeleted as VectorStoreFileDeleted
else:
    __all__ = [
        "FileBatchCreateParams",
        "FileBatchListFilesParams",
        "FileContentResponse",
        "FileCreateParams",
        "FileListParams",
        "FileUpdateParams",
        "VectorStoreFile",
        "VectorStoreFileBatch",
        "VectorStoreFileDeleted",
    ]
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "VectorStoreFile": "vector_store_file",
            "VectorStoreFileBatch": "vector_store_file_batch",
            "VectorStoreFileDeleted": "vector_store_file_deleted",
            "FileBatchCreateParams": "file_batch_create_params",
            "FileBatchListFilesParams": "file_batch_list_files_params",
            "FileContentResponse": "file_content_response",
            "FileCreateParams": "file_create_params",
            "FileListParams": "file_list_params",
            "FileUpdateParams": "file_update_params",
        },
        submodules=[
            "file_batch_create_params",
            "file_batch_list_files_params",
            "file_content_response",
            "file_create_params",
            "file_list_params",
            "file_update_params",
            "vector_store_file",
            "vector_store_file_batch",
            "vector_store_file_deleted",
        ],
    )
