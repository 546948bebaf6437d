"""The vcrpy configuration for this API."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from . import serializer
from .scrubbing import scrub_request, scrub_response

__all__ = ["cassettes"]


def cassettes(folder: str | Path, *, record_mode: str = "none", **settings: Any) -> Any:
    """A `vcr.VCR` that stores its cassettes in `folder`.

    By default it only replays and sends nothing; to record, set `record_mode` (vcrpy's `once`, `new_episodes`, `all`).
    Requests match by method, path, query and JSON body, whatever server they were recorded from. Only headers on an
    allow-list are stored, and keys are removed from URLs and bodies. `settings` are passed to `vcr.VCR` and override
    the defaults.

    Raises:
        ImportError: vcrpy is not installed.
    """
    try:
        vcr: Any = import_module("vcr")  # by name: it has no types, and only this function needs it
    except ModuleNotFoundError as error:
        raise ImportError(f"cassettes need {error.name}: pip install 'assistant-threads[testing]'") from error
    ours: dict[str, Any] = {
        "cassette_library_dir": str(folder),
        "record_mode": record_mode,
        "match_on": ("method", "path", "query", "body"),
        "before_record_request": scrub_request,
        "before_record_response": scrub_response,
        # Otherwise compressed bodies would be stored as base64.
        "decode_compressed_response": True,
        "serializer": "assistant_threads",
    }
    recorder = vcr.VCR(**(ours | settings))
    recorder.register_serializer("assistant_threads", serializer)
    return recorder
