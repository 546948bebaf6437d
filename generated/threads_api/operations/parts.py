# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Parts: the requests behind `client.uploads.parts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from threads_runtime.files import multipart_body
from threads_runtime.operation import Lazy, Operation, RequestOptions, path

if TYPE_CHECKING:
    from threads_runtime.files import FileTypes

    from ..models.upload import UploadPart

UPLOAD_PART: Lazy[UploadPart] = Lazy("threads_api.models.upload:UploadPart.from_dict")


def create_upload_part(
    upload_id: str,
    *,
    data: FileTypes,
    options: RequestOptions = RequestOptions(),
) -> Operation[UploadPart]:
    """`POST /uploads/{upload_id}/parts`, returning `UploadPart`."""
    return Operation(
        name="uploads.parts.create",
        method="POST",
        path=path("/uploads/{upload_id}/parts", upload_id=upload_id),
        body=multipart_body(
            {
                "data": data,
            },
            ["data"],
        ),
        decode=UPLOAD_PART,
        ambiguous_hint="A part whose identifier is unknown does no harm. Add it again, and complete the upload with the known parts.",
        options=options,
    )
