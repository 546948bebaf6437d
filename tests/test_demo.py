"""`make demo` runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_demo() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-W", "error", "-m", "tests.demo"]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    said = re.sub(r"\w+_\w{20,}", "ID", done.stdout)
    assert '[calls get_weather({"city": "Paris"})]\nassistant: It is sunny in Paris' in said
    assert "  page 1  assistant  ID\n  page 2  user       ID\n" in said
    assert "$ assistant-threads threads show ID\nuser:\nI go to Paris." in said
    assert "To try next:" in said
