"""The server of `assistant-threads serve`."""

from __future__ import annotations

import asyncio
import logging
import socket
import time
from collections.abc import Callable

from ..assistants.chat_backend import ChatBackend
from ..assistants.responses_backend import ResponsesBackend
from ..backend import Limits, create_backend
from ..http.models import DEFAULT_MODELS
from ..http.uvicorn_server import UvicornServer, base_url, listen
from ..model.actions import Assistant
from ..server import is_loopback
from .gateway import Gateway
from .metrics import Metered, Metrics
from .projects import Project, ProjectLimits, Projects, store_path
from .settings import VENDOR_URL, ServeSettings

__all__ = ["serve"]

_log = logging.getLogger("assistant_threads.serve")
_NO_REQUEST_LOG = 0


def serve(settings: ServeSettings, on_ready: Callable[[str], None] | None = None) -> None:
    """Serve until SIGINT or SIGTERM; blocks. `on_ready` is called with the base URL once the port is listening.

    Raises ValueError for settings that contradict each other and for a store that can't be used, OSError if the port
    is taken.
    """
    if not settings.api_keys and not is_loopback(settings.host):
        raise ValueError(f"other machines can reach {settings.host!r}; give an API key that requests must send")
    metrics = Metrics()
    assistant = Metered(_upstream(settings), metrics)
    projects = _projects(settings, assistant)
    try:
        listener = listen(settings.host, settings.port)
    except OSError:
        _close(projects)
        raise
    with listener:
        server = _Server(Gateway(projects, assistant, metrics), projects, settings.grace)
        if on_ready is not None:
            on_ready(base_url(settings.host, listener))
        if len(projects.all) > 1 and settings.db is not None and settings.db.exists():
            _log.warning(
                "the file of a single key is not used with several keys; rename it to the file of its key",
                extra={"file": str(settings.db), "projects": [project.name for project in projects.all]},
            )
        try:
            server.run(sockets=[listener])
        finally:
            _close(projects)


class _Server(UvicornServer):
    """Lets requests and turns in progress end first, and refuses new ones meanwhile."""

    def __init__(self, gateway: Gateway, projects: Projects, grace: float) -> None:
        super().__init__(gateway, projects.stop)
        self._gateway = gateway
        self._grace = grace

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._gateway.draining = True
        _log.info("shutting down", extra={"grace_seconds": self._grace})
        end = time.monotonic() + self._grace
        while not self._gateway.idle and not self.force_exit and time.monotonic() < end:  # noqa: ASYNC110
            await asyncio.sleep(0.05)  # a second signal only sets a flag
        if not self._gateway.idle:
            _log.warning("interrupted what was still in progress")
        await super().shutdown(sockets)


def _upstream(settings: ServeSettings) -> Assistant:
    if settings.model_url is not None and settings.responses_url is not None:
        raise ValueError("responses_url and model_url are mutually exclusive")
    if settings.model_url is not None:
        upstream = {"background": settings.background, "upstream_vector_stores": settings.upstream_vector_stores}
        for name, given in upstream.items():
            if given:
                raise ValueError(f"{name} needs a server of the Responses API, not model_url")
    key, model, windows = settings.upstream_key, settings.model, settings.windows
    if settings.model_url is not None:
        return ChatBackend(settings.model_url, model=model, api_key=key, windows=windows)
    url = settings.responses_url or VENDOR_URL
    if not key and url.rstrip("/") == VENDOR_URL:
        raise ValueError(f"{VENDOR_URL} needs an API key; set OPENAI_API_KEY, or name another server")
    return ResponsesBackend(
        url,
        model=model,
        api_key=key,
        windows=windows,
        vector_stores=settings.upstream_vector_stores,
        background=settings.background,
    )


def _projects(settings: ServeSettings, assistant: Assistant) -> Projects:
    created: list[Project] = []

    def create(name: str, only: bool) -> Project:
        backend = create_backend(
            store_path(settings.db, name, only=only),
            assistant,
            api_key=None,  # checked by the gateway
            limits=Limits(requests=_NO_REQUEST_LOG, streams=settings.concurrent),
            models=[settings.model] if settings.model else DEFAULT_MODELS,
            clock=time.time,
            seed=None,
            check_responses=False,
        )
        limits = ProjectLimits(per_minute=settings.requests_per_minute, concurrent=settings.concurrent)
        created.append(Project(name, backend, limits))
        return created[-1]

    try:
        return Projects(settings.api_keys, create)
    except BaseException:
        for project in created:
            project.backend.store.close()
        raise


def _close(projects: Projects) -> None:
    for project in projects.all:
        project.backend.store.close()
