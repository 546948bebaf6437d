"""`python -m tests.compat.libraries`: a table of the libraries and whether their conversations came out right."""

from __future__ import annotations

import os
import subprocess
import sys
import traceback

from assistant_threads.sandbox import Sandbox
from tests.compat.libraries.conversations import LIBRARIES, REPLIES, Library
from tests.compat.libraries.redirect import redirect

ROW = "{:<26} {:<26} {:>8}  {:>9}  {}"


def main() -> int:
    if len(sys.argv) > 1:
        return converse(LIBRARIES[int(sys.argv[1])])
    print(ROW.format("library", "class", "version", "requests", "result"))
    # Each in a process of its own: a library keeps what it once imported.
    return max([run(index) for index in range(len(LIBRARIES))])


def run(index: int) -> int:
    done = subprocess.run([sys.executable, "-m", __spec__.name, str(index)], stderr=subprocess.PIPE, check=False)
    if done.returncode:
        sys.stderr.buffer.write(done.stderr)
    return done.returncode


def converse(library: Library) -> int:
    left = redirect(library.modules)
    with Sandbox() as server:
        os.environ |= {"OPENAI_API_KEY": "key", "OPENAI_BASE_URL": server.base_url}
        try:
            problem = find_problem(server, library.converse(server))
        except Exception as error:
            traceback.print_exc()
            problem = f"{type(error).__name__}: {error}"
        result = problem or "ok" + (f", without {', '.join(left)}" if left else "")
        print(ROW.format(library.package, library.name, library.version, len(server.requests), result), flush=True)
    return int(problem is not None)


def find_problem(server: Sandbox, replies: list[str]) -> str | None:
    """What is wrong with a conversation: its replies, the results of the functions, or who sent the requests."""
    if replies != list(REPLIES):
        return f"replies {replies}"
    outputs = [
        output["output"]
        for request in server.requests
        if request.path.endswith("/submit_tool_outputs")
        for output in request.json()["tool_outputs"]
    ]
    if [output.strip('"') for output in outputs] != ["sunny in Paris", "sunny in Rome"]:
        return f"tool outputs {outputs}"
    foreign = [request for request in server.requests if "x-stainless-lang" in request.headers]  # openai's client
    return f"{len(foreign)} requests of another client" if foreign else None


if __name__ == "__main__":
    sys.exit(main())
