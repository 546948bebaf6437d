"""`python -m tests.compat.libraries`: a table of the libraries and whether their conversations came out right."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant_threads import OpenAI
from assistant_threads.sandbox import Sandbox
from tests.compat.libraries.conversations import FILE_REPLY, LIBRARIES, REPLIES, Library
from tests.compat.libraries.redirect import redirect

ROW = "{:<26} {:<26} {:>8}  {:<5}  {:>8}  {}"


def main() -> int:
    if len(sys.argv) > 1:
        return converse(LIBRARIES[int(sys.argv[1])])
    print(ROW.format("library", "class", "version", "files", "requests", "result"))
    # Each in a process of its own: a library keeps what it once imported.
    return max([run(index) for index in range(len(LIBRARIES))])


def run(index: int) -> int:
    done = subprocess.run([sys.executable, "-m", __spec__.name, str(index)], stderr=subprocess.PIPE, check=False)
    if done.returncode:
        sys.stderr.buffer.write(done.stderr)
    return done.returncode


def converse(library: Library) -> int:
    left = redirect(library.modules)
    with Sandbox() as server, TemporaryDirectory() as folder:
        os.environ |= {"OPENAI_API_KEY": "key", "OPENAI_BASE_URL": server.base_url}
        file = Path(folder, "packing.txt")
        file.write_text("It rains: an umbrella helps.")
        try:
            problem = wrong_calls(server, library.converse(server))
            if problem is None and library.ask_about is not None:
                problem = wrong_search(server, library.ask_about(server, str(file)))
        except Exception as error:
            traceback.print_exc()
            problem = f"{type(error).__name__}: {error}"
        foreign = sum("x-stainless-lang" in request.headers for request in server.requests)  # of openai's client
        if foreign and problem is None:
            problem = f"{foreign} requests of another client"
        result = problem or "ok" + (f", without {', '.join(left)}" if left else "")
        files = "yes" if library.ask_about else "no"
        requests = len(server.requests)
        print(ROW.format(library.package, library.name, library.version, files, requests, result), flush=True)
    return int(problem is not None)


def wrong_calls(server: Sandbox, replies: list[str]) -> str | None:
    """What is wrong with the replies, or with the results of the functions; None if nothing is."""
    if replies != list(REPLIES):
        return f"replies {replies}"
    outputs = [
        output["output"]
        for request in server.requests
        if request.path.endswith("/submit_tool_outputs")
        for output in request.json()["tool_outputs"]
    ]
    right = [output.strip('"') for output in outputs] == ["sunny in Paris", "sunny in Rome"]
    return None if right else f"tool outputs {outputs}"


def wrong_search(server: Sandbox, reply: str) -> str | None:
    """What is wrong with the reply to the question about the file, or with what the search found."""
    if reply != FILE_REPLY:
        return f"reply {reply!r}"
    client = OpenAI()
    matches = [re.match(r"/v1/threads/(thread_\w+)/runs/(run_\w+)", request.path) for request in server.requests]
    thread_id, run_id = [match.groups() for match in matches if match][-1]
    found = [
        result.file_name
        for step in client.beta.threads.runs.steps.list(run_id, thread_id=thread_id)
        if step.step_details.tool_calls
        for call in step.step_details.tool_calls
        if call.type == "file_search"
        for result in call.file_search.results or []
    ]
    return None if found == ["packing.txt"] else f"found {found}"


if __name__ == "__main__":
    sys.exit(main())
