"""Projects: each API key has objects of its own, in a store of its own."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import frozen

from ..backend import Backend
from ..errors import RefusedError
from .limits import ProjectLimits

__all__ = ["Project", "Projects", "store_path"]

_HASH_LENGTH = 12


@frozen
class Project:
    """The objects of an API key; `name` is not secret."""

    name: str
    backend: Backend
    limits: ProjectLimits


class Projects:
    """The projects of a server."""

    def __init__(self, keys: Sequence[str], create: Callable[[str, bool], Project]) -> None:
        """`create` makes a project from its name, and whether it is the only one. Raises what that raises."""
        keys = list(dict.fromkeys(keys))
        self._by_key = [(key.encode(), create(project_name(key), len(keys) == 1)) for key in keys]
        self._open = None if keys else create("default", True)

    @property
    def all(self) -> list[Project]:
        return [project for _, project in self._by_key] + ([self._open] if self._open else [])

    def find(self, key: str) -> Project:
        """The project of a key. Raises RefusedError for an unknown key."""
        if self._open is not None:
            return self._open
        # All keys are compared, so that the time tells nothing about them.
        found = [project for known, project in self._by_key if hmac.compare_digest(known, key.encode())]
        if not found:
            raise RefusedError("Incorrect API key provided.", status=401, code="invalid_api_key")
        return found[0]

    def stop(self) -> None:
        """Interrupt all runs."""
        for project in self.all:
            project.backend.runner.stop()


def project_name(key: str) -> str:
    """A name that doesn't give the key away."""
    return hashlib.sha256(key.encode()).hexdigest()[:_HASH_LENGTH]


def store_path(db: Path | None, name: str, *, only: bool) -> Path | None:
    """The file of a project: `db` for the only one, so that its key can change; else one that is bound to its key."""
    return db if db is None or only else db.with_name(f"{db.stem}.{name}{db.suffix}")
