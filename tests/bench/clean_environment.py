"""An environment with httpx, attrs and openai-python alone, as after `pip install`.

The environment of development has click and rich, which httpx imports if they are there: a limit that is three times
too generous.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

from packaging.requirements import Requirement

from tests.bench.measure import new_folder

__all__ = ["clean_python"]

_INSTALLED = ("attrs", "httpx", "openai")
_OURS = ("assistant_threads", "threads_api", "threads_runtime")


def clean_python(code: str) -> tuple[str, ...]:
    """The command that runs this code there."""
    return sys.executable, "-ISWignore", "-c", f"import sys; sys.path.append({str(_packages())!r}); {code}"


@cache
def _packages() -> Path:
    """A folder of links, since nothing can be installed while a benchmark runs."""
    folder = new_folder()
    for each in _with_requirements():
        for name in {file.parts[0] for file in each.files or () if not file.parts[0].startswith(("..", "__pycache__"))}:
            (folder / name).symlink_to(Path(str(each.locate_file(name))))
    for name in _OURS:
        spec = find_spec(name)
        assert spec is not None
        assert spec.origin is not None
        (folder / name).symlink_to(Path(spec.origin).parent)
    return folder


def _with_requirements() -> Iterator[Distribution]:
    seen, pending = set[str](), list(_INSTALLED)
    while pending:
        name = pending.pop().lower().replace("_", "-")
        if name in seen:
            continue
        seen.add(name)
        try:
            found = distribution(name)
        except PackageNotFoundError:  # for other versions of Python
            continue
        yield found
        requirements = map(Requirement, found.requires or ())
        pending += [each.name for each in requirements if each.marker is None or each.marker.evaluate({"extra": ""})]
