"""The flow of a file or a batch of files that the service processes: create it, poll it until it is processed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import define, evolve, field

from threads_runtime.checks import as_text
from threads_runtime.errors import DeadlineExceededError, OpenAIError

from ..errors import FileProcessingError, PollTimeoutError, attach_ids
from ..runs.performer import CLEANUP_SECONDS, Flow, Response, call, send

if TYPE_CHECKING:
    from threads_api.models.file_object import FileObject
    from threads_api.models.vector_store_file import VectorStoreFile
    from threads_api.models.vector_store_file_batch import VectorStoreFileBatch
    from threads_runtime.clock import Clock
    from threads_runtime.operation import Operation

    from ..helper_call import HelperCall

__all__ = ["ProcessingFlow", "try_to_cancel"]

T = TypeVar("T", bound="FileObject | VectorStoreFile | VectorStoreFileBatch")
C = TypeVar("C")

_log = logging.getLogger("assistant_threads")

_PENDING = frozenset({"in_progress", "uploaded"})
_PROCESSED = frozenset({"completed", "processed"})
_SETTLED = _PROCESSED | {"failed", "cancelled", "error", "deleted"}


@define(kw_only=True, repr=False)
class ProcessingFlow(Generic[T]):
    """Polls one file or batch. Its exceptions carry what it has seen of it."""

    helper: HelperCall[Any]
    noun: str
    """For people: `file`, `file batch`."""
    id_name: str
    """`file_id` or `batch_id`."""
    id: str | None = None
    """None until it has been created."""
    vector_store_id: str | None = None
    retrieve: Callable[..., Operation[T]]
    cancel: Callable[..., Operation[T]] | None = None
    _seen: T | None = field(default=None, init=False)
    _headers: Mapping[str, str] = field(factory=dict[str, str], init=False)

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
            if not (yield from self.helper.timer.wait(self._headers, expected=_status(seen) in _PENDING)):
                unknown = "" if _status(seen) in _PENDING else ", a status that this version doesn't know"
                raise self._timed_out(f"It is {_status(seen)!r}{unknown}.")
            seen = yield from self._fetch(self._operation(self.retrieve))
        if self.helper.settings.raise_on_failure and (reason := _failure(seen)):
            raise FileProcessingError(f"{self._name()} {reason}", seen)
        return seen

    def _fetch(self, operation: Operation[T]) -> Flow[T]:
        options = self.helper.timer.limit(operation.options, once=operation.ambiguous_hint is not None)
        try:
            response: Response[T] = yield from send(evolve(operation, options=options))
        except DeadlineExceededError as error:
            raise self._timed_out(f"{error}") from error
        before, self._seen, self._headers = self._seen, response.result, response.headers
        self.id = self.id or as_text(getattr(response.result, "id", None))
        on_update = self.helper.settings.on_update
        if on_update is not None and (before is None or _progress(before) != _progress(self._seen)):
            yield from call(on_update, self._seen)
        return response.result

    def _clean_up(self, error: BaseException) -> Flow[None]:
        """Before an exception leaves: cancel the batch if asked to, and attach the ids."""
        settings, timed_out = self.helper.settings, isinstance(error, PollTimeoutError)
        wanted = getattr(settings, "cancel_on_exit", False)
        wanted = wanted or (timed_out and getattr(settings, "cancel_on_timeout", False))
        try:
            if wanted and self.cancel is not None and self.id and not _is_settled(self._seen):
                name, clock = f"{self.noun} {self.id}", self.helper.timer.clock
                cancelled = yield from try_to_cancel(self._operation(self.cancel), name, clock, error)
                if cancelled is not None and isinstance(error, PollTimeoutError):
                    error.seen = cancelled
        finally:
            attach_ids(error, **{self.id_name: self.id}, vector_store_id=self.vector_store_id)

    def _timed_out(self, detail: str) -> PollTimeoutError:
        what = "wasn't processed" if self.id else "wasn't created"
        limit = self.helper.timer.time_limit_text()
        return PollTimeoutError(f"{self._name()} {what} within {limit}. {detail}", seen=self._seen)

    def _name(self) -> str:
        return f"{self.noun.capitalize()} {self.id}" if self.id else f"The {self.noun}"

    def _operation(self, kind: Callable[..., Operation[T]]) -> Operation[T]:
        if not self.id:
            raise OpenAIError(f"The {self.noun} in the response has no id, so it can't be polled.")
        ids = [self.id] if self.vector_store_id is None else [self.vector_store_id, self.id]
        # The extra body is meant for the first request only.
        return kind(*ids, options=evolve(self.helper.options, extra_body=None))


def try_to_cancel(operation: Operation[C], name: str, clock: Clock, error: BaseException) -> Flow[C | None]:
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
