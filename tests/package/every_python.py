"""`make test-all`: the tests on each Python found, and with the oldest and newest dependencies.

`TESTS="tests/cli tests/otel"` runs a part of them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
# What the tests use that is tied to versions of what the package needs: replaced together with it.
COMPANIONS = ("cattrs>=23.2", "fastapi>=0.115.3", "opentelemetry-sdk>=1.30")


def main(uv: str, *tests: str) -> int:
    uv = str(Path(uv).absolute())
    failed: list[str] = []
    pythons = list(find_pythons())
    print("Found Python", ", ".join(version for version, _ in pythons), flush=True)
    for version, python in pythons:
        if not passes(uv, python, f"Python {version}", [], tests):
            failed.append(version)
    oldest = pythons[0][1]
    if not passes(uv, oldest, "oldest dependencies", ["--upgrade", "--resolution", "lowest-direct"], tests):
        failed.append("oldest dependencies")
    if not passes(uv, oldest, "newest dependencies", ["--upgrade"], tests):
        failed.append("newest dependencies")
    print(f"Failed: {', '.join(failed)}" if failed else "All passed.")
    return 1 if failed else 0


def find_pythons() -> Iterator[tuple[str, str]]:
    """Each minor version that can be started, from the path or from pyenv, with the path of its interpreter."""
    program = "import sys; print('%d.%d' % sys.version_info[:2], sys.executable)"
    for version in VERSIONS:
        on_path = shutil.which(f"python{version}")
        pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
        for candidate in [*([on_path] if on_path else []), *map(str, pyenv.glob(f"{version}.*/bin/python"))]:
            done = subprocess.run([candidate, "-c", program], capture_output=True, text=True, timeout=60)
            found, _, path = done.stdout.strip().partition(" ")
            if found == version:
                yield version, path
                break


def passes(uv: str, python: str, title: str, resolution: Sequence[str], tests: Sequence[str]) -> bool:
    """Run the tests in an environment of its own: the pins, then the dependencies that users get, resolved so."""
    print(f"\n{title}", flush=True)
    folder = ROOT / ".venv-all" / title.replace(" ", "-")
    environment = {**os.environ, "VIRTUAL_ENV": str(folder)}

    def run(*command: str) -> bool:
        return subprocess.run(command, cwd=ROOT, env=environment).returncode == 0

    return (
        run(uv, "venv", "--quiet", "--clear", "--python", python, str(folder))
        and run(uv, "pip", "install", "--quiet", "--require-hashes", "--requirement", "requirements.txt")
        and run(uv, "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", ".")
        and (not resolution or run(uv, "pip", "install", *resolution, *dependencies(), *COMPANIONS))
        and run(str(folder / "bin" / "python"), "-m", "pytest", "-q", "-n", "auto", *tests)
    )


def dependencies() -> list[str]:
    """What the package and its extras need, as in pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    several = [project["dependencies"], *project["optional-dependencies"].values()]
    # An extra that contains others names the package, which is on no index.
    return [each for requirements in several for each in requirements if not each.startswith(project["name"])]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
