"""The way of a run to its end: start it, look after it, run its tools, stop it when need be. Pure, and written once."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import evolve

from threads_api.operations import runs as operations
from threads_runtime.errors import (
    APIError,
    BadRequestError,
    ConflictError,
    DeadlineExceededError,
    OpenAIError,
    UnprocessableEntityError,
)

from ..driver import CLEANUP_SECONDS, Answer, Flow, call, send
from ..errors import PollTimeoutError, RunFailedError, name_run
from .settings import PollSettings
from .status import PENDING, SETTLED, TERMINAL, describe_failure, has_status, is_known

if TYPE_CHECKING:
    from threads_api.models.run import Run
    from threads_api.params.run_params import ToolOutputParam
    from threads_runtime.operation import Operation, RequestOptions

    from ..tools.rounds import ToolRounds
    from .pace import Pace

__all__ = ["RunFlow"]

_log = logging.getLogger("assistant_threads")


class RunFlow:
    """Looks after one run. What it has seen of it so far is what its errors tell."""

    def __init__(
        self,
        pace: Pace,
        options: RequestOptions,
        settings: PollSettings,
        *,
        thread_id: str | None = None,
        run_id: str | None = None,
        tools: ToolRounds | None = None,
    ) -> None:
        self._pace = pace
        # The extra body is meant for the request that starts it all.
        self._options = evolve(options, extra_body=None)
        self._settings = settings
        self._tools = tools
        self._thread_id = thread_id
        self._run_id = run_id
        self._run: Run | None = None
        self._headers: Mapping[str, str] = {}

    def follow(self, start: Operation[Run] | None) -> Flow[Run]:
        """Begin with that operation, or with a look at the run; return the run once it has ended or waits for us."""
        return self._guarded(self._follow(start))

    def stop(self) -> Flow[Run]:
        """Cancel the run, and return it once it has ended."""
        return self._guarded(self._stop())

    def _guarded(self, flow: Flow[Run]) -> Flow[Run]:
        try:
            return (yield from flow)
        except GeneratorExit:  # thrown away: nothing can be done any more
            raise
        except BaseException as error:
            yield from self._leave(error)
            raise

    def _follow(self, start: Operation[Run] | None) -> Flow[Run]:
        run = yield from self._look(start)
        run = yield from self._settle(run, SETTLED)
        if self._tools is not None:
            run = yield from self._run_tools(run, self._tools)
        if self._settings.raise_on_failure and has_status(run, TERMINAL - {"completed"}):
            raise RunFailedError(describe_failure(run), run)
        return run

    def _stop(self) -> Flow[Run]:
        try:
            run = yield from self._look(self._cancellation())
        except (BadRequestError, ConflictError, UnprocessableEntityError) as refusal:
            run = yield from self._look(None)  # it has ended meanwhile, or is being cancelled already
            if not has_status(run, TERMINAL | {"cancelling"}):
                raise refusal
        return (yield from self._settle(run, TERMINAL))

    def _look(self, operation: Operation[Run] | None) -> Flow[Run]:
        """Perform an operation that answers with the run."""
        operation = operation or self._retrieval()
        options = evolve(operation.options, deadline=self._pace.until)
        try:
            answer: Answer[Run] = yield from send(evolve(operation, options=options))
        except DeadlineExceededError as error:
            raise self._timed_out(f"{error}") from error
        before, run = self._run, answer.result
        self._run, self._headers = run, answer.headers
        if self._tools is not None:
            self._tools.see(run)
        # What the user gave holds, since a careless server leaves the ids out or writes them differently.
        self._run_id = self._run_id or run.id
        self._thread_id = self._thread_id or run.thread_id
        if self._settings.on_update is not None and (before is None or before.status != run.status):
            yield from call(self._settings.on_update, run)
        return run

    def _settle(self, run: Run, statuses: frozenset[str]) -> Flow[Run]:
        """Look again and again until the run has one of these statuses."""
        while not has_status(run, statuses):
            if not (yield from self._pace.wait(self._headers, expected=has_status(run, PENDING))):
                known = "" if is_known(run) else ", a status that this version doesn't know"
                raise self._timed_out(f"It is {run.status!r}{known}.")
            run = yield from self._look(None)
        return run

    def _run_tools(self, run: Run, tools: ToolRounds) -> Flow[Run]:
        """Answer the calls that the run waits for, until it waits for none that is ours to answer."""
        looked_again = False
        while calls := tools.calls_to_answer(run):
            if not tools.are_answered(calls):
                looked_again = False
                run = yield from self._submit((yield from tools.outputs(calls)))
            elif not looked_again:
                # An answer from before the outputs arrived? One more look tells; no function is called twice.
                looked_again = True
                yield from self._pace.wait(self._headers, expected=True)
                run = yield from self._look(None)
            else:
                break
            run = yield from self._settle(run, SETTLED)
        return run

    def _submit(self, outputs: list[ToolOutputParam]) -> Flow[Run]:
        thread_id, run_id = self._ids()
        submission = operations.submit_tool_outputs(thread_id, run_id, tool_outputs=outputs, options=self._options)
        try:
            return (yield from self._look(submission))
        except APIError as error:
            if not error.ambiguous:
                raise
            # The answer was lost. Where the run has gone on, the outputs weren't.
            run = yield from self._look(None)
            if has_status(run, frozenset({"requires_action"})):
                raise error
            return run

    def _leave(self, error: BaseException) -> Flow[None]:
        """Before an exception leaves: cancel the run if that is asked for, and say which run it was."""
        settings, timed_out = self._settings, isinstance(error, PollTimeoutError)
        wanted = settings.cancel_on_exit or (timed_out and settings.cancel_on_timeout)
        wanted = wanted or (self._tools is not None and self._tools.failed)
        ended = self._run is not None and has_status(self._run, TERMINAL | {"cancelling"})
        try:
            if wanted and not ended and self._run_id and self._thread_id:
                yield from self._cancel(error)
        finally:
            name_run(error, self._run_id, self._thread_id)

    def _cancel(self, error: BaseException) -> Flow[None]:
        operation = self._cancellation()
        deadline = self._pace.clock.monotonic() + CLEANUP_SECONDS
        try:
            answer: Answer[Run] = yield from send(
                evolve(operation, options=evolve(operation.options, deadline=deadline))
            )
        except Exception as failure:  # the exception on its way out matters more
            _log.warning("Cancelling run %s failed: %r", self._run_id, failure)
            error.add_note(f"Cancelling run {self._run_id} failed: {failure!r}")
        else:
            self._run = answer.result
            if isinstance(error, PollTimeoutError):
                error.run = answer.result

    def _timed_out(self, detail: str) -> PollTimeoutError:
        what = f"Run {self._run_id} didn't end" if self._run_id else "The run wasn't created"
        return PollTimeoutError(f"{what} within {self._pace.spent()}. {detail}", self._run)

    def _retrieval(self) -> Operation[Run]:
        return operations.retrieve_run(*self._ids(), options=self._options)

    def _cancellation(self) -> Operation[Run]:
        return operations.cancel_run(*self._ids(), options=self._options)

    def _ids(self) -> tuple[str, str]:
        if not (self._thread_id and self._run_id):
            raise OpenAIError("The service answered with a run that has no id, or no thread: it can't be looked after.")
        return self._thread_id, self._run_id
