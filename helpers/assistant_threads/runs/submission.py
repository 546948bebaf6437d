"""Tool outputs whose submission failed: the calls that the run still waits for say which are to be sent again."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from attrs import evolve

from threads_runtime.errors import (
    APIError,
    BadRequestError,
    ConflictError,
    InternalServerError,
    OpenAIError,
    UnprocessableEntityError,
)

from .performer import Command, Flow
from .status import has_status

if TYPE_CHECKING:
    from threads_api.models.run import Run
    from threads_runtime.operation import Operation

__all__ = ["MAX_SUBMISSIONS", "pending_call_ids", "submitted_call_ids", "unaccepted"]

MAX_SUBMISSIONS = 3
"""How many times outputs are submitted whose response is lost each time."""

# The run may be one that doesn't wait for outputs any more since it has accepted them.
_REFUSALS = (BadRequestError, ConflictError, UnprocessableEntityError, InternalServerError)


def pending_call_ids(run: Run) -> frozenset[str]:
    """The ids of the calls that a run waits for."""
    if not has_status(run, frozenset({"requires_action"})):
        return frozenset()
    submit: Any = getattr(run.required_action, "submit_tool_outputs", None)
    calls: Any = getattr(submit, "tool_calls", None)
    ids = [getattr(call, "id", None) for call in calls] if calls.__class__ is list else []
    return frozenset(id for id in ids if isinstance(id, str))


def submitted_call_ids(submission: Operation[Any]) -> frozenset[str]:
    """The ids of the calls that a submission answers."""
    return frozenset(output.get("tool_call_id") for output in submission.body["tool_outputs"])


def unaccepted(
    submission: Operation[Any], attempts: int, error: APIError, lookup: Flow[Run]
) -> Generator[Command | None, Any, Operation[Any] | None]:
    """The submission to send after one has failed, reduced to what the run still waits for; None if that is nothing.

    `lookup` retrieves the run. Raises the error unless a response was lost, or the outputs have been accepted.
    """
    if not (error.ambiguous or isinstance(error, _REFUSALS)):
        raise error
    try:
        run = yield from lookup
    except OpenAIError as failure:
        raise error from failure
    pending = pending_call_ids(run)
    needed = [output for output in submission.body["tool_outputs"] if output.get("tool_call_id") in pending]
    if not needed and (pending or not has_status(run, frozenset({"requires_action"}))):
        return None
    if not (needed and error.ambiguous and attempts < MAX_SUBMISSIONS):
        raise error
    return evolve(submission, body={**submission.body, "tool_outputs": needed})
