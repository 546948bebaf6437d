"""A cell of the matrix: one operation with one fault on one side, and what must hold of it.

Whatever the fault, only these hold, and they are computed from what the sandbox did:

- never twice: a call creates at most one object, submits its outputs at most once, calls each function once;
- never lost: if it has created something and fails, the error is `ambiguous`, or names the run;
- a success is one: what it returns exists, whole and once;
- what was certainly not done is repeated, and what may be repeated succeeds once the fault is over;
- only typed errors, by the deadline; and the client goes on to work.
"""

from __future__ import annotations

import os
import pickle
import re
import ssl
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
from attrs import evolve, frozen

from assistant_threads import AsyncOpenAI, OpenAI, PollTimeoutError
from assistant_threads.sandbox import Sandbox
from tests.matrix.faults import Fault
from tests.matrix.operations import TEXT, Asked, Operation, World
from tests.matrix.relay import Effect, Harm, Relay
from tests.matrix.tls import TLSFront, certificate
from tests.support.loopback import Cut
from tests.support.sync_and_async import KEY, FakeClock, Side
from threads_runtime.clock import SYSTEM_CLOCK, Clock
from threads_runtime.errors import APIError, OpenAIError

__all__ = ["Matrix", "applies"]

DEADLINE = 60.0
SOON = 0.3
"""The deadline where only real time can tell; the fault would go on for 20 s."""
LATE = 5.0
HEADERS = {"Authorization": "Bearer k", "OpenAI-Beta": "assistants=v2"}

_CREATION = re.compile(r"/(runs|messages|files)$")


@frozen
class Outcome:
    """How a call ended. It can be sent from a forked process."""

    result: Any = None
    error: str | None = None
    is_typed: bool = True
    ambiguous: bool = False
    run_id: str | None = None
    seconds: float = 0.0
    calls: tuple[str, ...] = ()
    used: str | None = None
    """What the next call returned: the id of the assistant."""


class _Clock(FakeClock):
    """Brings a server up when somebody has slept a number of times."""

    def __init__(self, wake: Callable[[], None], after: int) -> None:
        super().__init__()
        self._wake, self._after = wake, after

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        if len(self.sleeps) == self._after:
            self._wake()


def applies(fault: Fault, operation: Operation, side: Side) -> bool:
    """Whether there is such a cell."""
    if fault.world == "loops":
        return side.is_async
    if fault.world == "fork":
        return hasattr(os, "fork")
    return fault.world != "slow" or operation.keeps_deadline


class Matrix:
    """The sandbox that all cells have in common."""

    def __init__(self) -> None:
        self._stack = ExitStack()

    def __enter__(self) -> Matrix:
        self._sandbox = self._stack.enter_context(Sandbox())
        self._http = self._stack.enter_context(httpx.Client(base_url=self._sandbox.base_url, headers=HEADERS))
        self._assistant = self._post("/assistants", model="m")
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @cached_property
    def _certificate(self) -> tuple[Path, Path] | None:
        return certificate(Path(self._stack.enter_context(TemporaryDirectory())))

    def _post(self, path: str, **body: Any) -> str:
        key: str = self._http.post(path, json=body).raise_for_status().json()["id"]
        return key

    def broken(self, fault: Fault, operation: Operation, side: Side) -> list[str]:
        """What does not hold; nothing if the cell passes."""
        if fault.world == "tls" and self._certificate is None:
            return []
        messages = [{"role": "user", "content": f"{number}"} for number in range(4)]
        thread = self._post("/threads", messages=[*messages, {"role": "user", "content": TEXT}])
        shown = self._http.get(f"/threads/{thread}/messages", params={"order": "asc"}).json()["data"]
        deadline = SOON if fault.world == "slow" else DEADLINE
        world = World(self._sandbox, self._http, self._assistant, thread, [each["id"] for each in shown], deadline)
        if operation.calls_functions or operation.name == "outputs":
            world.script()
        with Relay(self._sandbox.base_url) as relay:
            outcome = self._perform(fault, operation, side, world, relay)
        return list(_violations(fault, operation, world, relay.effects, outcome))

    def _perform(self, fault: Fault, operation: Operation, side: Side, world: World, relay: Relay) -> Outcome:
        clock: Clock = SYSTEM_CLOCK
        if fault.world != "slow":
            clock = _Clock(relay.up, 1 if fault.times == 1 else 0) if fault.world == "down" else _Clock(relay.up, 2)
        url, http = relay.url, None
        with ExitStack() as stack:
            if fault.world == "tls":
                assert self._certificate is not None
                url = stack.enter_context(TLSFront(relay.port, *self._certificate)).url
                context = ssl.create_default_context(cafile=str(self._certificate[0]))
                http = side.http_class(verify=context, timeout=5, follow_redirects=True)
            kind = AsyncOpenAI if side.is_async else OpenAI
            timeout = SOON if "in time" in fault.name else 20
            client = kind(api_key=KEY, base_url=f"{url}/v1", clock=clock, timeout=timeout, http_client=http)

            def harm() -> None:
                if fault.world == "restart":
                    relay.harm(_restart(relay), operation.method, operation.path, 1)
                elif fault.world == "down":
                    relay.down()
                elif fault.harm is not None:
                    relay.harm(fault.harm, operation.method, operation.path, fault.times)

            def heal() -> None:
                relay.heal()
                if fault.world in {"down", "restart"}:
                    relay.up()

            def whole(client: Any) -> Any:
                one = _Call(client, operation.ask(client, world), world, clock, harm, heal)
                return one.run_async() if side.is_async else one.run()

            if fault.world in {"loops", "fork"}:
                side.run(lambda c: c.beta.threads.retrieve(world.thread), client=client, close=False)
            if fault.world == "fork":
                outcome = _in_child(lambda: side.run(whole, client=client, close=False))
                side.run(lambda c: c.beta.assistants.retrieve(world.assistant), client=client)
                return outcome
            result: Outcome = side.run(whole, client=client)
            return result


def _restart(relay: Relay) -> Harm:
    def harm(*_: object) -> Cut:
        relay.down()
        return Cut()

    return harm


@frozen
class _Call:
    """The call, and another one, for which the fault is over."""

    client: Any
    asked: Asked
    world: World
    clock: Clock
    harm: Callable[[], None]
    heal: Callable[[], None]

    def run(self) -> Outcome:
        self.harm()
        started = self.clock.monotonic()
        try:
            outcome = self._outcome(started, _drive(self.asked))
        except Exception as error:
            outcome = self._outcome(started, None, error)
        self.heal()
        try:
            return evolve(outcome, used=self.client.beta.assistants.retrieve(self.world.assistant).id)
        except OpenAIError as error:
            return evolve(outcome, used=f"{error!r}")

    async def run_async(self) -> Outcome:
        self.harm()
        started = self.clock.monotonic()
        try:
            outcome = self._outcome(started, await _drive_async(self.asked))
        except Exception as error:
            outcome = self._outcome(started, None, error)
        self.heal()
        try:
            return evolve(outcome, used=(await self.client.beta.assistants.retrieve(self.world.assistant)).id)
        except OpenAIError as error:
            return evolve(outcome, used=f"{error!r}")

    def _outcome(self, started: float, result: Any, error: Exception | None = None) -> Outcome:
        return Outcome(
            result=result,
            error=None if error is None else f"{type(error).__name__}: {error}"[:200],
            is_typed=error is None or isinstance(error, OpenAIError),
            ambiguous=isinstance(error, (APIError, PollTimeoutError)) and error.ambiguous,
            run_id=error.run_id if isinstance(error, OpenAIError) else None,
            seconds=self.clock.monotonic() - started,
            calls=tuple(self.world.calls),
        )


def _drive(asked: Asked) -> Any:
    try:
        step = next(asked)
        while True:
            step = asked.send(step)
    except StopIteration as end:
        return end.value


async def _drive_async(asked: Asked) -> Any:
    try:
        step = next(asked)
        while True:
            try:
                result = await step
            except Exception as error:
                step = asked.throw(error)
            else:
                step = asked.send(result)
    except StopIteration as end:
        return end.value


def _in_child(work: Callable[[], Outcome]) -> Outcome:
    """The outcome in a forked process."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # other threads run: those of the server
        child = os.fork()
    if not child:
        try:
            with os.fdopen(writing, "wb") as pipe:
                pickle.dump(work(), pipe)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        data = pipe.read()
    os.waitpid(child, 0)
    return pickle.loads(data) if data else Outcome(error="the forked process has died", is_typed=False)


def _violations(
    fault: Fault, operation: Operation, world: World, effects: Sequence[Effect], outcome: Outcome
) -> Iterator[str]:
    made = [each.id for each in effects if each.method == "POST" and _CREATION.search(each.path)]
    if operation.creates:
        made = [each.id for each in effects if each.method == "POST" and re.search(operation.path, each.path)]
    submissions = sum(each.path.endswith("/submit_tool_outputs") for each in effects)
    if len(made) > 1:
        yield f"created {len(made)} times: {made}"
    if submissions > 1:
        yield f"outputs were accepted {submissions} times"
    if len(outcome.calls) > 1:
        yield f"a function was called for one tool call {len(outcome.calls)} times"
    if not outcome.is_typed:
        yield f"an untyped error: {outcome.error}"
    if outcome.used != world.assistant:
        yield f"the client does not work afterwards: {outcome.used}"
    if operation.keeps_deadline and outcome.seconds > (LATE if fault.world == "slow" else DEADLINE):
        yield f"ended after {outcome.seconds:.1f} s"
    if outcome.error is None:
        if operation.creates and outcome.result not in made:
            yield f"returned {outcome.result!r} instead of {made}"
        if not operation.check(world, outcome.result):
            yield f"a success that is none: {outcome.result!r}"
        return
    lost = submissions if operation.once else made
    if lost and not outcome.ambiguous and outcome.run_id not in made:
        yield f"lost {made}: {outcome.error}"
    if fault.certain and outcome.ambiguous:
        yield f"ambiguous although the server has not acted: {outcome.error}"
    repeatable = not (operation.creates or operation.once) or fault.certain
    if fault.harmless or (fault.transient and repeatable):
        yield f"should have succeeded: {outcome.error}"
