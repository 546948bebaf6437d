"""Runs as a server answers with them, and clients that talk to it without waiting."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from assistant_threads import AsyncOpenAI, OpenAI
from tests.support.loopback import Loopback, Reply, reply
from tests.support.sync_and_async import KEY, FakeClock, Side

__all__ = ["calls", "client", "perform", "run", "waiting"]


def run(status: object, *, headers: dict[str, str] | None = None, code: int = 200, **fields: Any) -> Reply:
    """An answer with a run."""
    return reply({"id": "run_1", "thread_id": "thread_1", "status": status, **fields}, code, headers or {})


def calls(*wanted: tuple[str, str, object]) -> dict[str, Any]:
    """A required action: id, name and arguments of each call."""
    tool_calls = [
        {
            "id": key,
            "type": "function",
            "function": {"name": name, "arguments": given if isinstance(given, str) else json.dumps(given)},
        }
        for key, name, given in wanted
    ]
    return {"type": "submit_tool_outputs", "submit_tool_outputs": {"tool_calls": tool_calls}}


def waiting(*wanted: tuple[str, str, object], declared: tuple[str, ...] = (), **fields: Any) -> Reply:
    """An answer with a run that waits for these calls; `declared` are the functions among its tools."""
    tools = [{"type": "function", "function": {"name": name}} for name in declared]
    return run("requires_action", required_action=calls(*wanted), tools=tools, **fields)


def client(side: Side, server: Loopback, clock: FakeClock, **settings: Any) -> Any:
    kind = AsyncOpenAI if side.is_async else OpenAI
    return kind(api_key=KEY, base_url=server.url, clock=clock, **settings)


def perform(side: Side, server: Loopback, clock: FakeClock, action: Callable[[Any], Any], **settings: Any) -> Any:
    """The result of an action on a client of that side."""
    return side.run(action, client=client(side, server, clock, **settings))
