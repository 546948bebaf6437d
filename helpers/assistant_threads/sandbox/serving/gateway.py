"""The front of all projects: keys, limits, health, metrics, logs, and the end of service."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import AsyncGenerator

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from ..errors import RefusedError
from ..http.authentication import key_of
from .imports import import_request
from .metrics import Metered, Metrics
from .projects import Project, Projects

__all__ = ["Gateway"]

_log = logging.getLogger("assistant_threads.serve")
_METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_RETRY_SECONDS = 5
# Requests that are served until the end: they start no work, and clients that poll wait for them.
_READ = frozenset({"GET", "HEAD", "OPTIONS"})


class Gateway:
    """The ASGI application of a server."""

    def __init__(self, projects: Projects, assistant: Metered, metrics: Metrics) -> None:
        self._projects = projects
        self._assistant = assistant
        self._metrics = metrics
        self._open = 0
        self.draining = False
        self._own = Starlette(
            routes=[
                Route("/healthz", self._health),
                Route("/metrics", self._show_metrics),
            ],
            lifespan=self._lifespan,
        )

    @contextlib.asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncGenerator[None]:
        async with contextlib.AsyncExitStack() as stack:
            for project in self._projects.all:
                await stack.enter_async_context(project.backend.lifespan())
            yield

    @property
    def idle(self) -> bool:
        """Whether no request and no turn is in progress."""
        return self._open == 0 and self._assistant.turns == 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in ("/healthz", "/metrics"):
            return await self._own(scope, receive, send)
        request = Request(scope, receive)
        response = _Observed(send)
        started = time.monotonic()
        project: Project | None = None
        self._open += 1
        try:
            with self._metrics.open_requests.track_inprogress():
                project = self._projects.find(key_of(request))
                self._require_service(request)
                with project.limits.request():
                    app = project.backend.app
                    if (request.method, request.url.path) == ("POST", "/v1/import"):
                        app = JSONResponse(await import_request(request, project.backend))
                    await app(scope, receive, response)
        except RefusedError as error:
            await error.response()(scope, receive, response)
        finally:
            self._open -= 1
            self._record(request, response, project, time.monotonic() - started)
        return None

    def _require_service(self, request: Request) -> None:
        ends_work = request.url.path.endswith("/cancel")
        if self.draining and request.method not in _READ and not ends_work:
            raise RefusedError(
                "The server is shutting down; try again.",
                status=503,
                type="server_error",
                code="server_shutting_down",
                retry_after=_RETRY_SECONDS,
            )

    def _record(self, request: Request, response: _Observed, project: Project | None, seconds: float) -> None:
        self._metrics.requests.labels(request.method, response.status).inc()
        self._metrics.seconds.observe(seconds)
        _log.info(
            "request",
            extra={
                "method": request.method,
                "path": request.url.path,
                "status": response.status,
                "duration_ms": round(seconds * 1000, 1),
                "request_id": response.request_id,
                "project": project.name if project else None,
            },
        )

    async def _health(self, _: Request) -> Response:
        if self.draining:
            return JSONResponse({"status": "shutting down"}, 503)
        return JSONResponse({"status": "ok"})

    async def _show_metrics(self, _: Request) -> Response:
        return Response(self._metrics.text(), headers={"content-type": _METRICS_TYPE})


class _Observed:
    """Passes on a response, and knows its status and request id."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status = 499  # the client left before the response began
        self.request_id: str | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.request_id = dict(message["headers"]).get(b"x-request-id", b"").decode() or None
        await self._send(message)
