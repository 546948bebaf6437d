"""Lets assistants work on runs: one task for each run in progress, one log of events for each stretch of it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence

from attrs import define, field

from . import acts
from .acts import Assistant, Failure, Turn
from .errors import RefusedError
from .objects import NewId
from .runs import ACTIVE, Event, RunMachine
from .store import Object, Store
from .truncation import prompt_tokens, truncated

__all__ = ["EventLog", "Runner"]


class EventLog:
    """The events of a run from a request until the run ends or waits: read by any number of streams, at their pace."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.ended = False
        """Whether it came to its end; False for one that was broken off as well."""
        self._closed = False
        self._changed = asyncio.Event()

    def add(self, events: Sequence[Event]) -> None:
        self.events += events
        self._wake()

    def close(self, *, ended: bool) -> None:
        self._closed = True
        self.ended = ended
        self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def read(self) -> AsyncIterator[Event]:
        """From the first event, as long as there will be more."""
        at = 0
        while True:
            while at < len(self.events):
                yield self.events[at]
                at += 1
            if self._closed:
                return
            await self._changed.wait()


@define
class _Work:
    machine: RunMachine
    log: EventLog = field(factory=EventLog)
    task: asyncio.Task[None] | None = None


class Runner:
    """The runs that aren't over. Every event is stored before anyone hears of it."""

    def __init__(
        self, store: Store, assistant: Assistant, clock: Callable[[], float], new_id: NewId, *, most_events: int
    ) -> None:
        self._store = store
        self._assistant = assistant
        self._clock = clock
        self._new_id = new_id
        self._most_events = most_events
        self._active: dict[str, _Work] = {}

    @property
    def now(self) -> int:
        return int(self._clock())

    def start(self, run: Object, before: Sequence[Event] = ()) -> EventLog:
        """A run that was just made; `before` are events that its stream starts with."""
        work = _Work(RunMachine(run, self._new_id))
        work.log.add(before)
        self._record(work, work.machine.create())
        self._active[run["id"]] = work
        self._spawn(work)
        return work.log

    def submit(self, run: Object, outputs: Sequence[Mapping[str, str]]) -> EventLog:
        """Goes on with a run that waits for tool outputs. Raises RefusedError when it doesn't, or not for these."""
        work = self._active.get(run["id"]) or _Work(RunMachine(run, self._new_id))
        events = work.machine.submit(outputs, self.now)
        work.log = EventLog()
        self._record(work, events)
        self._spawn(work)
        return work.log

    def cancel(self, run: Object) -> Object:
        """Asks a run to stop and gives it as it is then; it is cancelled right after."""
        work = self._active.get(run["id"]) or _Work(RunMachine(run, self._new_id))
        events = work.machine.request_cancel(self.now)
        if work.task:
            work.task.cancel()
        self._record(work, events)
        asyncio.get_running_loop().call_soon(self._finish_cancel, work)
        return events[-1][1]

    def _finish_cancel(self, work: _Work) -> None:
        if work.machine.active:
            self._record(work, work.machine.cancel(self.now))

    def set_metadata(self, run: Object) -> None:
        """The metadata of a run was changed; one in progress has to know, or its next event would undo it."""
        if run["id"] in self._active:
            self._active[run["id"]].machine.run["metadata"] = run["metadata"]

    def expire_due(self) -> None:
        """Ends the runs whose time is over."""
        for work in list(self._active.values()):
            if work.machine.run["expires_at"] <= self.now:
                if work.task:
                    work.task.cancel()
                self._record(work, work.machine.expire(self.now))

    def forget(self, thread_id: str) -> None:
        """The thread is gone, and what ran on it with it."""
        for work in list(self._active.values()):
            if work.machine.run["thread_id"] == thread_id:
                self._drop(work, ended=False)

    def stop(self) -> None:
        """Breaks everything off; what is stored stays as it is and is settled by `recover` of the next one."""
        for work in list(self._active.values()):
            if work.machine.run["status"] == "requires_action":
                del self._active[work.machine.run["id"]]
            else:
                self._drop(work, ended=False)

    def recover(self) -> None:
        """Settles what an earlier process left: runs that were waiting still wait, all others are over.

        A message that was being written is deleted with its step: of what it said nothing was kept.
        """
        with self._store.transaction():
            for run in self._store.select("thread.run"):
                if run["status"] not in ACTIVE:
                    continue
                steps = self._store.select("thread.run.step", run_id=run["id"])
                waiting = next((step for step in steps if step["status"] == "in_progress"), None)
                if waiting and waiting["type"] == "message_creation":
                    self._store.delete(waiting["step_details"]["message_creation"]["message_id"])
                    self._store.delete(waiting["id"])
                    waiting = None
                spent = [step["usage"] for step in steps if step["usage"]]
                work = _Work(RunMachine(run, self._new_id, waiting, spent))
                if run["status"] == "requires_action":
                    self._active[run["id"]] = work
                elif run["status"] == "cancelling":
                    self._record(work, work.machine.cancel(self.now))
                else:
                    self._record(work, work.machine.expire(self.now))

    def _spawn(self, work: _Work) -> None:
        work.task = asyncio.get_running_loop().create_task(self._drive(work))

    async def _drive(self, work: _Work) -> None:
        machine = work.machine
        try:
            turn = self._turn(machine.run)
            self._record(work, machine.begin(self.now, turn.prompt_tokens))
            limit = machine.run["max_prompt_tokens"]
            if limit is not None and turn.prompt_tokens > limit:
                self._record(work, machine.cut_short("max_prompt_tokens", self.now))
                return
            async for act in self._assistant.turn(turn):
                await _wait_for(act)
                if not isinstance(act, acts.Pause | threading.Event):
                    self._record(work, machine.apply(act, self.now))
                if not machine.active:
                    return
                if len(work.log.events) > self._most_events:
                    raise RefusedError(
                        f"The run has more than {self._most_events} events, the most that the sandbox keeps."
                    )
            self._record(work, machine.end_turn(self.now))
        except asyncio.CancelledError:
            raise
        except Exception as error:  # an assistant may fail in any way: the run tells
            if machine.active:
                self._record(work, machine.fail(Failure(f"{type(error).__name__}: {error}"), self.now))

    def _turn(self, run: Object) -> Turn:
        every = self._store.select("thread.message", thread_id=run["thread_id"])
        steps = self._store.select("thread.run.step", run_id=run["id"])
        before = [message for message in every if message["run_id"] != run["id"]]
        written = {message["id"]: acts.text_of(message) for message in every if message["run_id"] == run["id"]}
        messages = truncated(before, run)
        return Turn(
            run=run, messages=messages, steps=steps, written=written, prompt_tokens=prompt_tokens(run, messages, steps)
        )

    def _record(self, work: _Work, events: Sequence[Event]) -> None:
        with self._store.transaction():
            for item in _objects(events):
                self._store.save(item)
            if work.machine.waiting_step:
                self._store.save(work.machine.waiting_step)
        work.log.add(events)
        status = work.machine.run["status"]
        if status not in ACTIVE:
            self._drop(work, ended=True)
        elif status == "requires_action":
            work.log.close(ended=True)

    def _drop(self, work: _Work, *, ended: bool) -> None:
        self._active.pop(work.machine.run["id"], None)
        if work.task and work.task is not _current_task():
            work.task.cancel()
        work.log.close(ended=ended or work.log.ended)


def _objects(events: Sequence[Event]) -> Iterator[Object]:
    """The objects that events carry, each in its last state: additions say nothing that the objects don't."""
    last = {data["id"]: data for name, data in events if not name.endswith(".delta")}
    yield from last.values()


def _current_task() -> asyncio.Task[None] | None:
    try:
        return asyncio.current_task()
    except RuntimeError:  # no loop runs, as when a store is recovered
        return None


async def _wait_for(act: acts.Act) -> None:
    if isinstance(act, acts.Pause):
        await asyncio.sleep(act.seconds)
    elif isinstance(act, threading.Event):
        while not act.is_set():  # noqa: ASYNC110 - a thread that waits for it couldn't be stopped
            await asyncio.sleep(0.005)
    else:
        await asyncio.sleep(0)  # streams and other runs have their turn between two pieces
