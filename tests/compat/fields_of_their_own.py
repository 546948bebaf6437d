"""The same subclasses of openai's models and of ours."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any, TypeAlias

__all__ = ["OFFICIAL", "OURS", "Classes"]

Classes: TypeAlias = Any

_SOURCE = """
from typing import ClassVar, List, Optional

class Person(BaseModel):
    name: str = "nobody"

class Ticket(BaseModel):
    title: str
    labels: List[str] = []
    author: Optional[Person] = None
    history: List[Person] = []
    state: str = "new"
    limit: ClassVar[int] = 3

class Urgent(Ticket):
    due: int

class Counted(Ticket):
    def __init__(self, **fields):
        super().__init__(**fields)

class NotedThread(Thread):
    note: Optional[str] = None

    def shout(self) -> str:
        return (self.note or "").upper()
"""


def _classes(package: str) -> Classes:
    """The classes, in a module of their own so that they can be pickled."""
    module = ModuleType(f"fields_of_{package}")
    module.__dict__.update(
        BaseModel=import_module(package).BaseModel, Thread=import_module(f"{package}.types.beta").Thread
    )
    sys.modules[module.__name__] = module
    exec(compile(_SOURCE, module.__name__, "exec", dont_inherit=True), module.__dict__)
    return SimpleNamespace(**vars(module))


OURS = _classes("assistant_threads")
OFFICIAL = _classes("openai")
