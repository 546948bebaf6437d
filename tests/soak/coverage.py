"""The coverage-guided fuzzer on what decodes, in an environment of its own, since it has a runtime of its own."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.bench import material

__all__ = ["coverage"]

_ERROR = {"error": {"message": "no such thread", "type": "invalid_request_error", "param": None, "code": None}}
_PAGE, _STREAM = material.message_page(2), material.text_stream(3)
_SEEDS = {
    "responses": (_PAGE, json.dumps(material.message(1)).encode(), json.dumps(_ERROR).encode()),
    "streams": (_STREAM, _STREAM.replace(b"\n", b"\r\n"), material.tool_call_stream(1)),
    "documents": (_PAGE, b'[1e308, -0.0, 123456789012345678901, "\\ud83d\\ude00", null, true]'),
    "arguments": (b"thread_1http://127.0.0.1:8000/v1", "\N{GRINNING FACE}x://[::1]".encode("utf-16")),
}


def coverage(folder: Path, *, python: Path | None, seconds: int, seed: int) -> Iterator[str]:
    """Prints figures; yields what does not hold. `python` is that of the environment; `seconds` are for each target."""
    if python is None:
        print("left out: this machine has no atheris")
        return
    for name, seeds in _SEEDS.items():
        corpus = folder / name
        corpus.mkdir()
        for number, data in enumerate(seeds):
            (corpus / str(number)).write_bytes(data + bytes(16))
        limits = (f"-max_total_time={seconds}", f"-seed={seed}", "-print_final_stats=1", "-timeout=20")
        words = [str(python), "-m", "tests.soak.targets", name, str(corpus), *limits, f"-artifact_prefix={folder}/"]
        done = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=seconds + 60)
        log = done.stderr.decode(errors="replace")
        executed = re.search(r"number_of_executed_units: (\d+)", log)
        places = re.findall(r"cov: (\d+)", log)
        print(f"{name}: {int(executed[1]) if executed else 0:,} inputs, {places[-1] if places else 0} places reached")
        if done.returncode:
            yield f"{name}: {log[-3000:]}"
