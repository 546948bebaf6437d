"""The arguments of calls about files as openai-python's `…Params` types have them: with the ids of the path."""

from __future__ import annotations

from typing import Required, TypeAlias

from threads_api.params import ListVectorStoreFileBatchFilesArguments, UpdateVectorStoreFileArguments

__all__ = ["FileBatchListFilesParams", "FileContent", "FileUpdateParams"]

FileContent: TypeAlias = str
"""What `files.retrieve_content` of openai-python returns."""


class FileBatchListFilesParams(ListVectorStoreFileBatchFilesArguments, total=False):
    """Of `vector_stores.file_batches.list_files`."""

    vector_store_id: Required[str]


class FileUpdateParams(UpdateVectorStoreFileArguments, total=False):
    """Of `vector_stores.files.update`."""

    vector_store_id: Required[str]
