"""The limits of a sandbox, and the objects that make one up, created in one place."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path
from typing import IO, Any

from attrs import frozen
from starlette.types import ASGIApp

from .assistants.script import ScriptedAssistant
from .faults import FaultPlan
from .files.contents import Contents
from .files.files import Files
from .files.indexer import Indexer
from .files.passages import Passages
from .files.run_search import RunSearch
from .files.uploads import Uploads
from .files.vector_stores import VectorStores
from .fixtures import store_fixture
from .http.app import Endpoints, create_app
from .http.document import load_document
from .http.file_operations import FileOperations
from .http.middleware import ReceivedRequest, RequestMiddleware
from .http.models import Models
from .http.operations import Operations
from .model.actions import Assistant
from .model.objects import NewId, id_maker
from .model.runner import Runner
from .model.store import Object, Store

__all__ = ["Backend", "Limits", "create_backend"]


@frozen(kw_only=True)
class Limits:
    """The capacity of a sandbox; requests beyond it are refused with an error that names the limit."""

    request_bytes: int = 16 * 1024 * 1024
    """The size of a request body, uploads excepted."""
    streams: int = 100
    """Concurrent streams."""
    objects: int = 100_000
    """Stored objects: assistants, threads, messages, runs, steps, files, vector stores and so on."""
    events: int = 100_000
    """Events of a run."""
    requests: int = 1_000
    """Requests kept in `Sandbox.requests`; older ones are dropped."""
    file_bytes: int = 512 * 1024 * 1024
    """The size of a file that is uploaded at once."""
    upload_bytes: int = 8 * 1024 * 1024 * 1024
    """The size of a file that is uploaded in parts."""
    part_bytes: int = 64 * 1024 * 1024
    """The size of a part."""
    stored_bytes: int | None = None
    """The size of everything that is stored. None: the size of the disk."""
    indexed_bytes: int = 32 * 1024 * 1024
    """The size of a file that vector stores index; larger ones end as `failed`."""


@frozen(kw_only=True)
class Backend:
    """The objects behind a sandbox."""

    store: Store
    files: Files
    runner: Runner
    script: ScriptedAssistant
    faults: FaultPlan
    requests: deque[ReceivedRequest]
    """The latest; each method of a deque is thread-safe."""
    new_id: NewId
    app: ASGIApp
    lifespan: Callable[[], AbstractAsyncContextManager[Any]]
    """Continues what the store has left in progress; closes the store at the end. A server of `app` alone does it."""

    def add(self, item: Object) -> Object:
        """Store an object that a test provides. Raises ValueError if it doesn't match the document."""
        return store_fixture(self.store, item, self.runner.now, self.new_id)

    def add_file(self, filename: str, content: IO[bytes], purpose: str, identifier: str | None) -> Object:
        """Store a file that a test provides."""
        with self.store.transaction():
            return self.files.create(filename, purpose, content, identifier=identifier)

    def reset(self) -> None:
        """Clear the script, the faults and the request log."""
        self.script.clear()
        self.faults.clear()
        self.requests.clear()


def create_backend(
    db: str | Path | None,
    assistant: Assistant,
    *,
    api_key: str | None,
    limits: Limits,
    models: Sequence[str],
    clock: Callable[[], float],
    seed: int | None,
    check_responses: bool,
) -> Backend:
    """Open the store and create everything that depends on it. Raises ValueError if the store can't be used."""
    store = Store(db, max_objects=limits.objects, max_bytes=limits.stored_bytes)
    new_id = id_maker(seed)
    contents, passages = Contents(store), Passages(store)
    files = Files(store, contents, passages, clock, new_id)
    indexer = Indexer(store, contents, passages, max_bytes=limits.indexed_bytes)
    vector_stores = VectorStores(store, files, passages, indexer, clock, new_id)
    uploads = Uploads(store, files, clock, new_id, max_bytes=limits.upload_bytes, max_part_bytes=limits.part_bytes)
    search = RunSearch(store, vector_stores, indexer)
    script = ScriptedAssistant(assistant)
    runner = Runner(store, script, clock, new_id, search, files.read, files.save_output, max_events=limits.events)
    file_operations = FileOperations(
        store=store,
        files=files,
        uploads=uploads,
        vector_stores=vector_stores,
        max_file_bytes=limits.file_bytes,
    )
    operations = Operations(store, runner, vector_stores, search, new_id)
    app = create_app(
        Endpoints(
            document=load_document(),
            operations=(operations, file_operations, Models(models, runner.now)),
            store=store,
            files=files,
            uploads=uploads,
            runner=runner,
            indexer=indexer,
            api_key=api_key,
            max_streams=limits.streams,
            check_responses=check_responses,
        )
    )
    faults, requests = FaultPlan(), deque[ReceivedRequest](maxlen=limits.requests)
    middleware = RequestMiddleware(
        app,
        requests,
        faults,
        # Request ids have a sequence of their own: one more poll changes no other identifier.
        id_maker(seed),
        max_bytes=limits.request_bytes,
        max_file_bytes=max(limits.file_bytes, limits.part_bytes),
    )
    return Backend(
        store=store,
        files=files,
        runner=runner,
        script=script,
        faults=faults,
        requests=requests,
        new_id=new_id,
        app=middleware,
        lifespan=partial(app.router.lifespan_context, app),
    )
