"""Runs assistants in background tasks: one task per active run, one event log per request that starts it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
import threading
from collections.abc import Awaitable, Callable, Generator, Iterator, Mapping, Sequence
from functools import partial

from attrs import define, field

from ..errors import RefusedError
from .actions import Action, AssistantWrapper, Fail, Passage, Pause, StoredFile, Turn, text_of
from .event_log import EventLog
from .memory import Copies, Memory
from .objects import NewId, resource_ids
from .run_machine import ACTIVE, Event, RunMachine
from .store import Object, Store
from .truncation import prompt_tokens, truncated

__all__ = ["Runner"]

_log = logging.getLogger(__name__)


@define
class _ActiveRun:
    machine: RunMachine
    log: EventLog = field(factory=EventLog)
    task: asyncio.Task[None] | None = None


@define
class Runner:
    """The active runs. Every event is stored before it is published."""

    _store: Store
    _assistant: AssistantWrapper
    _clock: Callable[[], float]
    _new_id: NewId
    _search: Callable[[Object, str], Awaitable[Sequence[Passage]]]
    _read_file: Callable[[str], StoredFile | None]
    _save_file: Callable[[str, bytes], str]
    max_events: int = field(kw_only=True)
    _active: dict[str, _ActiveRun] = field(factory=dict[str, _ActiveRun], init=False)
    # Runs whose last events could not be stored: loaded as after a restart, once the disk has room again.
    _interrupted: set[str] = field(factory=set[str], init=False)
    _cancellations: set[asyncio.Task[None]] = field(factory=set[asyncio.Task[None]], init=False)

    @property
    def now(self) -> int:
        return int(self._clock())

    def check(self, run: Object) -> None:
        """Raise RefusedError if the assistant can't serve a run that is being created."""
        messages = self._store.select("thread.message", thread_id=run["thread_id"])
        self._assistant.check_run(run, truncated(messages, run))

    def start(self, run: Object, before: Sequence[Event] = ()) -> EventLog:
        """Start a new run; its stream begins with the events `before`."""
        active = _ActiveRun(RunMachine(run, self._new_id))
        active.log.add(before)
        self._record(active, active.machine.create())
        self._active[run["id"]] = active
        self._spawn(active)
        return active.log

    def submit(self, run: Object, outputs: Sequence[Mapping[str, str]]) -> EventLog:
        """Continue a run that requires tool outputs. Raises RefusedError if it doesn't, or requires others."""
        active = self._active.get(run["id"]) or _ActiveRun(RunMachine(run, self._new_id))
        events = active.machine.submit(outputs, self.now)
        active.log = EventLog()
        with self._reloading(active):
            self._record(active, events)
        self._spawn(active)
        return active.log

    def cancel(self, run: Object) -> Object:
        """Start to cancel a run and return it as `cancelling`; it is cancelled right after that."""
        active = self._active.get(run["id"]) or _ActiveRun(RunMachine(run, self._new_id))
        events = active.machine.request_cancel(self.now)
        with self._reloading(active):
            self._record(active, events)
        if active.task:
            active.task.cancel()
        asyncio.get_running_loop().call_soon(self._finish_cancel, active)
        return events[-1][1]

    def _finish_cancel(self, active: _ActiveRun) -> None:
        if active.machine.active:
            with self._interrupting(active):
                self._record(active, active.machine.cancel(self.now))

    def set_metadata(self, run: Object) -> None:
        """Copy changed metadata to an active run, whose next event would undo the change otherwise."""
        if run["id"] in self._active:
            self._active[run["id"]].machine.run["metadata"] = run["metadata"]

    def expire_due(self) -> None:
        """Expire the runs that have reached `expires_at`, and load the interrupted ones again."""
        for run_id in list(self._interrupted):
            with contextlib.suppress(sqlite3.OperationalError), self._store.transaction():
                run = self._store.find("thread.run", run_id)
                if run is not None and run["status"] in ACTIVE:
                    self._restore(run)
                self._interrupted.discard(run_id)
        for active in list(self._active.values()):
            if active.machine.run["expires_at"] <= self.now:
                if active.task:
                    active.task.cancel()
                with self._interrupting(active):
                    self._record(active, active.machine.expire(self.now))

    def discard_thread(self, thread_id: str) -> None:
        """Stop the run on a thread that is being deleted."""
        for active in list(self._active.values()):
            if active.machine.run["thread_id"] == thread_id:
                self._remove(active, ended=False)
                self._cancel_response(active)

    def stop(self) -> None:
        """Interrupt all runs; the stored state is left as it is, for `restore` of the next process."""
        for active in list(self._active.values()):
            if active.machine.run["status"] == "requires_action":
                del self._active[active.machine.run["id"]]
            else:
                self._remove(active, ended=False)

    def restore(self) -> None:
        """Load the active runs of an earlier process. Must be called in the event loop.

        Those that require action stay active, those that the assistant can resume are resumed, the others end. A
        message in progress is deleted together with its step, since its text was not stored.
        """
        with self._store.transaction():
            for run in self._store.select("thread.run"):
                if run["status"] in ACTIVE:
                    self._restore(run)

    def _restore(self, run: Object) -> None:
        steps = self._store.select("thread.run.step", run_id=run["id"])
        waiting = next((step for step in steps if step["status"] == "in_progress"), None)
        resumed = run["status"] == "in_progress" and self._response_id(run) is not None
        if waiting and (resumed or waiting["type"] == "message_creation"):
            if waiting["type"] == "message_creation":
                self._store.delete(waiting["step_details"]["message_creation"]["message_id"])
            self._store.delete(waiting["id"])
            waiting = None
        usages = [step["usage"] for step in steps if step["usage"]]
        active = _ActiveRun(RunMachine(run, self._new_id, waiting, usages))
        if run["status"] == "requires_action":
            self._active[run["id"]] = active
        elif resumed:
            self._active[run["id"]] = active
            self._spawn(active)
        elif run["status"] == "cancelling":
            self._record(active, active.machine.cancel(self.now))
        else:
            self._record(active, active.machine.expire(self.now, "The server stopped while the run was in progress."))

    @contextlib.contextmanager
    def _reloading(self, active: _ActiveRun) -> Generator[None]:
        """If events can't be stored, break off the run's streams, and let `expire_due` load it from the store."""
        try:
            yield
        except sqlite3.OperationalError:
            self._remove(active, ended=False)
            self._interrupted.add(active.machine.run["id"])
            raise

    @contextlib.contextmanager
    def _interrupting(self, active: _ActiveRun) -> Generator[None]:
        """As `_reloading`, outside of a request that could report the error."""
        try:
            with self._reloading(active):
                yield
        except sqlite3.OperationalError as error:
            run_id = active.machine.run["id"]
            _log.error("Run %s is interrupted, since its events cannot be stored: %s", run_id, error)

    def _spawn(self, active: _ActiveRun) -> None:
        active.task = asyncio.get_running_loop().create_task(self._drive(active))

    async def _drive(self, active: _ActiveRun) -> None:
        stored = self._store.find("thread.run", active.machine.run["id"])
        if stored is None or stored["status"] != active.machine.run["status"]:
            # The request that started this could not be committed.
            self._remove(active, ended=False)
            if stored is not None:
                self._restore(stored)
            return
        with self._interrupting(active):
            await self._take_turn(active)

    async def _take_turn(self, active: _ActiveRun) -> None:
        machine = active.machine
        try:
            turn = self._turn(machine.run)
            begun = machine.begin(self.now, turn.prompt_tokens)
            self._record(active, begun)
            limit = machine.run["max_prompt_tokens"]
            if begun and limit is not None and turn.prompt_tokens > limit:
                self._record(active, machine.end_incomplete("max_prompt_tokens", self.now))
                return
            async for action in self._assistant.turn(turn):
                await _wait_for(action)
                if not isinstance(action, Pause | threading.Event):
                    self._record(active, machine.apply(action, self.now))
                if not machine.active:
                    return
                if len(active.log.events) > self.max_events:
                    raise RefusedError(f"The run has more than {self.max_events} events, the limit of the sandbox.")
            self._record(active, machine.end_turn(self.now))
        except (asyncio.CancelledError, sqlite3.OperationalError):
            raise
        except Exception as error:  # whatever an assistant raises fails the run
            if machine.active:
                self._record(active, machine.fail(Fail(f"{type(error).__name__}: {error}"), self.now))

    def _turn(self, run: Object) -> Turn:
        every = self._store.select("thread.message", thread_id=run["thread_id"])
        steps = self._store.select("thread.run.step", run_id=run["id"])
        before = [message for message in every if message["run_id"] != run["id"]]
        written = {message["id"]: text_of(message) for message in every if message["run_id"] == run["id"]}
        messages = truncated(before, run)
        copies = Copies(self._store)
        return Turn(
            run=run,
            messages=messages,
            steps=steps,
            count_steps=lambda: len(self._store.select("thread.run.step", run_id=run["id"])),
            written=written,
            prompt_tokens=prompt_tokens(run, messages, steps),
            search=partial(self._search, run),
            read_file=self._read_file,
            save_file=self._save_file,
            memory=Memory(self._store, run),
            copies=copies,
            deleted=copies.deleted,
            code_files=resource_ids(self._store, run, "code_interpreter", "file_ids"),
            vector_stores=resource_ids(self._store, run, "file_search", "vector_store_ids"),
            read_vector_store=self._read_vector_store,
        )

    def _read_vector_store(self, identifier: str) -> Object | None:
        found = self._store.find("vector_store", identifier)
        if found is None:
            return None
        return found | {"files": self._store.select("vector_store.file", vector_store_id=identifier)}

    def _record(self, active: _ActiveRun, events: Sequence[Event]) -> None:
        changed = list(_objects(events))
        if active.machine.waiting_step:
            changed.append(active.machine.waiting_step)
        if changed:  # deltas change nothing that is stored
            with self._store.transaction():
                for item in changed:
                    self._store.save(item)
        active.log.add(events)
        status = active.machine.run["status"]
        if status not in ACTIVE:
            self._remove(active, ended=True)
            self._cancel_response(active)
        elif status == "requires_action":
            active.log.close(ended=True)

    def _remove(self, active: _ActiveRun, *, ended: bool) -> None:
        self._active.pop(active.machine.run["id"], None)
        if active.task and active.task is not asyncio.current_task():
            active.task.cancel()
        active.log.close(ended=ended or active.log.ended)

    def _response_id(self, run: Object) -> str | None:
        """The id of the response in progress of a run that can be resumed."""
        return self._assistant.unfinished(Memory(self._store, run))

    def _cancel_response(self, active: _ActiveRun) -> None:
        """Cancel the response in progress, if any, of a run that has ended otherwise."""
        response_id = self._response_id(active.machine.run)
        if response_id is not None:
            task = asyncio.get_running_loop().create_task(self._assistant.cancel(response_id))
            self._cancellations.add(task)
            task.add_done_callback(self._cancellations.discard)


def _objects(events: Sequence[Event]) -> Iterator[Object]:
    """The objects that events carry, each in its latest state. Deltas add nothing to them."""
    last = {data["id"]: data for name, data in events if not name.endswith(".delta")}
    yield from last.values()


async def _wait_for(action: Action) -> None:
    if isinstance(action, Pause):
        await asyncio.sleep(action.seconds)
    elif isinstance(action, threading.Event):
        while not action.is_set():  # noqa: ASYNC110 - a thread waiting for it could not be stopped
            await asyncio.sleep(0.005)
    else:
        await asyncio.sleep(0)  # let streams and other runs proceed between two actions
