"""The life of a stream: opened, read, recovered when it breaks off, continued over rounds of tools, closed.

Pure, and written once: a flow that the two kinds of handlers drive. It yields commands, and None whenever the event of
the state is ready to be handed out.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve, frozen

from threads_api.models import AssistantStreamEvent, Message, Run, RunStep
from threads_api.operations import runs as operations
from threads_api.operations.runs import ASSISTANT_STREAM_EVENT
from threads_runtime.errors import APIError, APITimeoutError, OpenAIError, StreamInterruptedError

from ..driver import CLEANUP_SECONDS, Command, Flow, send
from ..errors import name_run
from ..polling.status import has_status
from .commands import Callback, Close, Next, Open, TimeUpError
from .recovery import Found, find_run, look_up, missing_events
from .run_state import RESTING, TERMINAL, RunState

if TYPE_CHECKING:
    import httpx

    from threads_runtime.operation import Operation, RequestOptions

    from ..polling.pace import Pace
    from ..tools.rounds import ToolRounds
    from .settings import StreamSettings

__all__ = ["Seen", "Session"]

_log = logging.getLogger("assistant_threads")

Life: TypeAlias = Generator[Command | None, Any, None]


@frozen
class Seen:
    """What a stream had brought when it broke off: the `seen` of StreamInterruptedError."""

    run: Run | None
    messages: list[Message]
    steps: list[RunStep]


class Session:
    """One stream from the point of view of the user: it may be several requests."""

    def __init__(
        self,
        opening: Operation[Any],
        options: RequestOptions,
        settings: StreamSettings,
        pace: Pace,
        callbacks: dict[str, Callable[..., Any]],
        *,
        thread_id: str | None = None,
        run_id: str | None = None,
        tools: ToolRounds | None = None,
    ) -> None:
        self.state = RunState(frozenset(callbacks), run_id, thread_id)
        self.response: httpx.Response
        """Of the last request."""
        self.is_finished = False
        """Whether the stream came to its end."""
        self.error: Exception | None = None
        """What ended the stream before its end."""
        self.is_busy = False
        """Whether somebody waits for an event."""
        self._opening = opening
        self._options = options
        self._settings = settings
        self._pace = pace
        self._callbacks = callbacks
        self._callback = Callback()
        self._tools = tools
        self._next: Next | None = None
        self._timed_out = False
        self._is_late = False
        self._reported: APIError | None = None
        self.life = self._live()

    def begin(self) -> Flow[None]:
        """Open the stream; the time of the deadline begins to run. Raises what requests raise."""
        self._pace.restart()
        yield from self._open(self._opening)

    def _open(self, operation: Operation[Any]) -> Flow[None]:
        options = evolve(operation.options, deadline=self._pace.until)
        try:
            stream: Any = yield Open(evolve(operation, options=options))
        except OpenAIError as error:
            name_run(error, self.state.run_id, self.state.thread_id)
            raise
        self._next = Next(stream)
        self.response = stream.response

    def close(self) -> Flow[None]:
        """Close the connection."""
        self.life.close()
        yield from self._end_stream()

    def leave(self, error: BaseException | None) -> Flow[None]:
        """The block is left: close the connection, and cancel the run if that is asked for."""
        yield from self.close()
        if self._settings.cancel_on_exit and (error is not None or not self.is_finished):
            yield from self._cancel(error)

    def _live(self) -> Life:
        try:
            yield from self._read()
            while (outputs := (yield from self._call_tools())) is not None:
                yield from self._open(outputs)
                self.state.next_round()
                yield from self._read()
            for name, arguments in self.state.end():
                yield from self._say(name, *arguments)
        except GeneratorExit:  # closed early: nothing more is said
            raise
        except Exception as error:
            self.error = error
            yield from self._fail(error)
            raise
        self.is_finished = True
        yield from self._say("on_end")

    def _read(self) -> Life:
        """Hand out the events of the stream that is open, and those that it should have brought."""
        step = self._next
        assert step is not None
        idle = None if self._settings.count_keep_alive else self._settings.idle_timeout
        watched = not (idle is None and self._pace.until is None)
        while True:
            try:
                if watched:
                    step.until = self._pace.earlier(None if idle is None else self._pace.clock.monotonic() + idle)
                event = yield step
            except TimeUpError:
                self._is_late = step.until == self._pace.until
                yield from self._recover(self._too_long())
                return
            except StreamInterruptedError as cut:
                self._is_late = self._pace.is_over
                yield from self._recover(self._too_long() if self._is_late else cut)
                return
            except APIError as error:
                self._reported = error
                raise
            if event is None:
                return
            yield from self._take(event)

    def _take(self, event: AssistantStreamEvent) -> Life:
        callback, callbacks = self._callback, self._callbacks
        for name, arguments in self.state.apply(event):
            callback.function = callbacks[name]
            callback.arguments = arguments
            del arguments  # so that nobody but the user holds a snapshot
            yield callback
        if self._tools is not None and self.state.run is not None:
            self._tools.see(self.state.run)
        yield None

    def _say(self, name: str, *arguments: Any) -> Life:
        if name in self._callbacks:
            self._callback.function = self._callbacks[name]
            self._callback.arguments = arguments
            yield self._callback

    def _fail(self, error: Exception) -> Life:
        name_run(error, self.state.run_id, self.state.thread_id)
        yield from self._end_stream()
        if self._tools is not None and self._tools.failed:
            yield from self._cancel(error)
        if self._timed_out or _is_timeout(error):
            yield from self._say("on_timeout")
        if error is self._reported:
            yield from self._say("on_error", error)
        yield from self._say("on_exception", error)
        yield from self._say("on_end")

    def _end_stream(self) -> Flow[None]:
        step = self._next
        if step is not None:
            step.stop_watching()
            yield Close(step.stream)

    def _recover(self, cut: StreamInterruptedError) -> Life:
        """Hand out what the stream should have brought, if the service says what that was. Raises the cut if not."""
        yield from self._end_stream()
        state = self.state
        try:
            if not self._settings.recover:
                raise cut
            try:
                found = yield from self._find(cut)
            except StreamInterruptedError:
                raise
            except OpenAIError as failure:
                raise cut from failure
        except StreamInterruptedError:
            cut.seen = Seen(state.run, state.messages, state.steps)
            raise
        for event in missing_events(state, found, ASSISTANT_STREAM_EVENT):
            yield from self._take(event)

    def _find(self, cut: StreamInterruptedError) -> Flow[Found]:
        state, pace = self.state, self._pace
        options = evolve(self._options, extra_body=None, deadline=pace.until)
        if self._is_late:
            # No time to wait, but for one look: the run may have come to rest although its stream has not.
            pace = evolve(pace, until=pace.clock.monotonic() + CLEANUP_SECONDS)
            options = evolve(options, deadline=pace.until)
        thread_id, run_id = state.thread_id or cut.thread_id, state.run_id or cut.run_id
        if thread_id is not None and run_id is None:
            assistant_id = self._opening.body.get("assistant_id")
            run_id = yield from find_run(thread_id, assistant_id, self.response.headers.get("date"), options)
        if thread_id is None or run_id is None:
            cut.add_note("It can't be told which run the stream was of.")
            raise cut
        state.thread_id, state.run_id = thread_id, run_id
        if self._is_late:
            run = (yield from send(operations.retrieve_run(thread_id, run_id, options=options))).result
            if not has_status(run, RESTING):
                raise cut
        return (yield from look_up(thread_id, run_id, pace, options))

    def _call_tools(self) -> Flow[Operation[Any] | None]:
        """Answer the calls that the run waits for; the request that submits the outputs, None if none is ours."""
        tools, run = self._tools, self.state.run
        calls = [] if tools is None or run is None else tools.calls_to_answer(run)
        if tools is None or not calls or tools.are_answered(calls):
            return None
        outputs = yield from tools.outputs(calls)
        thread_id, run_id = self.state.thread_id, self.state.run_id
        if thread_id is None or run_id is None:
            raise OpenAIError("The service named no id of the run, or of its thread: its tools can't be answered.")
        options = evolve(self._opening.options, extra_body=None)
        return operations.submit_tool_outputs(thread_id, run_id, tool_outputs=outputs, stream=True, options=options)

    def _cancel(self, error: BaseException | None) -> Flow[None]:
        state = self.state
        if state.status in TERMINAL or state.status == "cancelling":
            return
        if state.thread_id is None or state.run_id is None:
            _log.warning("The run can't be cancelled: the stream was left before it named its run")
            return
        deadline = self._pace.clock.monotonic() + CLEANUP_SECONDS
        options = evolve(self._options, extra_body=None, deadline=deadline)
        try:
            yield from send(operations.cancel_run(state.thread_id, state.run_id, options=options))
        except Exception as failure:  # it may have ended meanwhile; and an exception on its way out matters more
            _log.warning("Cancelling run %s failed: %r", state.run_id, failure)
            if error is not None:
                error.add_note(f"Cancelling run {state.run_id} failed: {failure!r}")

    def _too_long(self) -> StreamInterruptedError:
        self._timed_out = True
        if self._is_late:
            what = f"its deadline of {self._pace.deadline:g} s has passed"
        else:
            what = f"no event came within {self._settings.idle_timeout:g} s"
        state = self.state
        return StreamInterruptedError(
            message=f"The stream broke off: {what}.",
            request=self.response.request,
            run_id=state.run_id,
            thread_id=state.thread_id,
        )


def _is_timeout(error: Exception) -> bool:
    import httpx  # the response has imported it

    return isinstance(error, APITimeoutError) or isinstance(error.__cause__, httpx.TimeoutException)
