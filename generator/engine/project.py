"""The renderer: openapi-python-client's `Project` with our templates in front of its own."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from jinja2 import BytecodeCache, Environment, StrictUndefined
from jinja2.bccache import Bucket
from openapi_python_client import Project

from .endpoints import CONFIG, Endpoints


def environment(endpoints: Endpoints, templates: Path) -> Environment:
    """The Jinja environment of a project.

    `Project.build` writes a fixed set of files, one for each model and one for each endpoint, so which templates are
    rendered to which files is decided elsewhere.
    """
    project = Project(openapi=endpoints.data, config=CONFIG, custom_template_path=templates)
    project.env.undefined = StrictUndefined
    project.env.bytecode_cache = _Compiled()
    return project.env


class _Compiled(BytecodeCache):
    """Templates are compiled once in a process, not once for each document."""

    _code: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if (code := self._code.get(bucket.key + bucket.checksum)) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key + bucket.checksum] = bucket.bytecode_to_string()
