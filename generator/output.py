"""The output folder: formatted elsewhere, put in place by one swap, compared as a whole."""

from __future__ import annotations

import difflib
import shutil
import subprocess
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import ruff.__main__  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]

from .problems import GeneratorError

__all__ = ["compare", "formatted", "put_in_place"]

_MARKS = ("# Generated from ", "# Copied from ")
_RUFF_BINARY = str(ruff.__main__.find_ruff_bin())
_RUFF = ("--isolated", "--no-cache", "--quiet", "--line-length=120", "--target-version=py311")


@contextmanager
def formatted(files: Mapping[PurePosixPath, str], beside: Path) -> Generator[Path]:
    """Write files to a temporary folder in `beside`, format them there, and check that they compile."""
    with tempfile.TemporaryDirectory(prefix=".generated-", dir=beside) as temporary:
        folder = Path(temporary) / "new"
        for name, text in files.items():
            path = folder / name
            if not path.resolve().is_relative_to(folder.resolve()):
                raise GeneratorError(f"{name} would be written outside the output folder")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        for command in (("check", "--select=I,F401", "--fix"), ("format",)):
            _ruff(*command, *_RUFF, str(folder))
        for path in sorted(folder.rglob("*.py")):
            compile(path.read_bytes(), path.relative_to(folder).as_posix(), "exec", dont_inherit=True)
        yield folder


def _ruff(*arguments: str) -> None:
    done = subprocess.run([_RUFF_BINARY, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise GeneratorError(f"ruff {arguments[0]} failed:\n{done.stdout}{done.stderr}")


def _files(folder: Path) -> dict[str, Path]:
    found = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return {path.relative_to(folder).as_posix(): path for path in sorted(found) if "__pycache__" not in path.parts}


def compare(new: Path, old: Path) -> str:
    """A unified diff from the old tree to the new one, both ways: empty when they are equal."""
    ours, theirs = _files(new), _files(old)
    parts: list[str] = []
    for name in sorted(ours.keys() | theirs.keys()):
        before = (
            theirs[name].read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
            if name in theirs
            else None
        )
        after = ours[name].read_text(encoding="utf-8").splitlines(keepends=True) if name in ours else None
        if before == after:
            continue
        labels = (f"a/{name}" if before is not None else "/dev/null", f"b/{name}" if after is not None else "/dev/null")
        parts.append(
            "".join(difflib.unified_diff(before or [], after or [], *labels)) or f"--- {labels[0]}\n+++ {labels[1]}\n"
        )
    return "".join(parts)


def put_in_place(new: Path, target: Path) -> list[str]:
    """Swap the target folder for the new one; answers with the names of the files that changed.

    Raises GeneratorError, with the target as it was, if it holds a file that no generation wrote.
    """
    changed = _changed(new, target)
    for name, path in _files(target).items():
        if path.suffix == "" or path.name == "py.typed" or not path.read_bytes():
            continue
        if not path.read_text(encoding="utf-8", errors="replace").startswith(_MARKS):
            raise GeneratorError(f"{target.name}/{name} was not generated and would be lost; move it away first")
    old = new.parent / "old"
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
    return changed


def _changed(new: Path, target: Path) -> list[str]:
    ours, theirs = _files(new), _files(target)
    return sorted(
        name
        for name in ours.keys() | theirs.keys()
        if name not in ours or name not in theirs or ours[name].read_bytes() != theirs[name].read_bytes()
    )
