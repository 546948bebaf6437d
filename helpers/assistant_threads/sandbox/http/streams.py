"""Streaming responses: the events of a run as server-sent events, and the contents of a file."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from urllib.parse import quote

from attrs import define, field
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from threads_runtime.json_codec import dumps

from ..errors import RefusedError
from ..faults import TRANSPORT
from ..files.contents import Contents
from ..model.event_log import EventLog
from ..model.objects import as_event
from ..model.store import Object
from .api_request import Download

__all__ = ["EventStreams", "download_response"]

_DONE = b"event: done\ndata: [DONE]\n\n"


@define
class EventStreams:
    """Creates streaming responses, at most `max_streams` at a time; `check` is called with each event."""

    _max_streams: int
    _check: Callable[[str, Object], None]
    _open: int = field(default=0, init=False)

    def require_room(self) -> None:
        """Raise RefusedError if too many streams are open."""
        if self._open >= self._max_streams:
            raise RefusedError(
                f"The sandbox serves at most {self._max_streams} streams at once.",
                status=429,
                type="requests",
                code="rate_limit_exceeded",
            )

    def response(self, log: EventLog, request: Request, include: list[str]) -> Response:
        return StreamingResponse(
            self._chunks(log, request, include), headers={"content-type": "text/event-stream; charset=utf-8"}
        )

    async def _chunks(self, log: EventLog, request: Request, include: list[str]) -> AsyncIterator[bytes]:
        self._open += 1
        try:
            async for name, data in log.read():
                yield self._encode(name, as_event(data, include))
            if not log.ended:
                # The sandbox is stopping, or the thread was deleted: break the connection, since `done` would be wrong.
                request.scope[TRANSPORT].close()
                return
            yield _DONE
        finally:
            self._open -= 1

    def _encode(self, name: str, data: Object) -> bytes:
        self._check(name, data)
        return b"event: %s\ndata: %s\n\n" % (name.encode(), dumps(data))


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
