"""The renderer: openapi-python-client's `Project` with our templates in front of its own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from openapi_python_client import Project
from openapi_python_client.parser import GeneratorData

from .endpoints import CONFIG
from .typed import UntrustedString


@cache
def environment(templates: Path) -> Environment:
    """The Jinja environment of a project: one for all documents, so that templates are compiled once.

    `Project.build` writes a fixed set of files, one for each model and one for each endpoint, so which templates are
    rendered to which files is decided elsewhere.
    """
    untitled = GeneratorData(UntrustedString("-"), None, UntrustedString("-"), [], [], {}, [])
    project = Project(openapi=untitled, config=CONFIG, custom_template_path=templates)
    project.env.undefined = StrictUndefined
    return project.env
