"""`python -m generator.openai_paths`: the modules of `assistant_threads` that have openai-python's import paths.

They are rendered from one table, `spec/openai_paths.yaml`, as real modules, so that type checkers see what an import
finds. `--check` changes nothing and names the modules that are stale.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .write import formatted

_ROOT = Path(__file__).resolve().parent.parent
_TABLE = _ROOT / "spec/openai_paths.yaml"
_TARGET = _ROOT / "helpers/assistant_threads"
_HEADER = "# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.\n"
_HOMES = {"models": "threads_api.models", "params": "threads_api.params"}
# Hand-written packages, which hold rendered submodules.
_HAND_WRITTEN = frozenset({"", "resources"})
_TYPES = ("threads_api.models", "threads_api.params")
# Packages that have the names of other modules, too: all types of the API, whichever of openai's packages they are in.
_OTHERS = {
    "types": _TYPES,
    "types.beta": ("assistant_threads.types",),
    "types.beta.threads": ("assistant_threads.types",),
    "types.beta.threads.runs": ("assistant_threads.types",),
}
# What type checkers see of these. In the last one, names mean other types than elsewhere.
_STARS = {"types": _TYPES, "types.beta": _TYPES, "types.beta.threads": _TYPES}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m generator.openai_paths", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit status 1 if a module is stale")
    parser.add_argument("--table", type=Path, default=_TABLE, help="the table (default: %(default)s)")
    parser.add_argument("--output", type=Path, default=_TARGET, help="the package (default: %(default)s)")
    options = parser.parse_args(arguments)
    check: bool = options.check
    output: Path = options.output
    with formatted(render_paths(yaml.safe_load(options.table.read_bytes()))) as folder:
        new = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.py")}
    old = dict(_rendered_before(output))
    stale = sorted(name for name in new.keys() | old.keys() if new.get(name) != old.get(name))
    for name in stale:
        print(f"{'stale' if check else 'written' if name in new else 'removed'}: {name.as_posix()}")
        if not check:
            _update(output / name, new.get(name))
    return 1 if check and stale else 0


def _update(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def render_paths(table: Mapping[str, Mapping[str, str]]) -> dict[PurePosixPath, str]:
    """The modules by their path below `assistant_threads`, before formatting."""
    environment = Environment(
        loader=FileSystemLoader(_ROOT / "templates/openai_paths"),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  # the output is Python
    )
    submodules = _submodules(table)
    files: dict[PurePosixPath, str] = {}
    for path in sorted(table.keys() | submodules.keys() - _HAND_WRITTEN):
        names = table.get(path, {})
        parts = path.split(".")
        if path in submodules:
            files[PurePosixPath(*parts, "__init__.py")] = environment.get_template("package.py.jinja").render(
                header=_HEADER,
                path=path,
                others=_OTHERS.get(path, ()),
                stars=_STARS.get(path, ()),
                submodules=submodules[path],
                names=names,
                places={name: place.removeprefix(".") for name, place in names.items()},
                exported=sorted(names),
            )
        else:
            files[PurePosixPath(*parts[:-1], f"{parts[-1]}.py")] = environment.get_template("module.py.jinja").render(
                header=_HEADER, path=path, imports=_imports(names), exported=sorted(names)
            )
    return files


def _submodules(table: Mapping[str, object]) -> dict[str, list[str]]:
    """The submodules of each package."""
    found: dict[str, set[str]] = {}
    for path in table:
        while path:
            package, _, name = path.rpartition(".")
            found.setdefault(package, set()).add(name)
            path = package
    return {package: sorted(names) for package, names in found.items()}


def _imports(names: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """For each module that names come from, the name that the table gives to each, and its name there."""
    sources: dict[str, list[tuple[str, str]]] = {}
    for name, place in names.items():
        module, _, here = place.rpartition(".")
        sources.setdefault(_HOMES.get(module, module), []).append((name, here))
    return sources


def _rendered_before(output: Path) -> Iterator[tuple[Path, bytes]]:
    for path in output.rglob("*.py"):
        content = path.read_bytes()
        if content.startswith(_HEADER.encode()):
            yield path.relative_to(output), content


if __name__ == "__main__":
    sys.exit(main())
