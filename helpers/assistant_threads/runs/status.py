"""The statuses of runs, steps and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from threads_api.models.run import Run

__all__ = [
    "FINAL_MESSAGE",
    "FINAL_STEP",
    "PENDING",
    "SETTLED",
    "TERMINAL",
    "describe_failure",
    "first_active",
    "has_status",
    "is_active",
    "is_settled_run",
]

TERMINAL = frozenset({"completed", "failed", "cancelled", "expired", "incomplete"})
"""The run has ended."""
SETTLED = TERMINAL | {"requires_action"}
"""The run makes no progress by itself."""
PENDING = frozenset({"queued", "in_progress", "cancelling"})
"""The run will change its status by itself."""

FINAL_STEP = frozenset({"completed", "failed", "cancelled", "expired"})
FINAL_MESSAGE = frozenset({"completed", "incomplete"})


def has_status(run: Run, statuses: frozenset[str]) -> bool:
    """Whether the status is one of these. Some servers send none, or something other than text."""
    return run.status.__class__ is str and run.status in statuses


def is_settled_run(data: Any) -> bool:
    """Whether the JSON is a run that makes no progress by itself."""
    fields = cast("dict[str, Any]", data) if isinstance(data, dict) else {}
    status = fields.get("status")
    return fields.get("object") == "thread.run" and isinstance(status, str) and status in SETTLED


def is_active(run: Run) -> bool:
    """Whether the run locks its thread."""
    return not has_status(run, TERMINAL)


def first_active(listed: Any) -> Run | None:
    """The first run in the data of a page that locks its thread."""
    from threads_api.models.run import Run

    runs: list[Any] = listed if listed.__class__ is list else []
    return next((run for run in runs if isinstance(run, Run) and is_active(run)), None)


def describe_failure(run: Run) -> str:
    """Why a run ended without completing, for people."""
    reasons: list[object] = []
    for source in (run.last_error, run.incomplete_details):
        if source is not None:  # an object with these fields, unless the server is a careless one
            found = [getattr(source, name, None) for name in ("code", "message", "reason")]
            reasons += [text for text in found if text] or [source]
    return f"The run ended as {run.status}" + (f": {', '.join(map(str, reasons))}" if reasons else ".")
