"""The vcrpy configuration for this API."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from threads_runtime.extras import install_command

from .scrubbing import Scrubber

__all__ = ["cassettes"]


def cassettes(folder: str | Path, *, record_mode: str = "none", **settings: Any) -> Any:
    """A `vcr.VCR` that stores its cassettes in `folder`.

    By default it only replays and sends nothing; to record, set `record_mode` (vcrpy's `once`, `new_episodes`, `all`).
    Requests match by method, path, query and JSON body, whatever server they were recorded from. Only headers on an
    allow-list are stored. Keys are removed from URLs and bodies: known patterns, and the very strings that the recorded
    client sends as its key, if they have 8 characters or more. `settings` are passed to `vcr.VCR` and override
    the defaults.

    Raises:
        ImportError: vcrpy or PyYAML is not installed.
    """
    try:
        vcr: Any = import_module("vcr")  # by name, since it has no types
        from . import serializer  # needs PyYAML
    except ModuleNotFoundError as error:
        raise ImportError(f"cassettes need {error.name}: {install_command('testing')}") from error
    scrubber = Scrubber()
    ours: dict[str, Any] = {
        "cassette_library_dir": str(folder),
        "record_mode": record_mode,
        "match_on": ("method", "path", "query", "body"),
        "before_record_request": scrubber.request,
        "before_record_response": scrubber.response,
        # Otherwise compressed bodies would be stored as base64.
        "decode_compressed_response": True,
        "serializer": "assistant_threads",
    }
    recorder = vcr.VCR(**(ours | settings))
    recorder.register_serializer("assistant_threads", serializer)
    return recorder
