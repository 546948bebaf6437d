# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
"""A client of the API: typed, sync and async."""

from .client import AsyncClient, Client

__all__ = ["AsyncClient", "Client"]
