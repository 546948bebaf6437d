"""The sandbox as an ASGI application: routes, dispatch to operations, responses and error handlers."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sqlite3
from collections.abc import AsyncGenerator, Sequence
from typing import IO, Any, cast

from attrs import define, field
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from ..errors import RefusedError, storage_error
from ..files.files import Files
from ..files.indexer import Indexer
from ..files.uploads import Uploads
from ..model.event_log import EventLog
from ..model.runner import Runner
from ..model.store import Object, Store
from .api_request import ApiRequest, Download, Handler
from .authentication import check_access, query_items
from .bodies import parse_form, parse_json
from .document import Document, OperationSpec
from .idempotency import IDEMPOTENCY_KEY, Idempotency, RequestKey
from .streams import EventStreams, download_response
from .validation import check_body, check_event, check_identifier, check_query, check_response, convert_form

__all__ = ["Endpoints", "create_app"]

# The API, and the two forms of it on Azure.
_ROOTS = ("/v1", "/openai", "/openai/v1")


@define(kw_only=True)
class Endpoints:
    """What the application serves: an endpoint for each operation of the document."""

    document: Document
    operations: Sequence[object]
    """Their methods are the handlers, by the names of the operations in the document."""
    store: Store
    files: Files
    uploads: Uploads
    runner: Runner
    indexer: Indexer
    api_key: str | None = field(repr=False)
    max_streams: int
    check_responses: bool
    _idempotency: Idempotency = field(init=False)
    _streams: EventStreams = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._idempotency = Idempotency(self.store)
        self._streams = EventStreams(self.max_streams, self._check_event)

    def endpoint(self, spec: OperationSpec) -> ASGIApp:
        """Raises ValueError if there is no handler for the operation."""
        handler = self._handler(spec)

        async def respond(request: Request) -> Response:
            check_access(request, self.api_key)
            with contextlib.ExitStack() as stack:
                # Nothing is awaited after this: the transaction begins once the whole request has arrived.
                api_request, fingerprint = await self._receive(spec, request, stack)
                key = RequestKey.of(request, fingerprint)
                result = self._perform(spec, handler, api_request, key)
            response = self._response(result, request, api_request)
            if key:
                response.headers[IDEMPOTENCY_KEY] = key.key
            return response

        return cast(ASGIApp, respond)

    def _handler(self, spec: OperationSpec) -> Handler:
        for each in self.operations:
            if hasattr(each, spec.name):
                return cast(Handler, getattr(each, spec.name))
        raise ValueError(f"the sandbox does not implement {spec.method} {spec.path}")

    async def _receive(
        self, spec: OperationSpec, request: Request, stack: contextlib.ExitStack
    ) -> tuple[ApiRequest, bytes]:
        """The validated request, and its body or a digest of that; `stack` closes its files."""
        document = self.document
        for name, value in request.path_params.items():
            check_identifier(name, value)
        query = check_query(document, spec, query_items(request))
        body: dict[str, Any] = {}
        files: dict[str, IO[bytes]] = {}
        if spec.form:
            form = await parse_form(request, spec.file_fields, stack)
            body, files = convert_form(document, spec, form.fields), form.files
            fingerprint = form.fingerprint() if IDEMPOTENCY_KEY in request.headers else b""
        else:
            fingerprint = await request.body()
            if spec.body is not None:
                body = parse_json(request, fingerprint)
        if spec.body is not None:
            check_body(document, spec, body)
        return ApiRequest(ids=dict(request.path_params), query=query, body=body, files=files), fingerprint

    def _perform(
        self, spec: OperationSpec, handler: Handler, request: ApiRequest, key: RequestKey | None
    ) -> str | EventLog | Download:
        """Call the handler in a transaction, unless the request is a repetition. An object is returned as JSON."""
        stream = spec.streams and request.stream
        if stream:
            self._streams.require_room()
        self.runner.expire_due()
        self.files.expire_due()
        earlier = self._idempotency.find(key, stream=stream) if key else None
        if earlier is not None:
            return earlier
        with self.store.transaction():
            result = handler(request)
            if isinstance(result, Download):
                return result
            response = result if isinstance(result, EventLog) else self._serialize(spec, result)
            if key:
                self._idempotency.save(key, response)
        return response

    def _response(self, result: str | EventLog | Download, request: Request, api_request: ApiRequest) -> Response:
        match result:
            case EventLog():
                return self._streams.response(result, request, api_request.include)
            case Download():
                return download_response(result, self.files.contents, request)
            case _:
                return Response(result, headers={"content-type": "application/json"})

    def _serialize(self, spec: OperationSpec, body: Object) -> str:
        if self.check_responses and spec.response:
            check_response(self.document, spec.response, body)
        # Indented, as by the service.
        return json.dumps(body, ensure_ascii=False, indent=2)

    def _check_event(self, name: str, data: Object) -> None:
        if self.check_responses:
            check_event(self.document, name, data)


def create_app(endpoints: Endpoints) -> Starlette:
    """The application. Raises ValueError if an operation of the document has no handler.

    Its lifespan continues what the store has left in progress, expires runs and files, and closes the store: a process
    that receives SIGTERM ends with the server.
    """

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[None]:
        endpoints.runner.restore()
        endpoints.indexer.start()
        expiry = asyncio.create_task(_expire(endpoints))
        yield
        expiry.cancel()
        endpoints.indexer.stop()
        endpoints.store.close()

    routes = [
        Route(root + spec.path, endpoints.endpoint(spec), methods=[spec.method])
        for root in _ROOTS
        # /threads/runs must be tried before /threads/{thread_id}.
        for spec in sorted(endpoints.document.operations, key=lambda spec: "{" in spec.path.split("/")[-1])
    ]
    return Starlette(
        routes=routes,
        lifespan=lifespan,
        exception_handlers={
            RefusedError: _refused,
            sqlite3.OperationalError: _storage_error,
            OSError: _storage_error,
            HTTPException: _unknown_url,
            Exception: _internal_error,
        },
    )


async def _expire(endpoints: Endpoints) -> None:
    while True:
        await asyncio.sleep(1)
        with contextlib.suppress(sqlite3.OperationalError):  # the disk is full; tried again
            endpoints.runner.expire_due()
            endpoints.files.expire_due()
            endpoints.uploads.expire_due()


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return error.response()


async def _storage_error(_: Request, error: Exception) -> Response:
    return storage_error(error).response({"x-should-retry": "false"})


async def _unknown_url(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        text = f"Not allowed to {request.method} on {request.url.path}."
        return RefusedError(text, status=405, code="method_not_supported").response()
    text = f"Invalid URL ({request.method} {request.url.path})"
    return RefusedError(text, status=404, code="unknown_url").response()


async def _internal_error(_: Request, error: Exception) -> Response:
    text = f"The sandbox failed: {type(error).__name__}: {error}"
    return RefusedError(text, status=500, type="server_error").response()
