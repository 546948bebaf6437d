"""Renders an `Api` through the templates: file names and contents, in memory."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment

from ..api import Api, Array, Component, File, Model, Parameter
from ..engine import project
from ..engine.endpoints import Endpoints
from ..errors import printable
from ..names import arguments_name, decoder_name, is_key, param_name, snake
from . import imports, python_code
from .surface import surface

__all__ = ["PACKAGE", "render"]

PACKAGE = "threads_api"


def render(api: Api, templates: Path) -> dict[PurePosixPath, str]:
    """All files of the output folder, before formatting."""
    return {PurePosixPath(name): text for name, text in _Renderer(api, templates).files()}


class _Renderer:
    def __init__(self, api: Api, templates: Path) -> None:
        self._api = api
        self._environment = _environment(api.endpoints, templates)
        self._names = {
            "api": api,
            "outgoing": partial(python_code.outgoing, api=api),
            "outgoing_in": partial(python_code.outgoing_in, api=api),
            "decoding": partial(python_code.decoding, api=api),
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
        yield f"{PACKAGE}/py.typed", ""
        yield f"{PACKAGE}/__init__.py", page("__init__.py.jinja")
        yield f"{PACKAGE}/client.py", page("client.py.jinja")
        for folder, groups, namer in (("models", self._api.models, str), ("params", self._api.params, param_name)):
            places = {
                namer(component.name): module for module, components in groups.items() for component in components
            }
            if folder == "params":
                places |= {arguments_name(operation.id): "arguments" for operation in self._api.operations}
            yield (
                f"{PACKAGE}/{folder}/__init__.py",
                page(f"{folder}/__init__.py.jinja", places=dict(sorted(places.items()))),
            )
            for module, components in groups.items():
                yield (
                    f"{PACKAGE}/{folder}/{module}.py",
                    page(f"{folder}/module.py.jinja", components=components, module=module),
                )
        yield f"{PACKAGE}/params/arguments.py", page("params/arguments.py.jinja")
        yield f"{PACKAGE}/operations/__init__.py", page("operations/__init__.py.jinja")
        yield f"{PACKAGE}/resources/__init__.py", page("resources/__init__.py.jinja")
        for resource in self._api.resources():
            if resource.operations:
                yield (
                    f"{PACKAGE}/operations/{resource.module}.py",
                    page("operations/module.py.jinja", resource=resource),
                )
            yield f"{PACKAGE}/resources/{resource.module}.py", page("resources/module.py.jinja", resource=resource)


def _environment(endpoints: Endpoints, templates: Path) -> Environment:
    environment = project.environment(endpoints, templates)
    filters: dict[str, Any] = environment.filters
    filters.update(
        arguments_name=arguments_name,
        literal=python_code.literal,
        lazy_name=python_code.lazy_name,
        result_type=python_code.result_type,
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
    tests.update(file=_is_file, repeated=_is_repeated)
    names: dict[str, Any] = environment.globals
    names.update(package=PACKAGE, argument_doc=python_code.argument_doc, imports=imports, is_model=_is_model)
    return environment


def _is_model(component: Component) -> bool:
    return isinstance(component, Model)


def _is_file(parameter: Parameter) -> bool:
    return isinstance(parameter.type, File)


def _is_repeated(parameter: Parameter) -> bool:
    """Whether a list is sent as `name=a&name=b`, without the brackets that the runtime adds otherwise."""
    return isinstance(parameter.type, Array) and not parameter.json.endswith("[]")
