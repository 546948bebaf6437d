"""Cancels a run before an exception leaves a helper, also a run whose id isn't known yet."""

from __future__ import annotations

import logging
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from threads_api.operations import runs as operations
from threads_runtime.checks import as_id
from threads_runtime.errors import APIError
from threads_runtime.pages.limit import largest_pages

from ..errors import PollTimeoutError
from .performer import CLEANUP_SECONDS, Flow, send, sleep
from .status import is_active

if TYPE_CHECKING:
    from collections.abc import Mapping

    from threads_api.models.run import Run
    from threads_runtime.clock import Clock
    from threads_runtime.operation import RequestOptions

__all__ = ["Creation", "cancel", "identify_run", "may_have_created"]

_log = logging.getLogger("assistant_threads")

# How much earlier than expected a run may have been created: the clocks of a service differ.
_SKEW_SECONDS = 10
# Pauses before looking for a run that was to be created: the request may still be on its way.
_PAUSES = (0.0, 1.0, 2.0)


@frozen
class Creation:
    """A request that creates a run."""

    assistant_id: object
    started: float
    """By the clock of the client."""


def cancel(
    thread_id: str | None,
    run_id: str | None,
    creation: Creation | None,
    clock: Clock,
    options: RequestOptions,
    error: BaseException | None,
) -> Flow[Run | None]:
    """Cancel a run, or the one that this request may have created; the run as it is then, None if it isn't known.

    A failure is logged and noted on the exception.
    """
    if thread_id and run_id:
        return (yield from _cancel_run(thread_id, run_id, clock, options, error))
    if creation is None:
        return None
    if thread_id is None:
        _report(error, "The run may exist, but can't be cancelled: its thread isn't known.")
        return None
    try:
        run = yield from _find_created_run(thread_id, creation, clock, options)
    except Exception as failure:
        _report(error, f"The run may exist. Looking for it to cancel it failed: {failure!r}")
        return None
    if run is None:
        return None
    return (yield from _cancel_run(thread_id, run.id, clock, options, error)) or run


def _cancel_run(
    thread_id: str, run_id: str, clock: Clock, options: RequestOptions, error: BaseException | None
) -> Flow[Run | None]:
    options = evolve(options, deadline=clock.monotonic() + CLEANUP_SECONDS)
    try:
        return (yield from send(operations.cancel_run(thread_id, run_id, options=options))).result
    except Exception as failure:  # the run may have ended meanwhile, and the exception on its way out matters more
        _report(error, f"Cancelling run {run_id} failed: {failure!r}")
        return None


def may_have_created(error: BaseException) -> bool:
    """Whether a request that ended so may have created a run."""
    if isinstance(error, (APIError, PollTimeoutError)):
        return error.ambiguous
    return not isinstance(error, Exception)


def _find_created_run(thread_id: str, creation: Creation, clock: Clock, options: RequestOptions) -> Flow[Run | None]:
    options = evolve(options, deadline=clock.monotonic() + CLEANUP_SECONDS)
    for pause in _PAUSES:
        yield from sleep(pause)
        response = yield from send(operations.list_runs(thread_id, limit=20, order="desc", options=options))
        age = clock.monotonic() - creation.started
        runs = _created_since(response.result.data, creation.assistant_id, _date(response.headers), age)
        runs = [run for run in runs if is_active(run)]
        if runs:
            return runs[0] if len(runs) == 1 else None  # which of several it is can't be known
    return None


def identify_run(thread_id: str, assistant_id: object, date: str | None, options: RequestOptions) -> Flow[str | None]:
    """The id of the run of a stream in this thread, None if several are possible. `date` is that of the response."""
    listing = largest_pages(operations.list_runs(thread_id, order="desc", options=options))
    runs = _created_since((yield from send(listing)).result.data, assistant_id, None)
    if len(runs) > 1:
        moment = _date({"date": date or ""})
        runs = [run for run in runs if is_active(run)] if moment is None else _created_since(runs, assistant_id, moment)
    return as_id(runs[0].id) if len(runs) == 1 else None


def _created_since(listed: Any, assistant_id: object, moment: float | None, age: float = 0.0) -> list[Run]:
    """The runs of an assistant, if it is known, that were created at that moment or since."""
    from threads_api.models.run import Run

    items: list[Any] = listed if listed.__class__ is list else []
    runs = [run for run in items if isinstance(run, Run)]
    runs = [run for run in runs if assistant_id is None or run.assistant_id in (assistant_id, None)]
    if moment is None:
        return runs
    since = moment - age - _SKEW_SECONDS
    return [run for run in runs if _number(run.created_at, since) >= since]


def _number(value: object, default: float) -> float:
    return value if isinstance(value, (int, float)) else default


def _report(error: BaseException | None, text: str) -> None:
    _log.warning("%s", text)
    if error is not None:
        error.add_note(text)


def _date(headers: Mapping[str, str]) -> float | None:
    try:
        return parsedate_to_datetime(headers.get("date", "")).timestamp()
    except (ValueError, OverflowError):
        return None
