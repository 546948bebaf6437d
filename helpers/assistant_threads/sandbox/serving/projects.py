"""Projects: each API key has objects of its own, in a store of its own, and limits of its own."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import math
import time
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from attrs import define, field, frozen

from ..backend import Backend
from ..errors import RefusedError

__all__ = ["Project", "ProjectLimits", "Projects", "store_path"]

_HASH_LENGTH = 12
_MINUTE = 60


@define(kw_only=True)
class ProjectLimits:
    """Counts the requests of one project. The allowance of a minute refills continuously."""

    per_minute: int | None
    concurrent: int
    _open: int = field(default=0, init=False)
    _updated: float = field(factory=time.monotonic, init=False)
    _allowance: float = field(default=math.inf, init=False)  # at most that of a minute

    @contextlib.contextmanager
    def request(self) -> Generator[None]:
        """Around a request. Raises RefusedError, with `retry_after`, if it exceeds a limit."""
        if self._open >= self.concurrent:
            raise _exceeded(f"at most {self.concurrent} requests at once", 1)
        self._take()
        self._open += 1
        try:
            yield
        finally:
            self._open -= 1

    def _take(self) -> None:
        if self.per_minute is None:
            return
        now = time.monotonic()
        refilled = self._allowance + (now - self._updated) * self.per_minute / _MINUTE
        self._allowance = min(refilled, float(self.per_minute))
        self._updated = now
        if self._allowance < 1:
            wait = math.ceil((1 - self._allowance) * _MINUTE / self.per_minute)
            raise _exceeded(f"{self.per_minute} requests per minute", max(wait, 1))
        self._allowance -= 1


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


def _exceeded(limit: str, retry_after: int) -> RefusedError:
    return RefusedError(
        f"Rate limit reached: {limit} for this API key. Please try again in {retry_after} s.",
        status=429,
        type="requests",
        code="rate_limit_exceeded",
        retry_after=retry_after,
    )
