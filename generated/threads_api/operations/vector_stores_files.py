# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""VectorStoresFiles: the requests behind `client.vector_stores.files`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from threads_runtime.omit import Omit, omit
from threads_runtime.operation import Lazy, Operation, PageSize, RequestOptions, json_body, path
from threads_runtime.pages.pages import CursorPage, cursor_page

if TYPE_CHECKING:
    from ..models.vector_store_file import FileContentResponse, VectorStoreFile, VectorStoreFileDeleted
    from ..params.tool_resources import FileChunkingStrategyParam
    from ..params.vector_store_file import VectorStoreFileAttributesParam

VECTOR_STORE_FILE: Lazy[VectorStoreFile] = Lazy("threads_api.models.vector_store_file:VectorStoreFile.from_dict")
VECTOR_STORE_FILE_DELETED: Lazy[VectorStoreFileDeleted] = Lazy(
    "threads_api.models.vector_store_file:VectorStoreFileDeleted.from_dict"
)
FILE_CONTENT_RESPONSE: Lazy[FileContentResponse] = Lazy(
    "threads_api.models.vector_store_file:FileContentResponse.from_dict"
)


def list_vector_store_files(
    vector_store_id: str,
    *,
    limit: int | Omit = omit,
    order: Literal["asc", "desc"] | Omit = omit,
    after: str | Omit = omit,
    before: str | Omit = omit,
    filter: Literal["in_progress", "completed", "failed", "cancelled"] | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[CursorPage[VectorStoreFile]]:
    """`GET /vector_stores/{vector_store_id}/files`, returning pages of `VectorStoreFile`."""
    return Operation(
        name="vector_stores.files.list",
        method="GET",
        path=path("/vector_stores/{vector_store_id}/files", vector_store_id=vector_store_id),
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


def create_vector_store_file(
    vector_store_id: str,
    *,
    file_id: str,
    attributes: VectorStoreFileAttributesParam | None | Omit = omit,
    chunking_strategy: FileChunkingStrategyParam | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[VectorStoreFile]:
    """`POST /vector_stores/{vector_store_id}/files`, returning `VectorStoreFile`."""
    return Operation(
        name="vector_stores.files.create",
        method="POST",
        path=path("/vector_stores/{vector_store_id}/files", vector_store_id=vector_store_id),
        body=json_body(
            {
                "file_id": file_id,
                "attributes": attributes,
                "chunking_strategy": chunking_strategy,
            }
        ),
        decode=VECTOR_STORE_FILE,
        ambiguous_hint="Check with vector_stores.files.retrieve(file_id, vector_store_id=vector_store_id).",
        options=options,
    )


def retrieve_vector_store_file(
    vector_store_id: str,
    file_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[VectorStoreFile]:
    """`GET /vector_stores/{vector_store_id}/files/{file_id}`, returning `VectorStoreFile`."""
    return Operation(
        name="vector_stores.files.retrieve",
        method="GET",
        path=path("/vector_stores/{vector_store_id}/files/{file_id}", vector_store_id=vector_store_id, file_id=file_id),
        decode=VECTOR_STORE_FILE,
        options=options,
    )


def update_vector_store_file(
    vector_store_id: str,
    file_id: str,
    *,
    attributes: VectorStoreFileAttributesParam | None,
    options: RequestOptions = RequestOptions(),
) -> Operation[VectorStoreFile]:
    """`POST /vector_stores/{vector_store_id}/files/{file_id}`, returning `VectorStoreFile`."""
    return Operation(
        name="vector_stores.files.update",
        method="POST",
        path=path("/vector_stores/{vector_store_id}/files/{file_id}", vector_store_id=vector_store_id, file_id=file_id),
        body=json_body(
            {
                "attributes": attributes,
            }
        ),
        decode=VECTOR_STORE_FILE,
        options=options,
    )


def delete_vector_store_file(
    vector_store_id: str,
    file_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[VectorStoreFileDeleted]:
    """`DELETE /vector_stores/{vector_store_id}/files/{file_id}`, returning `VectorStoreFileDeleted`."""
    return Operation(
        name="vector_stores.files.delete",
        method="DELETE",
        path=path("/vector_stores/{vector_store_id}/files/{file_id}", vector_store_id=vector_store_id, file_id=file_id),
        decode=VECTOR_STORE_FILE_DELETED,
        options=options,
    )


def retrieve_vector_store_file_content(
    vector_store_id: str,
    file_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[CursorPage[FileContentResponse]]:
    """`GET /vector_stores/{vector_store_id}/files/{file_id}/content`, returning pages of `FileContentResponse`."""
    return Operation(
        name="vector_stores.files.content",
        method="GET",
        path=path(
            "/vector_stores/{vector_store_id}/files/{file_id}/content", vector_store_id=vector_store_id, file_id=file_id
        ),
        decode=cursor_page(FILE_CONTENT_RESPONSE),
        is_single_page=True,
        options=options,
    )
