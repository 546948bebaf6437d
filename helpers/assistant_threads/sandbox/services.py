"""The limits of a sandbox, and the objects that make one up, created in one place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from attrs import frozen
from starlette.types import ASGIApp

from .assistants.script import ScriptedAssistant
from .faults import FaultPlan
from .http.app import create_app
from .http.document import load_document
from .http.middleware import RequestMiddleware
from .http.operations import Operations
from .http.request_log import RequestLog
from .http.validation import check_response
from .model.actions import Assistant
from .model.fixtures import store_fixture
from .model.objects import NewId, id_maker
from .model.runner import Runner
from .model.store import Object, Store

__all__ = ["Limits", "Services", "create_services"]


@frozen(kw_only=True)
class Limits:
    """The capacity of a sandbox; requests beyond it are refused with an error that names the limit."""

    request_bytes: int = 16 * 1024 * 1024
    """The size of a request body."""
    streams: int = 100
    """Concurrent streams."""
    objects: int = 100_000
    """Stored assistants, threads, messages, runs and steps."""
    events: int = 100_000
    """Events of a run."""
    requests: int = 1_000
    """Requests kept in `Sandbox.requests`; older ones are dropped."""


@frozen(kw_only=True)
class Services:
    """The objects behind a sandbox."""

    store: Store
    runner: Runner
    script: ScriptedAssistant
    faults: FaultPlan
    requests: RequestLog
    new_id: NewId
    app: ASGIApp

    def add(self, item: Object) -> Object:
        """Store an object that a test provides. Raises ValueError if it doesn't match the document."""
        return store_fixture(self.store, item, self.runner.now, self.new_id, _check_fixture)


def create_services(
    db: str | Path | None,
    assistant: Assistant,
    *,
    api_key: str | None,
    limits: Limits,
    clock: Callable[[], float],
    seed: int | None,
    check_responses: bool,
) -> Services:
    """Open the store and create everything that depends on it. Raises ValueError if the store can't be used."""
    store = Store(db, max_objects=limits.objects)
    script = ScriptedAssistant(assistant)
    new_id = id_maker(seed)
    runner = Runner(store, script, clock, new_id, max_events=limits.events)
    app = create_app(
        load_document(),
        Operations(store, runner, new_id).handlers(),
        store,
        runner,
        api_key=api_key,
        max_streams=limits.streams,
        check_responses=check_responses,
    )
    faults, requests = FaultPlan(), RequestLog(limits.requests)
    # Request ids have a sequence of their own: one more poll changes no other identifier.
    middleware = RequestMiddleware(app, requests, faults, id_maker(seed), max_bytes=limits.request_bytes)
    return Services(
        store=store,
        runner=runner,
        script=script,
        faults=faults,
        requests=requests,
        new_id=new_id,
        app=middleware,
    )


def _check_fixture(schema: str, item: Object) -> None:
    check_response(load_document(), schema, item)
