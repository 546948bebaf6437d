# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Assistants API: threads. A typed client, sync and async."""

from .client import AsyncClient, Client

__all__ = ["AsyncClient", "Client"]
