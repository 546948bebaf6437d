"""What the sandbox's database says of each call, and whether that is what the client was told."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import asdict, frozen

from assistant_threads import PollTimeoutError
from threads_runtime.errors import APIError, OpenAIError

__all__ = ["Told", "runs_in", "told", "unaccounted"]


@frozen
class Told:
    """What the client was told of the run of one call."""

    call: int
    run_id: str | None = None
    status: str | None = None
    """None for an error."""
    error: str | None = None
    is_typed: bool = True
    ambiguous: bool = False

    def line(self) -> str:
        return json.dumps(asdict(self))


def told(call: int, error: Exception) -> Told:
    """What an error says."""
    return Told(
        call,
        run_id=error.run_id if isinstance(error, OpenAIError) else None,
        error=f"{type(error).__name__}: {error}"[:300],
        is_typed=isinstance(error, OpenAIError),
        ambiguous=isinstance(error, (APIError, PollTimeoutError)) and error.ambiguous,
    )


def runs_in(database: Path) -> dict[int, list[tuple[str, str]]]:
    """Id and status of the runs of each call, by the number in their metadata."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    connection = sqlite3.connect(database)
    for (text,) in connection.execute("SELECT body FROM objects WHERE kind = 'thread.run'"):
        run = json.loads(text)
        found[int(run["metadata"]["call"])].append((run["id"], run["status"]))
    connection.close()
    return found


def unaccounted(
    calls: Iterable[int], outcomes: Mapping[int, Told], runs: Mapping[int, list[tuple[str, str]]]
) -> Iterator[str]:
    """What was done twice, lost, or invented. A call without an outcome was killed, and may have a run or none."""
    for call in calls:
        made = [id for id, _ in runs.get(call, [])]
        outcome = outcomes.get(call)
        if len(made) > 1:
            yield f"call {call} created {len(made)} runs: {made}"
        if outcome is None:
            continue
        if not outcome.is_typed:
            yield f"call {call} raised {outcome.error}"
        if outcome.run_id is not None and outcome.run_id not in made:
            yield f"call {call} reports {outcome.run_id}, but there is {made}"
        if made and outcome.run_id is None and not outcome.ambiguous:
            yield f"call {call} lost {made}: {outcome.error}"
