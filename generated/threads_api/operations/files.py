# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Files: the requests behind `client.files`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from threads_runtime.files import multipart_body
from threads_runtime.omit import Omit, omit
from threads_runtime.operation import Lazy, Operation, PageSize, RequestOptions, path
from threads_runtime.pages.pages import CursorPage, cursor_page

if TYPE_CHECKING:
    from threads_runtime.files import FileTypes
    from threads_runtime.responses.binary import HttpxBinaryResponseContent

    from ..models.file_object import FileDeleted, FileObject
    from ..params.file_params import FileExpiresAfterParam
    from ..params.file_purpose import FilePurposeParam

FILE_OBJECT: Lazy[FileObject] = Lazy("threads_api.models.file_object:FileObject.from_dict")
FILE_DELETED: Lazy[FileDeleted] = Lazy("threads_api.models.file_object:FileDeleted.from_dict")
HTTPX_BINARY_RESPONSE_CONTENT: Lazy[HttpxBinaryResponseContent] = Lazy(
    "threads_runtime.responses.binary:HttpxBinaryResponseContent"
)


def list_files(
    *,
    purpose: str | Omit = omit,
    limit: int | Omit = omit,
    order: Literal["asc", "desc"] | Omit = omit,
    after: str | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[CursorPage[FileObject]]:
    """`GET /files`, returning pages of `FileObject`."""
    return Operation(
        name="files.list",
        method="GET",
        path=path("/files"),
        query={
            "purpose": purpose,
            "limit": limit,
            "order": order,
            "after": after,
        },
        decode=cursor_page(FILE_OBJECT),
        page_size=PageSize("limit", 10000),
        options=options,
    )


def create_file(
    *,
    file: FileTypes,
    purpose: FilePurposeParam,
    expires_after: FileExpiresAfterParam | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[FileObject]:
    """`POST /files`, returning `FileObject`."""
    return Operation(
        name="files.create",
        method="POST",
        path=path("/files"),
        body=multipart_body(
            {
                "file": file,
                "purpose": purpose,
                "expires_after": expires_after,
            },
            ["file"],
        ),
        decode=FILE_OBJECT,
        ambiguous_hint="Check with files.list().",
        options=options,
    )


def retrieve_file(
    file_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[FileObject]:
    """`GET /files/{file_id}`, returning `FileObject`."""
    return Operation(
        name="files.retrieve",
        method="GET",
        path=path("/files/{file_id}", file_id=file_id),
        decode=FILE_OBJECT,
        options=options,
    )


def delete_file(
    file_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[FileDeleted]:
    """`DELETE /files/{file_id}`, returning `FileDeleted`."""
    return Operation(
        name="files.delete",
        method="DELETE",
        path=path("/files/{file_id}", file_id=file_id),
        decode=FILE_DELETED,
        options=options,
    )


def retrieve_file_content(
    file_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[HttpxBinaryResponseContent]:
    """`GET /files/{file_id}/content`, returning `HttpxBinaryResponseContent`."""
    return Operation(
        name="files.content",
        method="GET",
        path=path("/files/{file_id}/content", file_id=file_id),
        decode=HTTPX_BINARY_RESPONSE_CONTENT,
        returns="file",
        options=options,
    )
