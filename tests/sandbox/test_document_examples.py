"""The examples of the user's document run against the sandbox, the import line changed and nothing else.

Each one also runs as asynchronous code, into which it is turned here, and with the official package, as a check that
the sandbox and not our client makes it work.
"""

from __future__ import annotations

import ast
import asyncio
import gc
import importlib
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from assistant_threads.sandbox import Sandbox
from tests.support.shared_material import SHARED, needs_shared

pytestmark = [
    needs_shared,
    # The official package says with each call that the service will end.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    # The examples leave their clients open.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def examples() -> Iterator[Any]:
    """The code blocks that do something: those that only show a signature or a type are left out."""
    if not SHARED.is_dir():
        return
    text = (SHARED / "user-document.md").read_text()
    for number, found in enumerate(re.finditer(r"```python\n(.*?)```", text, re.DOTALL)):
        code = found[1]
        if "client" in code and not code.startswith("def ") and "class Thread(" not in code:
            title = re.findall(r"^#+ (.*)$", text[: found.start()], re.MULTILINE)[-1]
            yield pytest.param(code, id=f"{number} {title}")


EXAMPLES = list(examples())


class Asynchronous(ast.NodeTransformer):
    """The same code for the asynchronous client: what it does is awaited."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        text = ast.unparse(node.func)
        if re.fullmatch(r"(client\.beta\..*|.*\.until_done)", text) and not text.endswith(("stream", ".list")):
            return ast.Await(node)
        return node

    def visit_For(self, node: ast.For) -> ast.AST:
        self.generic_visit(node)
        return ast.AsyncFor(**vars(node))

    def visit_With(self, node: ast.With) -> ast.AST:
        self.generic_visit(node)
        return ast.AsyncWith(**vars(node))

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        self.generic_visit(node)
        # A page that is looked into rather than iterated over has to be awaited.
        if isinstance(node.targets[0], ast.Name) and node.targets[0].id.startswith("page"):
            node.value = ast.Await(node.value)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.generic_visit(node)
        return ast.AsyncFunctionDef(**vars(node))

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(self._renamed(node.id), node.ctx)

    def visit_alias(self, node: ast.alias) -> ast.AST:
        return ast.alias(self._renamed(node.name), node.asname)

    @staticmethod
    def _renamed(name: str) -> str:
        return {"OpenAI": "AsyncOpenAI", "AssistantEventHandler": "AsyncAssistantEventHandler"}.get(name, name)


@pytest.fixture(params=["assistant_threads", "openai"])
def package(request: pytest.FixtureRequest, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setenv("OPENAI_BASE_URL", sandbox.base_url)
    monkeypatch.setenv("OPENAI_API_KEY", "test")
    monkeypatch.setattr("time.sleep", lambda _: None)  # the example that polls by hand
    for identifier in ("asst_abc123", "asst_abc"):
        sandbox.add({"object": "assistant", "id": identifier})
    sandbox.add({"object": "thread", "id": "thread_abc123"})
    counts = dict.fromkeys(("in_progress", "completed", "failed", "cancelled", "total"), 0)
    store = {"object": "vector_store", "id": "vs_abc123", "name": "Store", "created_at": 1, "last_active_at": 1}
    sandbox.add({**store, "usage_bytes": 0, "file_counts": counts, "status": "completed", "metadata": {}})
    for number in range(12):
        sandbox.add({"object": "thread.message", "thread_id": "thread_abc123", "content": f"Message {number}"})
    return importlib.import_module(request.param)


def skip_unless_there(code: str, package: ModuleType) -> None:
    """Skip examples of helpers that a package lacks."""
    for name in re.findall(r"client\.beta\.threads\.(create_and_run_\w+)", code):
        with package.OpenAI() as client:
            if not hasattr(client.beta.threads, name):
                pytest.skip(f"{package.__name__} has no {name} yet")


@pytest.mark.parametrize("code", EXAMPLES)
def test_unchanged(code: str, package: ModuleType, sandbox: Sandbox) -> None:
    skip_unless_there(code, package)
    code = code.replace("from openai import", f"from {package.__name__} import")
    with package.OpenAI() as client:
        exec(compile(code, "example", "exec"), {"client": client})
    gc.collect()
    assert sandbox.requests


@pytest.mark.parametrize("code", EXAMPLES)
def test_as_asynchronous_code(code: str, package: ModuleType, sandbox: Sandbox) -> None:
    skip_unless_there(code, package)
    if "asyncio" in code:
        pytest.skip("asynchronous as it stands")
    tree = Asynchronous().visit(ast.parse(code.replace("from openai import", f"from {package.__name__} import")))
    compiled = compile(ast.fix_missing_locations(tree), "example", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)

    async def main() -> None:
        async with package.AsyncOpenAI() as client:
            running = eval(compiled, {"client": client})
            if running is not None:
                await running

    asyncio.run(main())
    gc.collect()
    assert sandbox.requests
