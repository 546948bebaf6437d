# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai._client`."""

from assistant_threads.client import AsyncOpenAI as AsyncClient
from assistant_threads.client import AsyncOpenAI as AsyncOpenAI
from assistant_threads.client import OpenAI as Client
from assistant_threads.client import OpenAI as OpenAI
from httpx import Timeout as Timeout
from threads_runtime.responses.stream import AsyncStream as AsyncStream
from threads_runtime.responses.stream import Stream as Stream

__all__ = ["AsyncClient", "AsyncOpenAI", "AsyncStream", "Client", "OpenAI", "Stream", "Timeout"]
