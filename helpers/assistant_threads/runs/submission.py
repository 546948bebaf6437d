"""Tool outputs whose submission failed: the calls that the run still waits for say which are to be sent again."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from attrs import evolve

from threads_runtime.errors import (
    APIConnectionError,
    APIError,
    AuthenticationError,
    InternalServerError,
    NotFoundError,
    OpenAIError,
    PermissionDeniedError,
    RateLimitError,
)

from .performer import Command, Flow
from .status import has_status

if TYPE_CHECKING:
    from threads_api.models.run import Run
    from threads_runtime.operation import Operation

__all__ = ["MAX_SUBMISSIONS", "pending_call_ids", "submitted_call_ids", "unaccepted"]

MAX_SUBMISSIONS = 3
"""How many times the same outputs are submitted while the run waits for them and the service fails."""

# The service has looked at the key or the ids, not at the outputs.
_CERTAIN = (AuthenticationError, PermissionDeniedError, NotFoundError, RateLimitError)


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

    `lookup` retrieves the run. Raises the error if it is about these outputs, or lasts.
    """
    if isinstance(error, _CERTAIN) or (isinstance(error, APIConnectionError) and not error.ambiguous):
        raise error
    try:
        run = yield from lookup
    except OpenAIError as failure:
        raise error from failure
    pending = pending_call_ids(run)
    needed = [output for output in submission.body["tool_outputs"] if output.get("tool_call_id") in pending]
    if not needed and (pending or not has_status(run, frozenset({"requires_action"}))):
        return None
    if not (needed and _is_temporary(error) and attempts < MAX_SUBMISSIONS):
        raise error
    return evolve(submission, body={**submission.body, "tool_outputs": needed})


def _is_temporary(error: APIError) -> bool:
    return error.ambiguous or isinstance(error, InternalServerError) or getattr(error, "status_code", None) == 408
