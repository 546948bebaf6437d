# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.pagination`."""

from threads_runtime.pages.pages import AsyncCursorPage as AsyncCursorPage
from threads_runtime.pages.pages import AsyncCursorPage as AsyncPage
from threads_runtime.pages.pages import SyncCursorPage as SyncCursorPage
from threads_runtime.pages.pages import SyncCursorPage as SyncPage

__all__ = ["AsyncCursorPage", "AsyncPage", "SyncCursorPage", "SyncPage"]
