"""The flow of a run: create it, poll it until it has settled, run its tools, cancel it if asked to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import TYPE_CHECKING, Protocol

from attrs import evolve

from threads_api.operations import runs as operations
from threads_runtime.checks import as_id, as_text
from threads_runtime.errors import (
    APIError,
    BadRequestError,
    ConflictError,
    DeadlineExceededError,
    OpenAIError,
    UnprocessableEntityError,
)

from ..errors import PollTimeoutError, RunFailedError, attach_run_ids
from .cleanup import Creation, cancel, may_have_created
from .performer import Flow, Response, TimeUpError, call, send
from .status import PENDING, SETTLED, TERMINAL, describe_failure
from .submission import unaccepted

if TYPE_CHECKING:
    from threads_api.models.run import RequiredActionFunctionToolCall, Run
    from threads_api.params.run_params import ToolOutputParam
    from threads_runtime.operation import Operation, RequestOptions

    from ..parameters.settings import PollSettings
    from .timer import PollTimer

__all__ = ["RunFlow", "Tools"]


class Tools(Protocol):
    """The functions of the user, which a run may call."""

    @property
    def failed(self) -> bool:
        """Whether a function ended the helper, so that nobody will submit outputs to the run."""
        ...

    def observe(self, run: Run) -> None:
        """Note the state of the run."""

    def calls_to_answer(self, run: Run) -> list[RequiredActionFunctionToolCall]:
        """The calls that the run waits for, unless somebody else has to answer them."""
        ...

    def are_answered(self, calls: list[RequiredActionFunctionToolCall]) -> bool:
        """Whether the outputs of these were submitted in the last round."""
        ...

    def outputs(
        self, calls: list[RequiredActionFunctionToolCall], seconds_left: Callable[[], float]
    ) -> Flow[list[ToolOutputParam]]:
        """Call the functions. Raises TimeUpError if they take too long."""
        ...


class RunFlow:
    """Polls one run. Its exceptions carry what it has seen of the run."""

    def __init__(
        self,
        timer: PollTimer,
        options: RequestOptions,
        settings: PollSettings,
        *,
        thread_id: str | None = None,
        run_id: str | None = None,
        tools: Tools | None = None,
    ) -> None:
        self._timer = timer
        # The extra body is meant for the first request only.
        self._options = evolve(options, extra_body=None)
        self._settings = settings
        self._tools = tools
        self._thread_id = thread_id
        self._run_id = run_id
        self._creation: Creation | None = None
        self._run: Run | None = None
        self._status: str | None = None
        """None, too, if some server sends no status, or something other than text."""
        self._headers: Mapping[str, str] = {}

    def create_and_poll(self, creation: Operation[Run]) -> Flow[Run]:
        """Create the run; return it once it has ended or needs tool outputs."""
        return self._guarded(self._poll_until_settled(self._create(creation)))

    def submit_and_poll(self, submission: Operation[Run]) -> Flow[Run]:
        """Submit tool outputs; return the run once it has ended or needs further ones."""
        return self._guarded(self._poll_until_settled(self._submit(submission)))

    def poll(self, retrieval: Operation[Run] | None = None) -> Flow[Run]:
        """Retrieve the run; return it once it has ended or needs tool outputs."""
        return self._guarded(self._poll_until_settled(self._fetch_run(retrieval)))

    def cancel_and_wait(self) -> Flow[Run]:
        """Cancel the run, and return it once it has ended."""
        return self._guarded(self._cancel_and_wait())

    def _guarded(self, flow: Flow[Run]) -> Flow[Run]:
        try:
            return (yield from flow)
        except GeneratorExit:  # nothing can be performed any more
            raise
        except BaseException as error:
            yield from self._clean_up(error)
            raise

    def _poll_until_settled(self, beginning: Flow[Run]) -> Flow[Run]:
        run = yield from self._poll_until((yield from beginning), SETTLED)
        if self._tools is not None:
            run = yield from self._run_tools(run, self._tools)
        if self._settings.raise_on_failure and self._status in TERMINAL - {"completed"}:
            raise RunFailedError(describe_failure(run), run)
        return run

    def _cancel_and_wait(self) -> Flow[Run]:
        try:
            run = yield from self._fetch_run(operations.cancel_run(*self._ids(), options=self._options))
        except (BadRequestError, ConflictError, UnprocessableEntityError) as refusal:
            run = yield from self._fetch_run()  # it has ended meanwhile, or is being cancelled already
            if self._status not in TERMINAL | {"cancelling"}:
                raise refusal
        return (yield from self._poll_until(run, TERMINAL))

    def _create(self, creation: Operation[Run]) -> Flow[Run]:
        self._creation = Creation(creation.body.get("assistant_id"), self._timer.clock.monotonic())
        return (yield from self._fetch_run(creation, once=True))

    def _fetch_run(self, operation: Operation[Run] | None = None, *, once: bool = False) -> Flow[Run]:
        """Perform an operation that responds with the run."""
        operation = operation or operations.retrieve_run(*self._ids(), options=self._options)
        options = self._timer.limit(operation.options, once=once)
        try:
            response: Response[Run] = yield from send(evolve(operation, options=options))
        except DeadlineExceededError as error:
            raise self._timed_out(f"{error}", ambiguous=error.ambiguous) from error
        before, run = self._run, response.result
        self._run, self._status, self._headers = run, as_text(run.status), response.headers
        if self._tools is not None:
            self._tools.observe(run)
        # The ids of the user win: some servers leave them out, or write them differently.
        self._run_id = self._run_id or as_id(run.id)
        self._thread_id = self._thread_id or as_id(run.thread_id)
        if self._settings.on_update is not None and (before is None or before.status != run.status):
            yield from call(self._settings.on_update, run)
        return run

    def _poll_until(self, run: Run, statuses: frozenset[str]) -> Flow[Run]:
        """Poll until the run has one of these statuses."""
        while self._status not in statuses:
            if not (yield from self._timer.wait(self._headers, expected=self._status in PENDING)):
                unknown = "" if self._status in PENDING | SETTLED else ", a status that this version doesn't know"
                raise self._timed_out(f"It is {run.status!r}{unknown}.")
            run = yield from self._fetch_run()
        return run

    def _run_tools(self, run: Run, tools: Tools) -> Flow[Run]:
        """Answer the calls that the run waits for, until it waits for none that is ours to answer."""
        rechecked = False
        while calls := tools.calls_to_answer(run):
            if not tools.are_answered(calls):
                rechecked = False
                try:
                    outputs = yield from tools.outputs(calls, self._timer.seconds_left)
                except TimeUpError:
                    raise self._timed_out("Its functions haven't all returned.") from None
                submission = operations.submit_tool_outputs(*self._ids(), tool_outputs=outputs, options=self._options)
                run = yield from self._submit(submission)
            elif not rechecked:
                # A response from before the outputs arrived? Poll once more; no function is called twice.
                rechecked = True
                yield from self._timer.wait(self._headers, expected=True)
                run = yield from self._fetch_run()
            else:
                break
            run = yield from self._poll_until(run, SETTLED)
        return run

    def _submit(self, submission: Operation[Run]) -> Flow[Run]:
        for attempts in count(1):
            try:
                return (yield from self._fetch_run(submission))
            except APIError as error:
                rest = yield from unaccepted(submission, attempts, error, self._fetch_run())
            if rest is None:
                break
            submission = rest
            yield from self._timer.wait(self._headers, expected=True)
        assert self._run is not None  # it was looked up
        return self._run

    def _clean_up(self, error: BaseException) -> Flow[None]:
        """Before an exception leaves: cancel the run if asked to, and attach its ids."""
        try:
            if self._has_to_cancel(error):
                creation = self._creation if may_have_created(error) else None
                clock, options = self._timer.clock, self._options
                run = yield from cancel(self._thread_id, self._run_id, creation, clock, options, error)
                if run is not None:
                    self._run, self._run_id = run, self._run_id or as_id(run.id)
                    if isinstance(error, PollTimeoutError):
                        error.run = run
        finally:
            attach_run_ids(error, self._run_id, self._thread_id)

    def _has_to_cancel(self, error: BaseException) -> bool:
        if self._status in TERMINAL | {"cancelling"}:
            return False
        if self._tools is not None and self._tools.failed:
            return True
        timed_out = isinstance(error, PollTimeoutError)
        return self._settings.cancel_on_exit or (timed_out and self._settings.cancel_on_timeout)

    def _timed_out(self, detail: str, *, ambiguous: bool = False) -> PollTimeoutError:
        what = f"Run {self._run_id} didn't end" if self._run_id else "The run wasn't created"
        text = f"{what} within {self._timer.time_limit_text()}. {detail}"
        return PollTimeoutError(text, self._run, ambiguous=ambiguous)

    def _ids(self) -> tuple[str, str]:
        if not (self._thread_id and self._run_id):
            raise OpenAIError("The run in the response has no valid id or thread_id, so it can't be polled.")
        return self._thread_id, self._run_id
