# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Steps: the requests behind `client.beta.threads.runs.steps`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from threads_runtime.omit import Omit, omit
from threads_runtime.operation import Lazy, Operation, PageSize, RequestOptions, path
from threads_runtime.pages.pages import CursorPage, cursor_page

if TYPE_CHECKING:
    from ..models.run_step import RunStep
    from ..params.run_step import RunStepIncludeParam

RUN_STEP: Lazy[RunStep] = Lazy("threads_api.models.run_step:RunStep.from_dict")


def list_run_steps(
    thread_id: str,
    run_id: str,
    *,
    limit: int | Omit = omit,
    order: Literal["asc", "desc"] | Omit = omit,
    after: str | Omit = omit,
    before: str | Omit = omit,
    include: Iterable[RunStepIncludeParam] | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[CursorPage[RunStep]]:
    """`GET /threads/{thread_id}/runs/{run_id}/steps`, returning pages of `RunStep`."""
    return Operation(
        name="beta.threads.runs.steps.list",
        method="GET",
        path=path("/threads/{thread_id}/runs/{run_id}/steps", thread_id=thread_id, run_id=run_id),
        query={
            "limit": limit,
            "order": order,
            "after": after,
            "before": before,
            "include[]": include,
        },
        decode=cursor_page(RUN_STEP),
        page_size=PageSize("limit", 100),
        options=options,
    )


def retrieve_run_step(
    thread_id: str,
    run_id: str,
    step_id: str,
    *,
    include: Iterable[RunStepIncludeParam] | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[RunStep]:
    """`GET /threads/{thread_id}/runs/{run_id}/steps/{step_id}`, returning `RunStep`."""
    return Operation(
        name="beta.threads.runs.steps.retrieve",
        method="GET",
        path=path(
            "/threads/{thread_id}/runs/{run_id}/steps/{step_id}", thread_id=thread_id, run_id=run_id, step_id=step_id
        ),
        query={
            "include[]": include,
        },
        decode=RUN_STEP,
        options=options,
    )
