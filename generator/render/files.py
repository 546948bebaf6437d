"""Renders an `Api` through the templates: file names and contents, in memory."""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment

from ..api import Api, Array, Component, File, Model, Parameter
from ..engine import project
from ..errors import GeneratorError, printable
from ..names import arguments_name, decoder_name, is_key, param_name, snake
from . import imports, python_code
from .surface import surface

PACKAGE = "threads_api"


def render(api: Api, templates: Path, package: str = PACKAGE) -> dict[PurePosixPath, str]:
    """All files of the output folder, before formatting. Raises GeneratorError if the package's name is not one."""
    if not package.isidentifier() or keyword.iskeyword(package):
        raise GeneratorError(f"{printable(package)!r} is not a valid package name")
    environment = _environment(api, templates, package)
    header = f"# Generated from {printable(api.source)} by `python -m generator generate`; do not edit.\n"
    pages = {
        PurePosixPath(package, file): header + environment.get_template(template).render(context)
        for file, template, context in _pages(api)
    }
    return {PurePosixPath("surface.txt"): header + surface(api), PurePosixPath(package, "py.typed"): "", **pages}


def _pages(api: Api) -> Iterator[tuple[str, str, dict[str, object]]]:
    """The files of the package, each with its template and what that is given beside the environment's names."""
    for file in ("__init__.py", "client.py", "params/arguments.py", "operations/__init__.py", "resources/__init__.py"):
        yield file, f"{file}.jinja", {}
    for folder, groups, namer in (("models", api.models, str), ("params", api.params, param_name)):
        places = {namer(component.name): module for module, components in groups.items() for component in components}
        if folder == "params":
            places |= {arguments_name(operation.id): "arguments" for operation in api.operations}
        yield f"{folder}/__init__.py", f"{folder}/__init__.py.jinja", {"places": dict(sorted(places.items()))}
        for module, components in groups.items():
            yield f"{folder}/{module}.py", f"{folder}/module.py.jinja", {"components": components, "module": module}
    for resource in api.resources():
        for folder in ("operations", "resources") if resource.operations else ("resources",):
            yield f"{folder}/{resource.module}.py", f"{folder}/module.py.jinja", {"resource": resource}


def _environment(api: Api, templates: Path, package: str) -> Environment:
    environment = project.environment(api.endpoints, templates)
    filters: dict[str, Any] = environment.filters
    filters.update(
        arguments_name=arguments_name,
        literal=python_code.literal,
        lazy_name=python_code.lazy_name,
        result_type=python_code.result_type,
        sent=python_code.sent,
        docstring=python_code.docstring,
        incoming=python_code.incoming,
        attribute_type=python_code.attribute_type,
        param_name=param_name,
        decoder_name=decoder_name,
        snake=snake,
        is_key=is_key,
        in_docstring=python_code.in_docstring,
        paragraphs=python_code.paragraphs,
    )
    tests: dict[str, Any] = environment.tests
    tests.update(file=_is_file)
    names: dict[str, Any] = environment.globals
    names.update(
        api=api,
        package=package,
        imports=imports,
        is_model=_is_model,
        argument_doc=python_code.argument_doc,
        outgoing=partial(python_code.outgoing, api=api),
        outgoing_in=partial(python_code.outgoing_in, api=api),
        decoding=partial(python_code.decoding, api=api),
        field_decoding=partial(python_code.field_decoding, api=api),
        lazy_components=partial(python_code.lazy_components, api=api),
        result_decoding=partial(python_code.result_decoding, api=api),
        decoder_of_component=partial(python_code.decoder_of_component, api=api),
        default=partial(python_code.default, api=api),
    )
    return environment


def _is_model(component: Component) -> bool:
    return isinstance(component, Model)


def _is_file(parameter: Parameter) -> bool:
    return parameter.type in (File(), Array(File()))
