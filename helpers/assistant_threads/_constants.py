# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai._constants`."""

from assistant_threads.compat.http_clients import DEFAULT_CONNECTION_LIMITS as DEFAULT_CONNECTION_LIMITS
from threads_runtime.base_client import DEFAULT_MAX_RETRIES as DEFAULT_MAX_RETRIES
from threads_runtime.base_client import DEFAULT_TIMEOUT as DEFAULT_TIMEOUT

__all__ = ["DEFAULT_CONNECTION_LIMITS", "DEFAULT_MAX_RETRIES", "DEFAULT_TIMEOUT"]
