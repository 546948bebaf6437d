"""The README's examples that need no scripted answers run as they stand, against the sandbox."""

from __future__ import annotations

from typing import Any

import pytest

from assistant_threads import OpenAI
from assistant_threads.sandbox import Sandbox
from tests.support.readme import README, examples


def opening() -> str:
    """The example before the first section, with the address of a server that is there."""
    text = README.read_text(encoding="utf-8").partition("```python\n")[2].partition("```")[0]
    return text.replace('base_url="http://localhost:8000/v1", api_key="my-key"', "")


@pytest.mark.parametrize("section", ["", "Calls", "Retries", "Raw responses", "Without an account: the sandbox"])
def test_a_section(section: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code = examples(section) if section else opening()
    if "sandbox" in section:  # what it asserts is of a request that the reader is to make
        code = code.replace("    ...\n", '    server.add({"object": "assistant", "id": "asst_abc123"})\n' + REQUESTS)
    with Sandbox() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "test")
        with OpenAI() as client:
            names: dict[str, Any] = {"client": client}
            exec(compile(code, "README.md", "exec"), names)
        if names["client"] is not client:
            names["client"].close()
    assert capsys.readouterr().err == ""


REQUESTS = """
    thread = client.beta.threads.create()
    try:
        client.with_options(max_retries=0).beta.threads.runs.create(thread.id, assistant_id="asst_abc123")
    except Exception as error:
        assert error.status_code == 429
"""
