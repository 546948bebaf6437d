"""The output folder: formatted elsewhere, put in place by one swap, compared as a whole."""

from __future__ import annotations

import difflib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import ruff.__main__  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]

from ..errors import GeneratorError, printable

_MARK = b"# Generated from "
_RUFF_BINARY = str(ruff.__main__.find_ruff_bin())
# Nothing outside the folder has a say: no configuration, no .gitignore, no package beside it that sorts imports.
_RUFF = ("--isolated", "--no-cache", "--quiet", "--no-respect-gitignore", "--line-length=120", "--target-version=py311")


@contextmanager
def formatted(files: Mapping[PurePosixPath, str], target: Path | None = None) -> Generator[Path]:
    """Write files to a temporary folder (beside `target`), format them there, and check that they compile."""
    prefix = f".{target.name if target else 'generated'}-{os.getpid()}-"
    with tempfile.TemporaryDirectory(prefix=prefix, dir=target.parent if target else None) as temporary:
        folder = Path(temporary) / "new"
        for name, text in files.items():
            path = folder / name
            if not path.resolve().is_relative_to(folder.resolve()):
                raise GeneratorError(f"{name} would be written outside the output folder")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        for command in (("check", "--select=F401", "--fix"), ("check", "--select=I,RUF022", "--fix"), ("format",)):
            _ruff(*command, *_RUFF, ".", folder=folder)
        for path in sorted(folder.rglob("*.py")):
            module = path.relative_to(folder).as_posix()
            try:
                compile(path.read_bytes(), module, "exec", dont_inherit=True)
            except (SyntaxError, ValueError) as error:
                raise GeneratorError(f"generated invalid Python, {module}: {printable(str(error))}") from error
        yield folder


def _ruff(*arguments: str, folder: Path) -> None:
    done = subprocess.run([_RUFF_BINARY, *arguments], capture_output=True, text=True, check=False, cwd=folder)
    if done.returncode:
        said = " ".join(f"{done.stdout} {done.stderr}".split())
        raise GeneratorError(f"ruff {arguments[0]} failed: {printable(said)}")


def _contents(folder: Path) -> dict[str, bytes | None]:
    """What lies in a folder, without the bytecode that Python leaves where it imports.

    None stands for what no generation writes: a link, a pipe.
    """
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() and not path.is_symlink() else None
        for path in sorted(folder.rglob("*"))
        if (path.is_symlink() or not path.is_dir()) and not path.match("__pycache__/*.pyc")
    }


def _changed(ours: Mapping[str, bytes | None], theirs: Mapping[str, bytes | None]) -> list[str]:
    """The names of files that only one side has, or that differ."""
    return sorted({name for name, _ in ours.items() ^ theirs.items()})


def compare(new: Path, old: Path) -> str:
    """A unified diff from the old tree to the new one, both ways: empty when they are equal."""
    ours, theirs = _contents(new), _contents(old)
    parts: list[str] = []
    for name in _changed(ours, theirs):
        labels = (f"a/{name}" if name in theirs else "/dev/null", f"b/{name}" if name in ours else "/dev/null")
        diff = "".join(difflib.unified_diff(_lines(theirs.get(name)), _lines(ours.get(name)), *labels))
        parts.append(diff or f"--- {labels[0]}\n+++ {labels[1]}\n")
    return "".join(parts)


def _lines(content: bytes | None) -> list[str]:
    lines = (content or b"").decode(errors="replace").split("\n")
    return [
        *(f"{line}\n" for line in lines[:-1]),
        *([f"{lines[-1]}\n\\ No newline at end of file\n"] if lines[-1] else []),
    ]


def put_in_place(new: Path, target: Path) -> list[str]:
    """Swap the target folder for the new one and return the names of the files that changed.

    Raises GeneratorError, with the target as it was, if it holds a file that no generation wrote.
    """
    if target.exists() and not target.is_dir():
        raise GeneratorError(f"{target.name} is not a directory")
    theirs = _contents(target)
    for name, content in theirs.items():
        if not _is_generated(name, content):
            raise GeneratorError(
                f"{target.name}/{printable(name)} is not a generated file and would be deleted; move it first"
            )
    changed = _changed(_contents(new), theirs)
    old = new.parent / "old"
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise
    return changed


def recover(target: Path) -> bool:
    """Clean up after a generation that was killed: put the old folder back if the new one was not in its place yet.

    Returns whether there was anything to put back.
    """
    recovered = False
    for folder in sorted(target.parent.glob(f".{target.name}-*-*")):
        process = folder.name.removeprefix(f".{target.name}-").partition("-")[0]
        if not folder.is_dir() or not process.isdecimal() or _is_running(int(process)):
            continue
        if not target.exists() and (folder / "old").is_dir():
            (folder / "old").rename(target)
            recovered = True
        shutil.rmtree(folder, ignore_errors=True)
    return recovered


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def _is_generated(name: str, content: bytes | None) -> bool:
    if content == b"":
        return name.endswith("/py.typed")
    return content is not None and content.startswith(_MARK)
