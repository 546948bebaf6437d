"""The flow of a file or a batch of files that the service processes: create it, poll it until it is processed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import evolve, field, frozen

from threads_runtime.checks import as_text
from threads_runtime.errors import DeadlineExceededError, OpenAIError

from ..errors import FileProcessingError, PollTimeoutError, attach_ids
from ..runs.performer import CLEANUP_SECONDS, Flow, Response, call, send

if TYPE_CHECKING:
    from threads_api.models.file_object import FileObject
    from threads_api.models.vector_store_file import VectorStoreFile
    from threads_api.models.vector_store_file_batch import VectorStoreFileBatch
    from threads_runtime.clock import Clock
    from threads_runtime.operation import Operation, RequestOptions

    from ..runs.timer import PollTimer
    from .settings import ProcessingSettings

__all__ = ["Polled", "ProcessingFlow", "cancel"]

T = TypeVar("T", bound="FileObject | VectorStoreFile | VectorStoreFileBatch")
C = TypeVar("C")

_log = logging.getLogger("assistant_threads")

_PENDING = frozenset({"in_progress", "uploaded"})
_PROCESSED = frozenset({"completed", "processed"})
_SETTLED = _PROCESSED | {"failed", "cancelled", "error", "deleted"}


@frozen(kw_only=True)
class Polled(Generic[T]):
    """What is polled, and the operations on it."""

    noun: str
    """For people: `file`, `file batch`."""
    id_name: str
    """`file_id` or `batch_id`."""
    id: str | None = None
    """None until it has been created."""
    retrieve: Callable[[str, RequestOptions], Operation[T]]
    cancel: Callable[[str, RequestOptions], Operation[T]] | None = None
    ids: Mapping[str, str] = field(factory=dict[str, str])
    """Further ids, for exceptions."""


class ProcessingFlow(Generic[T]):
    """Polls one file or batch. Its exceptions carry what it has seen of it."""

    def __init__(
        self, polled: Polled[T], timer: PollTimer, options: RequestOptions, settings: ProcessingSettings
    ) -> None:
        self._polled = polled
        self._id = polled.id
        self._timer = timer
        # The extra body is meant for the first request only.
        self._options = evolve(options, extra_body=None)
        self._settings = settings
        self._seen: T | None = None
        self._headers: Mapping[str, str] = {}

    def poll_until_processed(self, first_request: Operation[T]) -> Flow[T]:
        """Perform that operation; return the object once the service is done with it."""
        try:
            return (yield from self._poll_until_processed(first_request))
        except GeneratorExit:  # nothing can be performed any more
            raise
        except BaseException as error:
            yield from self._clean_up(error)
            raise

    def _poll_until_processed(self, first_request: Operation[T]) -> Flow[T]:
        seen = yield from self._fetch(first_request)
        while not _is_settled(seen):
            if not (yield from self._timer.wait(self._headers, expected=_status(seen) in _PENDING)):
                unknown = "" if _status(seen) in _PENDING else ", a status that this version doesn't know"
                raise self._timed_out(f"It is {_status(seen)!r}{unknown}.")
            seen = yield from self._fetch(self._polled.retrieve(self._required_id(), self._options))
        if self._settings.raise_on_failure and (reason := _failure(seen)):
            raise FileProcessingError(f"{self._name()} {reason}", seen)
        return seen

    def _fetch(self, operation: Operation[T]) -> Flow[T]:
        options = self._timer.limit(operation.options, once=operation.ambiguous_hint is not None)
        try:
            response: Response[T] = yield from send(evolve(operation, options=options))
        except DeadlineExceededError as error:
            raise self._timed_out(f"{error}") from error
        before, self._seen, self._headers = self._seen, response.result, response.headers
        self._id = self._id or as_text(getattr(response.result, "id", None))
        if self._settings.on_update is not None and (before is None or _progress(before) != _progress(self._seen)):
            yield from call(self._settings.on_update, self._seen)
        return response.result

    def _clean_up(self, error: BaseException) -> Flow[None]:
        """Before an exception leaves: cancel the batch if asked to, and attach the ids."""
        settings, timed_out = self._settings, isinstance(error, PollTimeoutError)
        wanted = getattr(settings, "cancel_on_exit", False)
        wanted = wanted or (timed_out and getattr(settings, "cancel_on_timeout", False))
        try:
            if wanted and self._polled.cancel is not None and self._id and not _is_settled(self._seen):
                cancellation = self._polled.cancel(self._id, self._options)
                name = f"{self._polled.noun} {self._id}"
                cancelled = yield from cancel(cancellation, name, self._timer.clock, error)
                if cancelled is not None and isinstance(error, PollTimeoutError):
                    error.seen = cancelled
        finally:
            attach_ids(error, **{self._polled.id_name: self._id}, **self._polled.ids)

    def _timed_out(self, detail: str) -> PollTimeoutError:
        what = "wasn't processed" if self._id else "wasn't created"
        limit = self._timer.time_limit_text()
        return PollTimeoutError(f"{self._name()} {what} within {limit}. {detail}", seen=self._seen)

    def _name(self) -> str:
        return f"{self._polled.noun.capitalize()} {self._id}" if self._id else f"The {self._polled.noun}"

    def _required_id(self) -> str:
        if not self._id:
            raise OpenAIError(f"The {self._polled.noun} in the response has no id, so it can't be polled.")
        return self._id


def cancel(operation: Operation[C], name: str, clock: Clock, error: BaseException) -> Flow[C | None]:
    """Cancel something before that exception leaves; the outcome, None if it failed, which is logged and noted."""
    options = evolve(operation.options, deadline=clock.monotonic() + CLEANUP_SECONDS)
    try:
        response: Response[C] = yield from send(evolve(operation, options=options))
    except Exception as failure:  # the exception on its way out matters more
        _log.warning("Cancelling %s failed: %r", name, failure)
        error.add_note(f"Cancelling {name} failed: {failure!r}")
        return None
    return response.result


def _status(seen: Any) -> str | None:
    """The status. A batch without one is in progress while some of its files are."""
    status = as_text(getattr(seen, "status", None))
    return status or ("in_progress" if getattr(getattr(seen, "file_counts", None), "in_progress", 0) else None)


def _is_settled(seen: Any) -> bool:
    """Whether the service is done with it. One without a status has nothing to wait for."""
    status = _status(seen)
    return seen is not None and (status is None or status in _SETTLED)


def _progress(seen: Any) -> object:
    counts: Any = getattr(seen, "file_counts", None)
    return _status(seen), [getattr(counts, name, None) for name in ("in_progress", "completed", "failed", "cancelled")]


def _failure(seen: Any) -> str | None:
    """Why an object that is settled was not processed, for people; None if it was."""
    counts: Any = getattr(seen, "file_counts", None)
    lost = {name: getattr(counts, name, None) or 0 for name in ("failed", "cancelled")}
    if any(lost.values()):
        total: Any = getattr(counts, "total", None)
        return f"ended with {lost['failed']} failed and {lost['cancelled']} cancelled files of {total}."
    status = _status(seen)
    if status is None or status in _PROCESSED:
        return None
    error: Any = getattr(seen, "last_error", None)
    details = [getattr(error, "code", None), getattr(error, "message", None), getattr(seen, "status_details", None)]
    reasons = ", ".join(text for each in details if (text := as_text(each)))
    return f"ended as {status}" + (f": {reasons}" if reasons else ".")
