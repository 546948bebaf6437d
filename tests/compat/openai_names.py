"""The public names of the installed openai package, read from its source without importing it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

__all__ = ["openai_modules", "public_names"]


def openai_modules() -> Iterator[tuple[str, Path]]:
    """Each module, by its name below `openai` ("" for the package itself), and its file."""
    spec = find_spec("openai")
    assert spec is not None
    assert spec.origin is not None
    root = Path(spec.origin).parent
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def public_names(path: Path) -> set[str]:
    """What a module exports by `__all__`, defines, or imports by `import x as x`."""
    names: set[str] = set()
    exported: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                names.add(name)
            case ast.Assign(targets=[ast.Name("__all__")], value=value):
                exported = set(ast.literal_eval(value))
            case ast.Assign(targets=[ast.Name(name)]) | ast.AnnAssign(target=ast.Name(name)):
                names.add(name)
            case ast.ImportFrom(names=aliases):
                names |= {alias.asname for alias in aliases if alias.asname == alias.name}
            case _:
                pass
    return exported | {name for name in names if not name.startswith("_")}
