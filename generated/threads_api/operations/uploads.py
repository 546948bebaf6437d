# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Uploads: the requests behind `client.uploads`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from threads_runtime.omit import Omit, omit
from threads_runtime.operation import Lazy, Operation, RequestOptions, json_body, path

if TYPE_CHECKING:
    from ..models.upload import Upload
    from ..params.file_params import FileExpiresAfterParam
    from ..params.file_purpose import FilePurposeParam

UPLOAD: Lazy[Upload] = Lazy("threads_api.models.upload:Upload.from_dict")


def create_upload(
    *,
    bytes: int,
    filename: str,
    mime_type: str,
    purpose: FilePurposeParam,
    expires_after: FileExpiresAfterParam | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[Upload]:
    """`POST /uploads`, returning `Upload`."""
    return Operation(
        name="uploads.create",
        method="POST",
        path=path("/uploads"),
        body=json_body(
            {
                "bytes": bytes,
                "filename": filename,
                "mime_type": mime_type,
                "purpose": purpose,
                "expires_after": expires_after,
            }
        ),
        decode=UPLOAD,
        ambiguous_hint="An upload may exist that cannot be listed. It expires after an hour.",
        options=options,
    )


def cancel_upload(
    upload_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[Upload]:
    """`POST /uploads/{upload_id}/cancel`, returning `Upload`."""
    return Operation(
        name="uploads.cancel",
        method="POST",
        path=path("/uploads/{upload_id}/cancel", upload_id=upload_id),
        decode=UPLOAD,
        options=options,
    )


def complete_upload(
    upload_id: str,
    *,
    part_ids: Iterable[str],
    md5: str | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[Upload]:
    """`POST /uploads/{upload_id}/complete`, returning `Upload`."""
    return Operation(
        name="uploads.complete",
        method="POST",
        path=path("/uploads/{upload_id}/complete", upload_id=upload_id),
        body=json_body(
            {
                "part_ids": part_ids,
                "md5": md5,
            }
        ),
        decode=UPLOAD,
        ambiguous_hint="Check with files.list() whether the file exists.",
        options=options,
    )
