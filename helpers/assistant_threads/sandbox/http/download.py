"""Sends the contents of a file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from ..faults import TRANSPORT
from ..files.contents import Contents
from .api_request import Download

__all__ = ["download_response"]


def download_response(download: Download, contents: Contents, request: Request) -> Response:
    """The contents block by block; the connection breaks if the file is deleted meanwhile."""

    async def blocks() -> AsyncIterator[bytes]:
        try:
            for block in contents.read(download.file_id):
                yield block
        except LookupError:
            request.scope[TRANSPORT].abort()

    headers = {
        "content-type": "application/octet-stream",
        "content-length": str(download.size),
        "content-disposition": f"attachment; filename*=UTF-8''{quote(download.filename, safe='')}",
    }
    return StreamingResponse(blocks(), headers=headers)
