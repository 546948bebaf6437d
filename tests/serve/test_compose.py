"""The container and the compose file of docs/guides/after-the-end.md."""

from __future__ import annotations

import functools
import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from tests.cli.conftest import Commands
from tests.docs.blocks import ROOT
from tests.sandbox.conftest import HEADERS
from tests.serve.conftest import serving
from tests.serve.test_guide import block

DOCKERFILE = block("FROM python", "dockerfile")
COMPOSE = block("services:", "yaml")
SERVICE: Any = yaml.safe_load(COMPOSE)["services"]["threads"]
VALUES = {"OPENAI_API_KEY": "sk-up", "ASSISTANT_THREADS_API_KEYS": "sk-app"}
AUTHORIZED = HEADERS | {"Authorization": "Bearer sk-app"}


def command(data: Path) -> list[str]:
    """The command of the container, without the program, and with another folder instead of its volume."""
    [line] = re.findall(r"^CMD (.*)$", DOCKERFILE, re.MULTILINE)
    program, *arguments = json.loads(line)
    assert program == "assistant-threads"
    [[volume, folder]] = [each.split(":") for each in SERVICE["volumes"]]
    assert volume in yaml.safe_load(COMPOSE)["volumes"]
    assert f"mkdir {folder}" in DOCKERFILE
    return [each.replace(f"{folder}/", f"{data}/") for each in arguments]


def test_the_command_and_the_environment_are_accepted(commands: Commands, tmp_path: Path) -> None:
    assert SERVICE["environment"] == list(VALUES)
    commands.environment.update(VALUES)
    name, *arguments = command(tmp_path)
    assert name == "serve"
    with serving(commands, *arguments) as served:
        assert httpx.get(f"{served.root}/healthz").json() == {"status": "ok"}
        assert httpx.get(f"{served.url}/assistants", headers=AUTHORIZED).status_code == 200
        assert httpx.get(f"{served.url}/assistants", headers=HEADERS).status_code == 401
    assert [path.name for path in tmp_path.glob("*.db")] == ["threads.db"]


@pytest.mark.parametrize("missing", VALUES)
def test_each_variable_is_needed(
    commands: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.delenv(missing, raising=False)
    for name in VALUES.keys() - {missing}:
        monkeypatch.setenv(name, VALUES[name])
    done = commands(*command(tmp_path))
    assert (done.code, done.out) == (2, "")


def test_port_and_time_to_stop_fit_the_defaults(commands: Commands) -> None:
    defaults = " ".join(commands("serve", "--help").out.split())
    [port] = re.findall(r"--port PORT.*?\[default: (\d+);", defaults)
    [[_, inside]] = [each.split(":") for each in SERVICE["ports"]]
    assert inside == port
    [grace] = re.findall(r"--grace SECONDS.*?\[default: ([\d.]+);", defaults)
    assert int(SERVICE["stop_grace_period"].removesuffix("s")) > float(grace)


@functools.cache
def compose() -> Sequence[str] | None:
    """The command of a container runtime that runs; None without one."""
    for runtime in ("docker", "podman"):
        program = shutil.which(runtime)
        checks = ([program, "info"], [program, "compose", "version"]) if program else ()
        if checks and all(subprocess.run(each, capture_output=True).returncode == 0 for each in checks):
            return [str(program), "compose"]
    return None


@pytest.mark.timeout(600)  # an image is built
def test_it_runs(tmp_path: Path) -> None:
    runtime = compose()
    if runtime is None:
        pytest.skip("there is no container runtime")
    if subprocess.run([runtime[0], "pull", "python:3.13-slim"], capture_output=True).returncode != 0:
        pytest.skip("the registry of images cannot be reached")
    clone = tmp_path / "clone"
    shutil.copytree(ROOT, clone, ignore=shutil.ignore_patterns(".*", "__pycache__", "dist", "site"))
    (clone / "Dockerfile").write_text(DOCKERFILE)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    [published] = SERVICE["ports"]
    (clone / "compose.yaml").write_text(COMPOSE.replace(published, f"127.0.0.1:{port}:{published.split(':')[1]}"))
    here: Any = {"cwd": clone, "env": {**os.environ, **VALUES}, "capture_output": True, "text": True}
    base = f"http://127.0.0.1:{port}"
    try:
        up = subprocess.run([*runtime, "up", "--build", "--detach"], **here)
        assert up.returncode == 0, up.stderr
        _wait_until_healthy(base)
        created = httpx.post(f"{base}/v1/threads", headers=AUTHORIZED, json={}).json()
        subprocess.run([*runtime, "restart"], check=True, **here)
        _wait_until_healthy(base)
        kept = httpx.get(f"{base}/v1/threads/{created['id']}", headers=AUTHORIZED)
        assert kept.json()["id"] == created["id"]
    finally:
        subprocess.run([*runtime, "down", "--volumes", "--rmi", "local"], **here)


def _wait_until_healthy(base: str) -> None:
    """A container that is starting tells nothing, and not every runtime can wait for its health."""
    end = time.monotonic() + 30
    while not _is_healthy(base):
        assert time.monotonic() < end, "the container did not become healthy"
        time.sleep(0.05)


def _is_healthy(base: str) -> bool:
    try:
        return httpx.get(f"{base}/healthz", timeout=5).status_code == 200
    except httpx.HTTPError:
        return False
