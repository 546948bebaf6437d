"""Renders an `Api` through the templates: file names and contents, in memory."""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from inspect import getmembers, isfunction
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment

from .. import names
from ..api import Alias, Api, Component, Model, is_file
from ..engine import project
from ..errors import GeneratorError, printable
from . import python_code
from .surface import surface

PACKAGE = "threads_api"


def render(api: Api, templates: Path, package: str = PACKAGE) -> dict[PurePosixPath, str]:
    """All files of the output folder, before formatting. Raises GeneratorError if the package's name is not one."""
    if not package.isidentifier() or keyword.iskeyword(package):
        raise GeneratorError(f"{printable(package)!r} is not a valid package name")
    environment = _environment(templates)
    header = f"# Generated from {printable(api.source)} by `python -m generator generate`; do not edit.\n"
    # Modules import whatever they could need; formatting takes away what they do not use.
    models = {module: [name for each in found for name in _names(each)] for module, found in api.models.items()}
    params = {module: [names.param_name(each.name) for each in found] for module, found in api.params.items()}
    everywhere = {"api": api, "package": package, "models": models, "params": params}
    pages = {
        PurePosixPath(package, file): header + environment.get_template(template).render(everywhere, **context)
        for file, template, context in _pages(api)
    }
    return {PurePosixPath("surface.txt"): header + surface(api), PurePosixPath(package, "py.typed"): "", **pages}


def _names(component: Component) -> list[str]:
    """What a module of models has for a component."""
    is_decoded = isinstance(component, Alias) and component.variants
    return [component.name, *([names.decoder_name(component.name)] if is_decoded else [])]


def _pages(api: Api) -> Iterator[tuple[str, str, dict[str, object]]]:
    """The files of the package, each with its template and what that is given beside the names of all templates."""
    for file in ("__init__.py", "client.py", "params/arguments.py", "operations/__init__.py", "resources/__init__.py"):
        yield file, f"{file}.jinja", {}
    for folder, groups, namer in (("models", api.models, str), ("params", api.params, names.param_name)):
        places = {namer(component.name): module for module, components in groups.items() for component in components}
        if folder == "params":
            places |= {names.arguments_name(operation.id): "arguments" for operation in api.operations}
        yield f"{folder}/__init__.py", f"{folder}/__init__.py.jinja", {"places": dict(sorted(places.items()))}
        for module, components in groups.items():
            yield f"{folder}/{module}.py", f"{folder}/module.py.jinja", {"components": components, "module": module}
    for resource in api.resources():
        for folder in ("operations", "resources") if resource.operations else ("resources",):
            yield f"{folder}/{resource.module}.py", f"{folder}/module.py.jinja", {"resource": resource}


def _environment(templates: Path) -> Environment:
    """Templates can call the functions of `python_code` and `names`, and use them as filters."""
    environment = project.environment(templates)
    functions = {
        name: function
        for module in (python_code, names)
        for name, function in getmembers(module, isfunction)
        if function.__module__ == module.__name__
    }
    for known in (environment.filters, environment.globals):
        known.update(functions)
    tests: dict[str, Any] = environment.tests
    tests.update(file=is_file, model=_is_model)
    return environment


def _is_model(component: Component) -> bool:
    return isinstance(component, Model)
