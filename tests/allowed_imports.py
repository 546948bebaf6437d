"""Which packages each folder may import: the part of the contracts that import-linter cannot express.

    python -m tests.allowed_imports [ROOT]

Lists each import that is not allowed, and exits with 1 if there is one. Imports by name (`import_module("x")`) count.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

__all__ = ["ALLOWED", "ENGINE", "violations"]

ENGINE = "generator/engine"
"""The one file or folder that imports openapi-python-client."""

_GENERATOR = {"attrs", "generator", "jinja2", "ruff", "yaml"}
_RUNTIME = {"attr", "attrs", "anyio", "httpx", "threads_runtime"}
_HELPERS = {*_RUNTIME, "assistant_threads", "threads_api"}

ALLOWED: dict[str, set[str]] = {
    "generator": _GENERATOR,
    ENGINE: {*_GENERATOR, "openapi_python_client", "pydantic"},
    "generated": {"attrs", "threads_api", "threads_runtime"},
    "helpers/threads_runtime": _RUNTIME,
    "helpers/threads_runtime/json_codec.py": {*_RUNTIME, "orjson"},
    "helpers/threads_runtime/pages/prefetch.py": {*_RUNTIME, "trio"},
    "helpers/threads_runtime/pydantic_class.py": {*_RUNTIME, "pydantic", "pydantic_core"},
    "helpers/assistant_threads": _HELPERS,
    "helpers/assistant_threads/compat/pydantic_types.py": {*_HELPERS, "pydantic"},
    "helpers/assistant_threads/cli": {*_HELPERS, "click", "markdown_it", "rich"},
    "helpers/assistant_threads/otel": {*_HELPERS, "opentelemetry"},
    "helpers/assistant_threads/sandbox": {
        *_RUNTIME, "assistant_threads.sandbox", "jsonschema", "pypdf", "referencing", "starlette", "uvicorn", "yaml",
    },
    "helpers/assistant_threads/sandbox/serving": {
        *_RUNTIME, "assistant_threads.sandbox", "prometheus_client", "starlette",
    },
    "helpers/assistant_threads/sandbox/pytest_plugin.py": {"assistant_threads.sandbox", "pytest"},
    "helpers/assistant_threads/testing": {*_HELPERS, "vcr", "yaml"},
    "helpers/assistant_threads/tools": {*_HELPERS, "docstring_parser", "msgspec"},
}  # fmt: skip
"""What a file or folder may import beside the standard library. The longest path counts, and contains everything."""

_SOURCES = {"generator": "", "generated/threads_api": "generated", "helpers": "helpers"}
"""The folders that are checked, and the folder that their module names are relative to."""


def violations(root: Path) -> list[str]:
    """Each import below `root` that is not allowed, as `path:line imports module`."""
    found: list[str] = []
    for folder, origin in _SOURCES.items():
        for path in sorted((root / folder).rglob("*.py")):
            place = path.relative_to(root).as_posix()
            allowed = _allowed(place)
            package = path.relative_to(root / origin).parent.parts
            for line, module in _imports(ast.parse(path.read_bytes()), package):
                if not any(f"{module}.".startswith(f"{name}.") for name in allowed):
                    found.append(f"{place}:{line} imports {module}")
    return found


def _allowed(place: str) -> set[str]:
    return ALLOWED[max((name for name in ALLOWED if f"{place}/".startswith(f"{name}/")), key=len)]


def _imports(tree: ast.AST, package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                modules = [alias.name for alias in node.names]
            case ast.ImportFrom(level=0):
                modules = [node.module or ""]
            case ast.ImportFrom():
                above = package[: len(package) - node.level + 1]
                modules = [".".join([*above, *([node.module] if node.module else [])])]
            case ast.Call(
                func=ast.Name(id="import_module") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str() as name), *_],
            ):
                modules = [name]
            case _:
                continue
        yield from ((node.lineno, name) for name in modules if name.partition(".")[0] not in sys.stdlib_module_names)


if __name__ == "__main__":
    lines = violations(Path(*sys.argv[1:2]))
    print("\n".join(lines) or "Imports are as allowed.")
    sys.exit(bool(lines))
