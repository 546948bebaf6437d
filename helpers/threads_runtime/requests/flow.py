"""Flows of steps that wait for something, and the two drivers that perform them.

The helpers above have drivers of their own, for another reason than speed: their flows clean up, by cancelling a run
for instance, so that every exception is thrown into them and the clean-up is shielded. A request has nothing to clean
up beyond its connection, which the transport closes itself when a step is interrupted. A flow here therefore never
sees a cancellation, KeyboardInterrupt or SystemExit: it is closed, and the exception leaves the call as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, TypeAlias

__all__ = ["Step", "Steps", "run", "run_async"]

Step: TypeAlias = tuple[Callable[[Any], Any], Any]
"""A function to call and its argument; the flow is sent the result (async: what it resolves to)."""

Steps: TypeAlias = Generator[Step, Any, Any]


def run(flow: Steps, note: Callable[[Any], object] | None = None) -> Any:
    """Perform the steps one after the other, and return the result of the flow; `note` is called with each result."""
    try:
        step, argument = next(flow)
        while True:
            try:
                result = step(argument)
                if note is not None:
                    note(result)
            except Exception as error:
                step, argument = flow.throw(error)
            else:
                step, argument = flow.send(result)
    except StopIteration as end:
        return end.value


async def run_async(flow: Steps) -> Any:
    """Perform the steps one after the other, letting other tasks run meanwhile, and return the result of the flow."""
    try:
        step, argument = next(flow)
        while True:
            try:
                result: Any = await step(argument)
            except Exception as error:
                step, argument = flow.throw(error)
            else:
                step, argument = flow.send(result)
    except StopIteration as end:
        return end.value
