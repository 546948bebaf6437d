"""The module as a client: `assistant_threads.api_key = "…"; assistant_threads.beta.threads.create()`.

The settings are variables of the package, read at every access to a resource. There is one client: a changed setting
changes it, so that resources and mocks that code keeps go on with it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from threading import Lock
from typing import Any, cast

from threads_runtime.errors import OpenAIError
from threads_runtime.requests.environment import from_environment

from .client import OpenAI

__all__ = ["module_client"]

_PACKAGE = __name__.rpartition(".")[0]
_SETTINGS = (
    "api_key",
    "organization",
    "project",
    "base_url",
    "timeout",
    "max_retries",
    "default_headers",
    "default_query",
    "http_client",
)
_AZURE_SETTINGS = ("azure_endpoint", "azure_ad_token", "azure_ad_token_provider", "api_version")

_lock = Lock()
_client: OpenAI | None = None
_settings_in_use: dict[str, Any] = {}


def module_client() -> OpenAI:
    """The client with the settings that the variables of the package have now.

    Raises OpenAIError without credentials, or if both those of OpenAI and those of Azure are set.
    """
    global _client, _settings_in_use
    package = sys.modules[_PACKAGE]
    settings = {name: _frozen(getattr(package, name)) for name in (*_SETTINGS, *_AZURE_SETTINGS, "api_type")}
    with _lock:
        if _client is None or settings != _settings_in_use:
            new = _make(settings)
            if _client is None or type(new) is not type(_client):
                _client = new
            else:
                same_connections = settings["http_client"] is _settings_in_use["http_client"]
                kept = {"transport": _client.transport} if same_connections else {}
                _client.__dict__.update(vars(new) | kept)
            _settings_in_use = settings
        return _client


def _make(settings: Mapping[str, Any]) -> OpenAI:
    common = {name: settings[name] for name in _SETTINGS}
    if not _is_azure(settings):
        return OpenAI(**common)
    from .azure import AzureOpenAI

    return AzureOpenAI(**common, **{name: settings[name] for name in _AZURE_SETTINGS})


def _is_azure(settings: Mapping[str, Any]) -> bool:
    """Whether `api_type`, or else where credentials are found, means Azure."""
    kind = settings["api_type"] or from_environment("OPENAI_API_TYPE")
    if kind not in (None, "openai", "azure"):
        raise OpenAIError(f"api_type must be 'openai' or 'azure', not {kind!r}.")
    if kind is not None:
        return bool(kind == "azure")
    azure = any(settings[name] is not None for name in _AZURE_SETTINGS[:3]) or any(
        from_environment(name) for name in ("AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY", "AZURE_OPENAI_AD_TOKEN")
    )
    if azure and from_environment("OPENAI_API_KEY"):
        raise OpenAIError(
            "There are credentials of OpenAI and of Azure. Set assistant_threads.api_type, or OPENAI_API_TYPE in the "
            "environment, to 'openai' or 'azure'."
        )
    return azure


def _frozen(value: Any) -> Any:
    """A mapping may be changed in place, which the next access has to notice."""
    return dict(cast("Mapping[str, Any]", value)) if isinstance(value, Mapping) else value
