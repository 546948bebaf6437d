"""Imports chosen modules with their `openai` imports changed to `assistant_threads`, as a user would change them."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType
from typing import Any

__all__ = ["redirect"]


def redirect(modules: Iterable[str]) -> list[str]:
    """Redirect the imports of modules that are not loaded yet.

    Returns a list which grows by each name that this package lacks, so that its import was left alone.
    """
    left: list[str] = []
    sys.meta_path.insert(0, _Finder(frozenset(modules), left))
    return left


class _Finder(MetaPathFinder):
    def __init__(self, modules: frozenset[str], left: list[str]) -> None:
        self._modules = modules
        self._left = left

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in self._modules:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Loader(spec.loader, self._left)
        return spec


class _Loader(SourceFileLoader):
    def __init__(self, original: SourceFileLoader, left: list[str]) -> None:
        super().__init__(original.name, original.path)
        self._left = left

    def get_code(self, fullname: str) -> CodeType:  # not the cached bytecode, which has the original imports
        path = self.get_filename(fullname)
        tree = _Rewriter(self._left).visit(ast.parse(self.get_data(path)))
        return compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)


class _Rewriter(ast.NodeTransformer):
    def __init__(self, left: list[str]) -> None:
        self._left = left

    def visit_Import(self, node: ast.Import) -> ast.stmt:
        node.names = [
            ast.alias("assistant_threads", alias.asname or "openai") if alias.name == "openai" else alias
            for alias in node.names
        ]
        return node

    def visit_ImportFrom(self, node: ast.ImportFrom) -> Any:
        if node.module is None or node.level or node.module.partition(".")[0] != "openai":
            return node
        ours = node.module.replace("openai", "assistant_threads", 1)
        here = [alias for alias in node.names if _has(ours, alias.name)]
        missing = [alias for alias in node.names if alias not in here]
        self._left += [
            f"{node.module.partition('.')[2]}.{alias.name}" for alias in missing if _has(node.module, alias.name)
        ]
        return [ast.ImportFrom(module, names, 0) for module, names in ((ours, here), (node.module, missing)) if names]


def _has(module: str, name: str) -> bool:
    try:
        return hasattr(import_module(module), name)
    except ModuleNotFoundError:
        return False
