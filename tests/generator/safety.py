"""What generated code may consist of: proof that a text of a document never becomes code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

__all__ = ["check", "normal", "texts"]

_AT_MODULE_LEVEL = (
    ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.If,
    ast.Expr,
)  # fmt: skip
_IMPORTED = {"__future__", "attrs", "collections.abc", "builtins", "functools", "httpx", "typing"}
# What generated code calls, by its last name; beside these it calls only classes and decoders that it defines.
_CALLED = {
    "Lazy", "Operation", "RequestOptions", "TypedDict", "_note_keys", "async_raw", "async_streaming",
    "async_streaming_bytes", "cast", "cursor_page", "field", "from_dict", "from_unexpected",
    "encode", "get", "isinstance", "items", "joined", "json_body", "lazy_names", "listing", "multipart_body", "new",
    "page", "path", "path_ids", "raw", "repeated", "send", "str", "stream", "streaming", "streaming_bytes", "tuple",
    "union_decoder", "with_headers",
}  # fmt: skip
_OWN = re.compile(r"decode_[a-z0-9_]+|operations\.[a-z0-9_]+|[A-Z][A-Za-z0-9_]*")


def check(name: str, code: str) -> ast.Module:
    """Assert that a module has nothing but what templates are meant to write."""
    tree = ast.parse(code, name)
    for statement in tree.body:
        assert isinstance(statement, _AT_MODULE_LEVEL), (name, ast.dump(statement))
        if isinstance(statement, ast.Expr):
            assert isinstance(statement.value, ast.Constant), (name, ast.dump(statement))
        if isinstance(statement, ast.If):
            assert ast.unparse(statement.test) == "TYPE_CHECKING"
    for node in ast.walk(tree):
        assert not isinstance(node, (ast.Lambda, ast.Await, ast.Yield, ast.Global, ast.Delete, ast.JoinedStr)) or (
            isinstance(node, ast.Await) and "resources" in name
        ), (name, ast.dump(node))
        if isinstance(node, ast.Import):
            assert {alias.name for alias in node.names} <= _IMPORTED, (name, ast.unparse(node))
        elif isinstance(node, ast.ImportFrom) and not node.level:
            assert node.module in _IMPORTED or str(node.module).startswith("threads_runtime."), (
                name,
                ast.unparse(node),
            )
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            last = called.rpartition(".")[2]
            assert last in _CALLED or _OWN.fullmatch(called), (name, called)
    return tree


def texts(tree: ast.Module) -> Iterator[str]:
    """All texts in a module: literals, docstrings, and the literals inside annotations that are texts themselves."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
            if "Literal[" in node.value:
                try:
                    inner = ast.parse(node.value, mode="eval")
                except (SyntaxError, ValueError):
                    continue
                yield from (each.value for each in ast.walk(inner) if isinstance(each, ast.Constant))


def normal(text: str) -> str:
    """A text as docstrings hold it: wrapped, so that only its words and their order count."""
    return " ".join(text.split())
