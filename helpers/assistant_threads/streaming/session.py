"""One stream as the user sees it: opened, read, recovered after a cut, continued over tool rounds, closed.

A session is flows only. The handler and the manager drive them; the event flow pauses when an event is ready.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from itertools import count
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve, frozen

from threads_api.models import AssistantStreamEvent, Message, Run, RunStep
from threads_api.operations import runs as operations
from threads_api.operations.runs import ASSISTANT_STREAM_EVENT
from threads_runtime.errors import APIError, APITimeoutError, OpenAIError, StreamInterruptedError

from ..errors import attach_run_ids
from ..runs.cleanup import Creation, cancel, identify_run, may_have_created
from ..runs.performer import CLEANUP_SECONDS, Command, Flow, TimeUpError, send
from ..runs.status import SETTLED, TERMINAL, has_status
from ..runs.submission import submitted_call_ids, unaccepted
from .recovery import RecoveredRun, fetch_run_output, missing_events
from .state.run_state import RunState

if TYPE_CHECKING:
    import httpx

    from threads_api.models.run import RequiredActionFunctionToolCall
    from threads_api.params.run_params import ToolOutputParam
    from threads_runtime.operation import Operation, RequestOptions

    from ..runs.performer import AsyncPerformer, SyncPerformer
    from ..runs.run_flow import Tools
    from ..runs.timer import PollTimer
    from .settings import StreamSettings

__all__ = ["PartialRun", "Session"]

_log = logging.getLogger("assistant_threads")

# How long to wait for the end of the run after an `error` event.
_SECONDS_AFTER_ERROR = 5.0

EventFlow: TypeAlias = Generator[Command | None, Any, None]
"""Pauses when the event of the state is ready to be handed out."""


@frozen
class PartialRun:
    """What a stream had brought before it was cut: the `seen` of StreamInterruptedError."""

    run: Run | None
    messages: list[Message]
    steps: list[RunStep]


class Session:
    """A stream of one run. With tools, or after a cut, it takes several requests."""

    def __init__(
        self,
        opening: Operation[Any],
        options: RequestOptions,
        settings: StreamSettings,
        timer: PollTimer,
        callbacks: dict[str, Callable[..., Any]],
        performer: SyncPerformer | AsyncPerformer,
        *,
        thread_id: str | None = None,
        run_id: str | None = None,
        tools: Tools | None = None,
    ) -> None:
        # A request for a run that is there already submits tool outputs.
        self._creation: Creation | None = None
        submitted = frozenset[str]() if run_id is None else submitted_call_ids(opening)
        self.state = RunState(frozenset(callbacks), run_id, thread_id, submitted)
        self.response: httpx.Response
        """Of the last request."""
        self.performer: Any = performer
        self.current_event: AssistantStreamEvent | None = None
        """Whose callbacks are being made, or one of whose callbacks has raised."""
        self.is_finished = False
        """Whether the stream came to its end."""
        self.error: Exception | None = None
        """What ended the stream before its end."""
        self.is_busy = False
        """Whether somebody is waiting for an event."""
        self.events: EventFlow = self._events()
        self._opening = opening
        self._was_opened = False
        self._assistant_id: object = opening.body.get("assistant_id")
        self._options = evolve(options, extra_body=None)  # which is meant for the first request only
        self._settings = settings
        self._timer = timer
        self._callbacks = callbacks
        self._tools = tools
        self._stream: Any = None
        self._request: httpx.Request
        """That the stream, if there is one, responds to."""
        self._lost: StreamInterruptedError | None = None
        """Set if the response to accepted tool outputs was lost, so that there is no stream."""
        self._timed_out = False
        self._deadline_passed = False
        self._error_event: APIError | None = None

    def start_reading(self) -> None:
        """Somebody waits for the next event. Raises RuntimeError if somebody does already."""
        if self.is_busy:
            raise RuntimeError("The stream is being read already, by the caller of a callback, another thread or task.")
        self.is_busy = True

    def open(self) -> Flow[None]:
        """Open the stream, and start the time of the deadline. Raises what requests raise."""
        if self._was_opened:
            raise RuntimeError("A stream manager can be entered once; create another one for another stream.")
        self._was_opened = True
        self._timer.restart()
        try:
            if self.state.run_id is None:
                self._creation = Creation(self._assistant_id, self._timer.clock.monotonic())
                yield from self._open(self._opening, once=True)
            else:
                yield from self._submit(self._opening)
        except GeneratorExit:  # nothing can be performed any more
            raise
        except BaseException as error:
            attach_run_ids(error, self.state.run_id, self.state.thread_id)
            if self._settings.cancel_on_exit and (self._creation is None or may_have_created(error)):
                yield from self._cancel(error)
            raise

    def close(self) -> Flow[None]:
        """Close the connection."""
        self.events.close()
        yield from self._close_stream()

    def drop(self) -> None:
        """Let go of the connection without waiting for its end."""
        self.events.close()
        self._stream = None

    def leave(self, error: BaseException | None) -> Flow[None]:
        """The block is left: close the connection, and cancel the run if asked to."""
        yield from self.close()
        if self._settings.cancel_on_exit and (error is not None or not self.is_finished):
            yield from self._cancel(error)

    def _events(self) -> EventFlow:
        try:
            yield from self._read()
            if self._tools is not None:
                yield from self._run_tools(self._tools)
            for name, arguments in self.state.end():
                yield from self._call_handler(name, *arguments)
        except GeneratorExit:  # closed early
            raise
        except Exception as error:
            self.error = error
            yield from self._fail(error)
            raise
        except BaseException:  # no callbacks: somebody wants to stop
            self.error = self._seen_by(self._cut("reading was interrupted"))
            raise
        self.is_finished = True
        yield from self._call_handler("on_end")

    def _open(self, operation: Operation[Any], *, once: bool = False) -> Flow[None]:
        operation = evolve(operation, options=self._timer.limit(operation.options, once=once))
        self._stream = yield lambda do: do.open(operation)
        self.response = self._stream.response
        self._request = self.response.request

    def _close_stream(self) -> Flow[None]:
        stream, self._stream = self._stream, None
        if stream is not None:
            yield lambda do: do.close(stream)

    def _read(self) -> EventFlow:
        """Hand out the events of the open stream, and those that are missing if it is cut."""
        if (lost := self._lost) is not None:
            self._lost = None
            yield from self._recover(lost)
            return
        stream, timer = self._stream, self._timer
        idle = None if self._settings.count_keep_alive else self._settings.idle_timeout
        until = None
        while True:
            try:
                if stream.deferred_error is not None:
                    idle = min(idle or _SECONDS_AFTER_ERROR, _SECONDS_AFTER_ERROR)
                if idle is not None or timer.until is not None:
                    until = timer.earlier(None if idle is None else timer.clock.monotonic() + idle)
                event = yield lambda do, until=until: do.next(stream, until)  # type: ignore[misc]
            except TimeUpError:
                if stream.deferred_error is not None:
                    self._error_event = stream.deferred_error
                    raise stream.deferred_error from None
                self._deadline_passed = until == timer.until
                yield from self._recover(self._timeout_error())
                return
            except StreamInterruptedError as cut:
                self._deadline_passed = timer.deadline_passed
                yield from self._recover(self._timeout_error() if self._deadline_passed else cut)
                return
            except APIError as error:
                self._error_event = error
                raise
            if event is None:
                break
            yield from self._hand_out(event)
        if self.state.run is None:
            yield from self._recover(self._cut("it ended without showing its run"))

    def _hand_out(self, event: AssistantStreamEvent) -> EventFlow:
        """Make the callbacks of an event, then pause."""
        callbacks = self._callbacks
        self.current_event = event
        for name, arguments in self.state.apply(event):
            yield _callback(callbacks[name], arguments)
            del arguments  # so that only the user keeps a snapshot
        if self._tools is not None and self.state.run is not None:
            self._tools.observe(self.state.run)
        self.current_event = None
        yield None

    def _call_handler(self, name: str, *arguments: Any) -> EventFlow:
        if name in self._callbacks:
            yield _callback(self._callbacks[name], arguments)

    def _fail(self, error: Exception) -> EventFlow:
        attach_run_ids(error, self.state.run_id, self.state.thread_id)
        yield from self._close_stream()
        if self._tools is not None and self._tools.failed:
            yield from self._cancel(error)
        if self._timed_out or _is_timeout(error):
            yield from self._call_handler("on_timeout")
        if error is self._error_event:
            yield from self._call_handler("on_error", error)
        yield from self._call_handler("on_exception", error)
        yield from self._call_handler("on_end")

    def _recover(self, cut: StreamInterruptedError) -> EventFlow:
        """Hand out the missing events. Raises the cut if they can't be had, or aren't wanted."""
        yield from self._close_stream()
        state = self.state
        for name, arguments in state.flush():
            yield from self._call_handler(name, *arguments)
        try:
            recovered = yield from self._fetch_recovered_run(cut)
        except OpenAIError as failure:
            self._seen_by(cut)
            if failure is cut:
                raise
            raise cut from failure
        for event in missing_events(state, recovered, ASSISTANT_STREAM_EVENT):
            yield from self._hand_out(event)

    def _fetch_recovered_run(self, cut: StreamInterruptedError) -> Flow[RecoveredRun]:
        """The output of the run, fetched once it has settled. Raises the cut or what requests raise."""
        if not self._settings.recover:
            raise cut
        timer = self._timer
        if self._deadline_passed:  # no time to wait, but to look: the run may have settled although the stream hasn't
            timer = evolve(timer, until=timer.clock.monotonic() + CLEANUP_SECONDS)
        options = timer.limit(self._options)
        thread_id, run_id = yield from self._identify(cut, options)
        if self._deadline_passed:
            run = (yield from send(operations.retrieve_run(thread_id, run_id, options=options))).result
            if not has_status(run, SETTLED):
                raise cut
        recovered = yield from fetch_run_output(thread_id, run_id, timer, self._options)
        if recovered.is_empty and not self.state.messages:
            _log.warning("Run %s has completed, but the service lists neither messages nor steps of it", run_id)
        return recovered

    def _identify(self, cut: StreamInterruptedError, options: RequestOptions) -> Flow[tuple[str, str]]:
        """The ids of the thread and the run. Raises the cut if several runs are possible, or none."""
        state = self.state
        thread_id, run_id = state.thread_id or cut.thread_id, state.run_id or cut.run_id
        if thread_id is not None and run_id is None:
            run_id = yield from identify_run(thread_id, self._assistant_id, self.response.headers.get("date"), options)
        if thread_id is None or run_id is None:
            cut.add_note("Could not determine which run this stream belongs to.")
            raise cut
        state.thread_id, state.run_id = thread_id, run_id
        return thread_id, run_id

    def _run_tools(self, tools: Tools) -> EventFlow:
        """Answer the calls that the run waits for and read on, until it waits for none that is ours to answer."""
        rechecked = False
        while calls := self._calls_to_answer(tools):
            if not tools.are_answered(calls):
                rechecked = False
                yield from self._close_stream()
                try:
                    outputs = yield from tools.outputs(calls, self._timer.seconds_left)
                except TimeUpError:
                    self._deadline_passed = True
                    raise self._seen_by(self._timeout_error()) from None
                yield from self._submit(self._submission(outputs))
                self.state.next_round(frozenset(call.id for call in calls))
                yield from self._read()
            elif not rechecked:
                # The stream replayed what was before the outputs, and then ended. No function is called twice.
                rechecked = True
                yield from self._timer.wait({}, expected=True)
                yield from self._recover(self._cut("it ended although the tool outputs were submitted"))
            else:
                break

    def _calls_to_answer(self, tools: Tools) -> list[RequiredActionFunctionToolCall]:
        run = self.state.run
        return [] if run is None else tools.calls_to_answer(run)

    def _submission(self, outputs: list[ToolOutputParam]) -> Operation[Any]:
        thread_id, run_id = self.state.thread_id, self.state.run_id
        if thread_id is None or run_id is None:
            raise OpenAIError("The stream brought no id of the run or of its thread, so no tool outputs can be sent.")
        options = evolve(self._opening.options, extra_body=None)
        return operations.submit_tool_outputs(thread_id, run_id, tool_outputs=outputs, stream=True, options=options)

    def _submit(self, submission: Operation[Any]) -> Flow[None]:
        """Submit tool outputs, and open the stream of what follows; there is none if the response was lost."""
        for attempts in count(1):
            try:
                yield from self._open(submission)
            except APIError as error:
                rest = yield from unaccepted(submission, attempts, error, self._look_up())
                if rest is None and not self._settings.recover:
                    raise
                failure = error
            else:
                return
            if rest is None:
                self._request = failure.request
                self._lost = self._cut("the response to the tool outputs was lost")
                self._lost.__cause__ = failure
                return
            submission = rest
            yield from self._timer.wait({}, expected=True)

    def _look_up(self) -> Flow[Run]:
        thread_id, run_id = self.state.thread_id or "", self.state.run_id or ""  # known, since outputs were submitted
        options = self._timer.limit(self._options)
        return (yield from send(operations.retrieve_run(thread_id, run_id, options=options))).result

    def _cancel(self, error: BaseException | None) -> Flow[None]:
        state, clock = self.state, self._timer.clock
        if state.status in TERMINAL or state.status == "cancelling":
            return
        yield from cancel(state.thread_id, state.run_id, self._creation, clock, self._options, error)

    def _seen_by(self, cut: StreamInterruptedError) -> StreamInterruptedError:
        cut.seen = PartialRun(self.state.run, self.state.messages, self.state.steps)
        return cut

    def _timeout_error(self) -> StreamInterruptedError:
        self._timed_out = True
        if self._deadline_passed:
            return self._cut(f"its deadline of {self._timer.deadline:g} s has passed")
        return self._cut(f"no event came within {self._settings.idle_timeout:g} s")

    def _cut(self, what: str) -> StreamInterruptedError:
        return StreamInterruptedError(
            message=f"The stream ended unexpectedly: {what}.",
            request=self._request,
            run_id=self.state.run_id,
            thread_id=self.state.thread_id,
        )


def _callback(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Command:
    return lambda do: do.call(function, *arguments)


def _is_timeout(error: Exception) -> bool:
    import httpx  # the response has imported it

    return isinstance(error, APITimeoutError) or isinstance(error.__cause__, httpx.TimeoutException)
