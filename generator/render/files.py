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
from ..engine.endpoints import Endpoints
from ..errors import GeneratorError, printable
from ..names import arguments_name, decoder_name, is_key, param_name, snake
from . import imports, python_code
from .surface import surface

PACKAGE = "threads_api"


def render(api: Api, templates: Path, package: str = PACKAGE) -> dict[PurePosixPath, str]:
    """All files of the output folder, before formatting. Raises GeneratorError if the package's name is not one."""
    if not package.isidentifier() or keyword.iskeyword(package):
        raise GeneratorError(f"{printable(package)!r} is not a valid package name")
    return {PurePosixPath(name): text for name, text in _Renderer(api, templates, package).files()}


class _Renderer:
    def __init__(self, api: Api, templates: Path, package: str) -> None:
        self._api = api
        self._package = package
        self._environment = _environment(api.endpoints, templates)
        self._names = {
            "api": api,
            "package": package,
            "outgoing": partial(python_code.outgoing, api=api),
            "outgoing_in": partial(python_code.outgoing_in, api=api),
            "decoding": partial(python_code.decoding, api=api),
            "field_decoding": partial(python_code.field_decoding, api=api),
            "lazy_components": partial(python_code.lazy_components, api=api),
            "result_decoding": partial(python_code.result_decoding, api=api),
            "decoder_of_component": partial(python_code.decoder_of_component, api=api),
            "default": partial(python_code.default, api=api),
        }

    def files(self) -> Iterator[tuple[str, str]]:
        header = f"# Generated from {printable(self._api.source)} by `python -m generator generate`; do not edit.\n"

        def page(template: str, **context: Any) -> str:
            return header + self._environment.get_template(template).render(**self._names, **context)

        yield "surface.txt", header + surface(self._api)
        yield f"{self._package}/py.typed", ""
        yield f"{self._package}/__init__.py", page("__init__.py.jinja")
        yield f"{self._package}/client.py", page("client.py.jinja")
        for folder, groups, namer in (("models", self._api.models, str), ("params", self._api.params, param_name)):
            places = {
                namer(component.name): module for module, components in groups.items() for component in components
            }
            if folder == "params":
                places |= {arguments_name(operation.id): "arguments" for operation in self._api.operations}
            yield (
                f"{self._package}/{folder}/__init__.py",
                page(f"{folder}/__init__.py.jinja", places=dict(sorted(places.items()))),
            )
            for module, components in groups.items():
                yield (
                    f"{self._package}/{folder}/{module}.py",
                    page(f"{folder}/module.py.jinja", components=components, module=module),
                )
        yield f"{self._package}/params/arguments.py", page("params/arguments.py.jinja")
        yield f"{self._package}/operations/__init__.py", page("operations/__init__.py.jinja")
        yield f"{self._package}/resources/__init__.py", page("resources/__init__.py.jinja")
        for resource in self._api.resources():
            if resource.operations:
                yield (
                    f"{self._package}/operations/{resource.module}.py",
                    page("operations/module.py.jinja", resource=resource),
                )
            yield (
                f"{self._package}/resources/{resource.module}.py",
                page("resources/module.py.jinja", resource=resource),
            )


def _environment(endpoints: Endpoints, templates: Path) -> Environment:
    environment = project.environment(endpoints, templates)
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
    names.update(argument_doc=python_code.argument_doc, imports=imports, is_model=_is_model)
    return environment


def _is_model(component: Component) -> bool:
    return isinstance(component, Model)


def _is_file(parameter: Parameter) -> bool:
    return parameter.type in (File(), Array(File()))
