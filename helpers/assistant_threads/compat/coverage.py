"""What an AttributeError suggests for the resources of openai's client that this one lacks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

__all__ = ["NamesWhatIsMissing", "missing_resource", "resource_names"]

# Each resource of openai's client, with the path of its main method.
_PATHS = {
    "admin": "organization/admin_api_keys",
    "audio": "audio/transcriptions",
    "batches": "batches",
    "chat": "chat/completions",
    "chatkit": "chatkit/sessions",
    "completions": "completions",
    "containers": "containers",
    "content_provenance_checks": "content_provenance_checks",
    "conversations": "conversations",
    "embeddings": "embeddings",
    "evals": "evals",
    "files": "files",
    "fine_tuning": "fine_tuning/jobs",
    "images": "images/generations",
    "models": "models",
    "moderations": "moderations",
    "realtime": "realtime/client_secrets",
    "responses": "responses",
    "skills": "skills",
    "uploads": "uploads",
    "vector_stores": "vector_stores",
    "videos": "videos",
    "webhooks": None,
}


class NamesWhatIsMissing:
    """Explains missing attributes. The base class of clients and of their `beta`."""

    if not TYPE_CHECKING:  # type checkers report a name that doesn't exist

        def __getattr__(self, name: str) -> object:
            missing = missing_resource(name) or f"{type(self).__name__!r} object has no attribute {name!r}"
            raise AttributeError(missing, name=name, obj=self)


def missing_resource(name: str) -> str | None:
    """What to do instead of using a resource that openai's client has; None for any other name."""
    if name not in _PATHS:
        return None
    from threads_api.client import Client
    from threads_api.resources.beta import Beta

    beta = [f"beta.{resource}" for resource in resource_names(Beta)]
    covered = [resource for resource in resource_names(Client) if resource != "beta"] + beta
    path = _PATHS[name]
    request = f"Send other requests with client.post('/{path}', body={{...}}), or use" if path else "For others use"
    return (
        f"This client has no {name!r}: it covers {', '.join(covered[:-1])} and {covered[-1]}. "
        f"{request} the openai package beside it."
    )


def resource_names(kind: type) -> list[str]:
    """The resources of a client class, or below a resource."""
    from threads_runtime.base_client import BaseClient

    names = set(dir(kind)).difference(dir(BaseClient))  # which keeps a setting in the same way
    return sorted(name for name in names if isinstance(getattr(kind, name), cached_property))
