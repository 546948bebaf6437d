"""What the bytes of a stream of events mean: its events, its end, and whether it broke. Performs no I/O."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from ..errors import StreamInterruptedError, error_from_stream, error_from_transport
from ..json_codec import loads
from .sse import MAX_EVENT_BYTES, EventTooLargeError, ServerSentEvent, SSEDecoder

if TYPE_CHECKING:
    import httpx

__all__ = ["EventReader"]

E = TypeVar("E")

# A run in one of these goes on by itself no more, so that nothing is missing where a server never sends `done`.
_RESTING = frozenset({"completed", "failed", "cancelled", "expired", "incomplete", "requires_action"})

# As much of a body as is kept to tell what came where not a single event did.
_MAX_HEAD = 1024 * 1024


class EventReader(Generic[E]):
    """Turns the body of a response, in chunks, into the decoded events of a run."""

    __slots__ = ("_events", "_head", "_last", "_response", "_sse", "ended", "run_id", "thread_id")

    def __init__(
        self, response: httpx.Response, events: Callable[[Any], E], max_event_bytes: int = MAX_EVENT_BYTES
    ) -> None:
        self._response = response
        self._events = events
        self._sse = SSEDecoder(max_event_bytes)
        self._head = bytearray()
        self._last: dict[str, Any] | None = None
        self.ended = False
        self.run_id: str | None = None
        self.thread_id: str | None = None

    def feed(self, chunk: bytes) -> Iterator[E]:
        """The events that this chunk completes; to be iterated to the end before the next chunk is fed.

        Raises the typed error of an `error` event, and StreamInterruptedError on what can't be an event.
        """
        if self._last is None:
            self._head += chunk[: _MAX_HEAD - len(self._head)]
        elif self._head:
            self._head.clear()
        decode = self._events
        try:
            for event in self._sse.feed(chunk):
                name = event.event
                if name == "done" or event.data.startswith(b"[DONE]"):
                    self.ended = True
                    return
                payload = self._payload(event)
                if name == "error" or (name == "message" and _is_bare_error(payload)):
                    raise error_from_stream(payload, self._response)
                if self.run_id is None or self.thread_id is None:
                    self._note_ids(payload)
                self._last = raw = {"event": name, "data": payload}
                yield decode(raw)
        except EventTooLargeError as error:
            raise self._interrupted(str(error)) from None

    def finish(self) -> None:
        """Say that the body is over. Raises StreamInterruptedError unless this can be the end of the stream."""
        if self.ended:
            return
        if self._last is None or self._sse.pending or not _rests(self._last["data"]):
            raise self._interrupted(self._what_is_missing())
        self.ended = True

    def broken(self, failure: httpx.HTTPError | httpx.StreamError) -> StreamInterruptedError:
        """The error for a body that could not be read to its end."""
        import httpx

        if isinstance(failure, httpx.StreamError):  # raised where someone else has read or closed the response
            return self._interrupted("the body was read or closed elsewhere")
        return self._interrupted(error_from_transport(failure, self._response.request).message.rstrip("."))

    def _payload(self, event: ServerSentEvent) -> Any:
        try:
            return loads(event.data)
        except ValueError as error:
            try:  # the standard replaces what isn't UTF-8, JSON refuses it
                return loads(event.text.encode())
            except ValueError:
                pass
            if event.event == "message" or event.event.startswith("thread."):
                raise self._interrupted(f"the data of the event {event.event} is no JSON ({error})") from None
            return event.text  # an event of the server's own, which may be anything

    def _note_ids(self, payload: Any) -> None:
        if not isinstance(payload, dict):
            return
        fields = cast("dict[str, Any]", payload)
        kind = fields.get("object")
        self.run_id = self.run_id or _text(fields.get("id" if kind == "thread.run" else "run_id"))
        self.thread_id = self.thread_id or _text(fields.get("id" if kind == "thread" else "thread_id"))

    def _what_is_missing(self) -> str:
        if self._last is None and (instead := self._what_came_instead()) is not None:
            return instead
        if self._sse.pending:
            return "it ended within an event"
        return f"it ended without `done`, after {'no event at all' if self._last is None else self._last['event']}"

    def _what_came_instead(self) -> str | None:
        head = bytes(self._head).strip()
        if not head:
            return "the body of the answer is empty"
        try:
            body = loads(head)
        except ValueError:
            media_type = self._response.headers.get("content-type", "").partition(";")[0].strip().lower()
            return (
                None
                if media_type in ("", "text/event-stream")
                else f"the answer is no stream of events but {media_type}"
            )
        self._note_ids(body)
        fields = cast("dict[str, Any]", body) if isinstance(body, dict) else {}
        kind, status = _text(fields.get("object")), _text(fields.get("status"))
        return f"the answer is no stream of events but JSON: {kind or 'no object of the API'}" + (
            f", {status}" if status else ""
        )

    def _interrupted(self, what: str) -> StreamInterruptedError:
        places = [f"run {self.run_id}"] if self.run_id else []
        places += [f"thread {self.thread_id}"] if self.thread_id else []
        seen = f" ({', '.join(places)})" if places else ""
        return StreamInterruptedError(
            message=f"The stream broke off: {what}{seen}.",
            request=self._response.request,
            run_id=self.run_id,
            thread_id=self.thread_id,
        )


def _is_bare_error(payload: Any) -> bool:
    """Whether an event without a name is an error all the same."""
    fields = cast("dict[str, Any]", payload) if isinstance(payload, dict) else {}
    return bool(fields.get("error")) and "object" not in fields


def _rests(payload: Any) -> bool:
    fields = cast("dict[str, Any]", payload) if isinstance(payload, dict) else {}
    return fields.get("object") == "thread.run" and _text(fields.get("status")) in _RESTING


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
