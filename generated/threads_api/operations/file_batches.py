# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""FileBatches: the requests behind `client.vector_stores.file_batches`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from threads_runtime.omit import Omit, omit
from threads_runtime.operation import Lazy, Operation, PageSize, RequestOptions, json_body, path
from threads_runtime.pages.pages import CursorPage, cursor_page

if TYPE_CHECKING:
    from ..models.vector_store_file import VectorStoreFile
    from ..models.vector_store_file_batch import VectorStoreFileBatch
    from ..params.tool_resources import FileChunkingStrategyParam
    from ..params.vector_store_file import VectorStoreFileAttributesParam
    from ..params.vector_store_file_params import VectorStoreFileCreateParams

VECTOR_STORE_FILE_BATCH: Lazy[VectorStoreFileBatch] = Lazy(
    "threads_api.models.vector_store_file_batch:VectorStoreFileBatch.from_dict"
)
VECTOR_STORE_FILE: Lazy[VectorStoreFile] = Lazy("threads_api.models.vector_store_file:VectorStoreFile.from_dict")


def create_vector_store_file_batch(
    vector_store_id: str,
    *,
    file_ids: Iterable[str] | Omit = omit,
    files: Iterable[VectorStoreFileCreateParams] | Omit = omit,
    attributes: VectorStoreFileAttributesParam | None | Omit = omit,
    chunking_strategy: FileChunkingStrategyParam | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[VectorStoreFileBatch]:
    """`POST /vector_stores/{vector_store_id}/file_batches`, returning `VectorStoreFileBatch`."""
    return Operation(
        name="vector_stores.file_batches.create",
        method="POST",
        path=path("/vector_stores/{vector_store_id}/file_batches", vector_store_id=vector_store_id),
        body=json_body(
            {
                "file_ids": file_ids,
                "files": files,
                "attributes": attributes,
                "chunking_strategy": chunking_strategy,
            }
        ),
        decode=VECTOR_STORE_FILE_BATCH,
        ambiguous_hint="Check with vector_stores.files.list(vector_store_id) whether the files were added.",
        options=options,
    )


def retrieve_vector_store_file_batch(
    vector_store_id: str,
    batch_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[VectorStoreFileBatch]:
    """`GET /vector_stores/{vector_store_id}/file_batches/{batch_id}`, returning `VectorStoreFileBatch`."""
    return Operation(
        name="vector_stores.file_batches.retrieve",
        method="GET",
        path=path(
            "/vector_stores/{vector_store_id}/file_batches/{batch_id}",
            vector_store_id=vector_store_id,
            batch_id=batch_id,
        ),
        decode=VECTOR_STORE_FILE_BATCH,
        options=options,
    )


def cancel_vector_store_file_batch(
    vector_store_id: str,
    batch_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[VectorStoreFileBatch]:
    """`POST /vector_stores/{vector_store_id}/file_batches/{batch_id}/cancel`, returning `VectorStoreFileBatch`."""
    return Operation(
        name="vector_stores.file_batches.cancel",
        method="POST",
        path=path(
            "/vector_stores/{vector_store_id}/file_batches/{batch_id}/cancel",
            vector_store_id=vector_store_id,
            batch_id=batch_id,
        ),
        decode=VECTOR_STORE_FILE_BATCH,
        options=options,
    )


def list_vector_store_file_batch_files(
    vector_store_id: str,
    batch_id: str,
    *,
    limit: int | Omit = omit,
    order: Literal["asc", "desc"] | Omit = omit,
    after: str | Omit = omit,
    before: str | Omit = omit,
    filter: Literal["in_progress", "completed", "failed", "cancelled"] | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[CursorPage[VectorStoreFile]]:
    """`GET /vector_stores/{vector_store_id}/file_batches/{batch_id}/files`, returning pages of `VectorStoreFile`."""
    return Operation(
        name="vector_stores.file_batches.list_files",
        method="GET",
        path=path(
            "/vector_stores/{vector_store_id}/file_batches/{batch_id}/files",
            vector_store_id=vector_store_id,
            batch_id=batch_id,
        ),
        query={
            "limit": limit,
            "order": order,
            "after": after,
            "before": before,
            "filter": filter,
        },
        decode=cursor_page(VECTOR_STORE_FILE),
        page_size=PageSize("limit", 100),
        options=options,
    )
