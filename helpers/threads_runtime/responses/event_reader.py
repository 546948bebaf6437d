"""Decodes the body of a stream into events, and tells a complete stream from one that broke off. Performs no I/O."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from ..checks import as_id, as_object, as_text
from ..errors import APIError, StreamInterruptedError, error_from_stream, error_from_transport
from ..json_codec import loads
from .sse import EventTooLargeError, ServerSentEvent, SSEDecoder

if TYPE_CHECKING:
    import httpx

__all__ = ["EventReader", "StreamSettings"]

E = TypeVar("E")

# How much of a body is kept, to describe it in the error if it contains no event.
_MAX_HEAD = 1024 * 1024


class StreamSettings(Protocol):
    """What a stream needs to know of its client."""

    max_event_bytes: int

    def is_final_event(self, data: Any) -> bool:
        """Whether nothing more follows an event with this data, so that a stream without `done` is complete."""
        ...


class EventReader(Generic[E]):
    """Turns the body of a response, in chunks, into decoded events."""

    __slots__ = (
        *("_events", "_head", "_is_final", "_last", "_response", "_sse"),
        *("defers_error", "ended", "error", "run_id", "thread_id"),
    )

    def __init__(self, response: httpx.Response, events: Callable[[Any], E], settings: StreamSettings) -> None:
        self._response = response
        self._events = events
        self._is_final = settings.is_final_event
        self._sse = SSEDecoder(settings.max_event_bytes)
        self._head = bytearray()
        self._last: dict[str, Any] | None = None
        self.ended = False
        self.defers_error = False
        """Raise the error of an `error` event at the end of the stream: what follows it may say how the run ended."""
        self.error: APIError | None = None
        """A deferred error."""
        self.run_id: str | None = None
        self.thread_id: str | None = None

    def feed(self, chunk: bytes) -> Iterator[E]:
        """The events that this chunk completes; iterate them to the end before feeding the next chunk.

        Raises the typed error of an `error` event, and StreamInterruptedError for anything that is not an event.
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
                    self._end()
                    return
                payload = self._payload(event)
                raw = {"event": name, "data": payload}
                if name == "message" and _is_envelope(payload):  # LiteLLM sends no `event:` lines
                    raw, name, payload = payload, payload["event"], payload["data"]
                    if name == "done":
                        self._end()
                        return
                if name == "error" or (name == "message" and _is_bare_error(payload)):
                    self.error = self.error or error_from_stream(payload, self._response)
                    if not self.defers_error:
                        raise self.error
                    continue
                if self.run_id is None or self.thread_id is None:
                    self._note_ids(payload)
                self._last = raw
                yield decode(raw)
                if self.error is not None and self._is_final(payload):
                    self._end()
        except EventTooLargeError as error:
            raise self._interrupted(str(error)) from None

    def _end(self) -> None:
        self.ended = True
        if self.error is not None:
            raise self.error
        if self._last is None:
            raise self._interrupted("`done` came before any event")

    def finish(self) -> None:
        """Mark the end of the body. Raises a deferred error, or StreamInterruptedError for an incomplete stream."""
        if self.ended:
            return
        if self.error is not None:
            raise self.error
        is_final = self._last is not None and self._is_final(self._last["data"])
        if not is_final or self._sse.pending:
            raise self._interrupted(self._what_is_missing())
        self.ended = True

    def broken(self, failure: Exception) -> APIError:
        """The error for a body that broke off."""
        import httpx

        if self.error is not None:
            return self.error
        if isinstance(failure, httpx.StreamError):  # somebody else has read or closed the response
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
                raise self._interrupted(f"the data of the event {event.event} is not JSON ({error})") from None
            return event.text  # an event of the server's own, which may be anything

    def _note_ids(self, payload: Any) -> None:
        fields = as_object(payload)
        kind = fields.get("object")
        self.run_id = self.run_id or as_id(fields.get("id" if kind == "thread.run" else "run_id"))
        self.thread_id = self.thread_id or as_id(fields.get("id" if kind == "thread" else "thread_id"))

    def _what_is_missing(self) -> str:
        if self._last is None and (instead := self._what_came_instead()) is not None:
            return instead
        if self._sse.pending:
            return "it ended within an event"
        return f"no `done` event, after {'no event at all' if self._last is None else self._last['event']}"

    def _what_came_instead(self) -> str | None:
        head = bytes(self._head).strip()
        if not head:
            return "the body of the response is empty"
        try:
            body = loads(head)
        except ValueError:
            media_type = self._response.headers.get("content-type", "").partition(";")[0].strip().lower()
            return (
                None
                if media_type in ("", "text/event-stream")
                else f"the response is not a stream of events but {media_type}"
            )
        self._note_ids(body)
        fields = as_object(body)
        kind, status = as_text(fields.get("object")), as_text(fields.get("status"))
        return f"the response is not a stream of events but JSON: {kind or 'not an object of the API'}" + (
            f", {status}" if status else ""
        )

    def _interrupted(self, what: str) -> StreamInterruptedError:
        known = [f"run {self.run_id}"] if self.run_id else []
        known += [f"thread {self.thread_id}"] if self.thread_id else []
        ids = f" ({', '.join(known)})" if known else ""
        return StreamInterruptedError(
            message=f"The stream ended unexpectedly: {what}{ids}.",
            request=self._response.request,
            run_id=self.run_id,
            thread_id=self.thread_id,
        )


def _is_envelope(payload: Any) -> bool:
    """Whether the data contains name and data of an event."""
    fields = as_object(payload)
    return isinstance(fields.get("event"), str) and "data" in fields


def _is_bare_error(payload: Any) -> bool:
    """Whether an event without a name is an error."""
    fields = as_object(payload)
    return bool(fields.get("error")) and "object" not in fields
