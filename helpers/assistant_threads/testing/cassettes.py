"""A vcrpy configuration for this API."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from .scrubbing import scrub_request, scrub_response

__all__ = ["cassettes"]


def cassettes(folder: str | Path, *, record_mode: str = "none", **settings: Any) -> Any:
    """A `vcr.VCR` whose cassettes lie in `folder`.

    It replays and sends nothing, unless `record_mode` says otherwise (vcrpy's `once`, `new_episodes`, `all`). An
    exchange is found by method, path, query and JSON body, on whatever server it was recorded. Only the headers of an
    allow-list are kept, in both directions, and keys are taken out of addresses and bodies. `settings` go to
    `vcr.VCR` and come before ours. Raises ImportError when vcrpy or PyYAML is missing.
    """
    try:
        from . import serializer

        vcr: Any = import_module("vcr")  # by name: it has no types
    except ModuleNotFoundError as error:
        raise ImportError(f"cassettes need {error.name}: pip install 'assistant-threads[testing]'") from error
    ours: dict[str, Any] = {
        "cassette_library_dir": str(folder),
        "record_mode": record_mode,
        "match_on": ("method", "path", "query", "body"),
        "before_record_request": scrub_request,
        "before_record_response": scrub_response,
        # Without it compressed bodies would be kept as base64.
        "decode_compressed_response": True,
        "serializer": "assistant_threads",
    }
    recorder = vcr.VCR(**(ours | settings))
    recorder.register_serializer("assistant_threads", serializer)
    return recorder
