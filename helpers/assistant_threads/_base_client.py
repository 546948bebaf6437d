# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai._base_client`."""

from assistant_threads.compat.http_clients import DefaultAsyncHttpxClient as DefaultAsyncHttpxClient
from assistant_threads.compat.http_clients import DefaultHttpxClient as DefaultHttpxClient
from threads_runtime.base_client import DEFAULT_MAX_RETRIES as DEFAULT_MAX_RETRIES
from threads_runtime.base_client import DEFAULT_TIMEOUT as DEFAULT_TIMEOUT
from threads_runtime.client import AsyncAPIClient as AsyncAPIClient
from threads_runtime.client import SyncAPIClient as SyncAPIClient
from threads_runtime.pages.page import CursorPage as BasePage
from threads_runtime.pages.page import PageInfo as PageInfo
from threads_runtime.pages.pages import AsyncPaginator as AsyncPaginator

__all__ = [
    "DEFAULT_MAX_RETRIES",
    "DEFAULT_TIMEOUT",
    "AsyncAPIClient",
    "AsyncPaginator",
    "BasePage",
    "DefaultAsyncHttpxClient",
    "DefaultHttpxClient",
    "PageInfo",
    "SyncAPIClient",
]
