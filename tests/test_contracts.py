"""Each contract of the imports notices a violation, and no other contract does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.allowed_imports import violations

ROOT = Path(__file__).parent.parent
FOLDERS = ["generator", "generated/threads_api", "helpers"]

# A contract of .importlinter, the module in which the import is planted, and the import.
LAYERS = [
    ("helpers import the generated client, which imports the runtime", "helpers/threads_runtime/new.py",
     "import threads_api.params"),
    ("helpers import the generated client, which imports the runtime", "generated/threads_api/models/new.py",
     "import assistant_threads.errors"),
    ("the command line is imported by nothing", "helpers/assistant_threads/new.py", "from .cli import terminal"),
    ("the runtime has layers, and each module has its layer", "helpers/threads_runtime/models.py",
     "from . import errors"),
    ("the runtime has layers, and each module has its layer", "helpers/threads_runtime/clock.py",
     "from . import lazy"),
    ("the runtime has layers, and each module has its layer", "helpers/threads_runtime/new.py", "import json"),
    ("models and parameters know nothing of requests", "generated/threads_api/models/new.py",
     "from threads_runtime.requests import retrying"),
    ("models and parameters know nothing of requests", "generated/threads_api/params/new.py",
     "from threads_runtime.client import SyncAPIClient"),
    ("no folder has a cycle of imports", "helpers/threads_runtime/requests/headers.py",
     "from . import prepare"),
]  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the sources and the contracts."""
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def plant(copy: Path, module: str, line: str) -> None:
    path = copy / module
    path.parent.mkdir(exist_ok=True)
    with path.open("a") as file:
        file.write(f"\n{line}\n")


def broken_contracts(root: Path) -> list[str]:
    path = os.pathsep.join(str(root / folder) for folder in ("helpers", "generated", ""))
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()",
         "--no-cache"],
        cwd=root, env={**os.environ, "PYTHONPATH": path, "NO_COLOR": "1"}, capture_output=True, text=True,
    )  # fmt: skip
    assert re.search(r"Contracts: \d+ kept, \d+ broken", done.stdout), done.stdout + done.stderr
    return re.findall(r"^(.*) BROKEN$", done.stdout, re.MULTILINE)


def test_the_sources_keep_every_contract() -> None:
    assert broken_contracts(ROOT) == []
    assert violations(ROOT) == []


@pytest.mark.parametrize(("contract", "module", "line"), LAYERS)
def test_a_planted_import_breaks_exactly_its_contract(copy: Path, contract: str, module: str, line: str) -> None:
    plant(copy, module, line)
    broken = broken_contracts(copy)
    # A new module of the runtime has no layer, which breaks that contract as well.
    surplus = {"the runtime has layers, and each module has its layer"} if module.endswith("runtime/new.py") else set()
    assert set(broken) - surplus == {contract} - surplus
    assert contract in broken


@pytest.mark.parametrize(
    ("module", "line", "imported"),
    [
        ("helpers/threads_runtime/new.py", "import msgspec", "msgspec"),
        ("helpers/threads_runtime/new.py", "import orjson", "orjson"),
        ("helpers/threads_runtime/new.py", "import threads_api", "threads_api"),
        ("helpers/assistant_threads/polling/new.py", "from starlette.requests import Request", "starlette.requests"),
        ("helpers/assistant_threads/tools/new.py", "import rich", "rich"),
        ("helpers/assistant_threads/cli/new.py", "import msgspec", "msgspec"),
        ("helpers/assistant_threads/new.py", "from importlib import import_module\nimport_module('yaml')", "yaml"),
        ("helpers/assistant_threads/sandbox/new.py", "from ..errors import PollTimeoutError",
         "assistant_threads.errors"),
        ("helpers/assistant_threads/sandbox/new.py", "from threads_api.models import Run", "threads_api.models"),
        ("helpers/assistant_threads/new.py", "if TYPE_CHECKING:\n    import generator", "generator"),
        ("generated/threads_api/new.py", "import pydantic", "pydantic"),
        ("generator/new.py", "import openapi_python_client", "openapi_python_client"),
        ("generator/new.py", "import threads_runtime.models", "threads_runtime.models"),
        ("generator/new.py", "def late():\n    from assistant_threads import OpenAI", "assistant_threads"),
        ("another/new.py", "import msgspec", None),
    ],
)  # fmt: skip
def test_an_import_that_is_not_allowed_is_found(copy: Path, module: str, line: str, imported: str | None) -> None:
    plant(copy, module, line)
    expected = [] if imported is None else [f"{module}:{2 + line.count(chr(10))} imports {imported}"]
    assert violations(copy) == expected
