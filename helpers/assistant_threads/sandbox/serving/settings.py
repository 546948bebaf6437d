"""The settings of a server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import field, frozen

__all__ = ["VENDOR_URL", "ServeSettings"]

VENDOR_URL = "https://api.openai.com/v1"


@frozen(kw_only=True)
class ServeSettings:
    """What `serve` is configured with. Keys are left out of the repr."""

    host: str = "127.0.0.1"
    port: int = 8000
    responses_url: str | None = None
    """Base URL of a server of the Responses API. Without `model_url`, the default is the vendor's."""
    model_url: str | None = None
    """Base URL of a chat-completions server."""
    model: str | None = None
    """Model to request there, instead of the run's."""
    upstream_key: str | None = field(default=None, repr=False)
    """API key of the model's server. The keys of applications are never sent there."""
    api_keys: Sequence[str] = field(default=(), repr=False)
    """Each key is a project of its own. None: any key is accepted, all are one project."""
    db: Path | None = None
    """SQLite file. With several keys, each project has a file beside it. None: in memory."""
    upstream_vector_stores: bool = False
    """Copy vector stores to `responses_url`, and let that server search them, if it has any."""
    background: bool = False
    """Let the model's server store each response, so that runs in progress are resumed after a restart."""
    windows: Mapping[str, int] = field(factory=dict[str, int])
    """Context windows in tokens by model; `*` for all others."""
    requests_per_minute: int | None = None
    """Of each project. None: no limit."""
    concurrent: int = 100
    """Requests of a project in progress at once, streams included."""
    grace: float = 30.0
    """Seconds that open streams have to end when the server is stopped."""
