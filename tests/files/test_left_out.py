"""A client that is generated without spec/files.yaml has no files, and everything else."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from pathlib import Path

from generator.__main__ import main

ROOT = Path(__file__).resolve().parents[2]


def test_the_document_of_files_may_be_left_out(tmp_path: Path) -> None:
    output = tmp_path / "generated"
    assert main(["generate", "--spec", str(ROOT / "spec/threads.yaml"), "--output", str(output)]) == 0
    program = """
        from assistant_threads import AsyncOpenAI, OpenAI

        for kind in (OpenAI, AsyncOpenAI):
            client = kind(api_key="k")
            print(callable(client.beta.threads.runs.create_and_poll))
            names = [client, "files"], [client, "uploads"], [client, "vector_stores"], [client.beta, "vector_stores"]
            print(any(hasattr(owner, name) for owner, name in names))
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(output), *sys.path])}
    command = [sys.executable, "-c", inspect.cleandoc(program)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"] * 2
