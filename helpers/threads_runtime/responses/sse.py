"""Bytes to server-sent events, by the rules of https://html.spec.whatwg.org/multipage/server-sent-events.html."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define

__all__ = ["MAX_EVENT_BYTES", "EventTooLargeError", "SSEDecoder", "ServerSentEvent"]

MAX_EVENT_BYTES = 64 * 1024 * 1024

BOM = b"\xef\xbb\xbf"


class EventTooLargeError(ValueError):
    """One event is larger than the decoder may hold in memory."""


@define
class ServerSentEvent:
    """One event as it was dispatched."""

    event: str
    """The type of the event, `message` when the server gave none."""
    data: bytes
    """The data lines, joined by LF; not yet decoded, since JSON is read from bytes."""
    id: str = ""
    """The last event id that the stream has set, here or before."""
    retry: int | None = None
    """The reconnection time in milliseconds, when this event sets one."""

    @property
    def text(self) -> str:
        """The data as text, with U+FFFD in place of what isn't UTF-8."""
        return self.data.decode("utf-8", "replace")


class SSEDecoder:
    """Turns chunks of bytes, cut anywhere, into events. Holds the event that is under way, and nothing else.

    An event of more than `max_event_bytes` raises EventTooLargeError.
    """

    __slots__ = ("_after_cr", "_at_start", "_last_id", "_max_event_bytes", "_tail")

    def __init__(self, max_event_bytes: int = MAX_EVENT_BYTES) -> None:
        self._max_event_bytes = max_event_bytes
        self._tail = bytearray()
        self._at_start = True
        self._after_cr = False
        self._last_id = ""

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent]:
        """The events that this chunk completes; to be iterated to the end before the next chunk is fed."""
        limit = self._max_event_bytes
        for block in self._blocks(chunk):
            if len(block) > limit:
                raise self._too_large()
            end = block.find(b"\ndata: ")
            if end > 0 and block.startswith(b"event: ") and block.find(b"\n", end + 1) < 0 > block.find(b"\n", 0, end):
                # As nearly all events come. The other way below gives the same, in twice the time.
                name = block[7:end].decode("utf-8", "replace") or "message"
                yield ServerSentEvent(name, block[end + 7 :], self._last_id)
            elif (event := self._parse(block.split(b"\n"))) is not None:
                yield event
        if len(self._tail) > limit + 4:  # the byte order mark and the line end of a block don't count
            raise self._too_large()

    @property
    def pending(self) -> bool:
        """Whether the input so far ends within an event, which is lost if nothing follows."""
        tail = bytes(self._tail)
        if self._at_start:
            tail = tail.removeprefix(BOM)
        return any(line and not line.startswith(b":") for line in tail.split(b"\n"))

    def _blocks(self, chunk: bytes) -> list[bytes]:
        """The blocks that a blank line ends in this chunk; what follows is kept.

        Only the new bytes are searched, and kept bytes are copied once, so that even single bytes cost linear time.
        A block may begin with line ends: those of further blank lines.
        """
        chunk = self._with_lf_only(chunk)
        tail = self._tail
        if chunk.find(b"\n\n") < 0 and not (tail.endswith(b"\n") and chunk.startswith(b"\n")):
            tail += chunk
            return []
        blocks = (bytes(tail) + chunk if tail else chunk).split(b"\n\n")
        tail[:] = blocks.pop()
        if self._at_start:
            self._at_start = False
            blocks[0] = blocks[0].removeprefix(BOM)
        return blocks

    def _with_lf_only(self, chunk: bytes) -> bytes:
        """CR and CRLF turned into LF. A CR that ends the chunk ends its line: waiting would hold the event back."""
        if self._after_cr and chunk:
            self._after_cr = False
            chunk = chunk.removeprefix(b"\n")
        if chunk.find(b"\r") >= 0:
            self._after_cr = chunk.endswith(b"\r")
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        return chunk

    def _parse(self, lines: list[bytes]) -> ServerSentEvent | None:
        name, data, retry = b"", list[bytes](), None
        for line in lines:
            field, _, value = line.partition(b":")
            value = value.removeprefix(b" ")
            if field == b"data":
                data.append(value)
            elif field == b"event":
                name = value
            elif field == b"id" and b"\0" not in value:
                self._last_id = value.decode("utf-8", "replace")
            elif field == b"retry" and value.isdigit() and len(value) < 20:
                retry = int(value)
        if not data:
            return None
        return ServerSentEvent(name.decode("utf-8", "replace") or "message", b"\n".join(data), self._last_id, retry)

    def _too_large(self) -> EventTooLargeError:
        return EventTooLargeError(f"a server-sent event is larger than {self._max_event_bytes:,} bytes")
