"""Renders an `Api` through the templates: file names and contents, in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from graphlib import CycleError, TopologicalSorter
from pathlib import Path, PurePosixPath
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from . import imports, source
from .api import Api, Component, Model
from .names import is_key, snake
from .problems import DocumentError, shown
from .surface import surface

__all__ = ["PACKAGE", "render"]

PACKAGE = "threads_api"


def render(api: Api, templates: Path) -> dict[PurePosixPath, str]:
    """All files of the output folder, before formatting."""
    return {PurePosixPath(name): text for name, text in _Renderer(api, templates).files()}


class _Renderer:
    def __init__(self, api: Api, templates: Path) -> None:
        self._api = api
        self._templates = templates
        self._names = {
            "api": api,
            "outgoing": partial(source.outgoing, api=api),
            "decoding": partial(source.decoding, api=api),
            "default": partial(source.default, api=api),
        }

    def files(self) -> Iterator[tuple[str, str]]:
        header = f"# Generated from {shown(self._api.source)} by `python -m generator generate`; do not edit.\n"

        def page(template: str, **context: Any) -> str:
            return header + environment.get_template(template).render(**self._names, **context)

        environment = _environment(self._templates)

        models = imports.order(self._api.responses, self._api)
        params = imports.order(self._api.requests, self._api)
        self._check_circles("models", models, imports.of_models)
        self._check_circles("params", params, imports.of_params)
        yield "surface.txt", header + surface(self._api)
        yield f"{PACKAGE}/py.typed", ""
        yield f"{PACKAGE}/__init__.py", page("__init__.py.jinja")
        yield f"{PACKAGE}/client.py", page("client.py.jinja")
        for folder, groups, namer in (("models", models, str), ("params", params, source.param_name)):
            places = {
                namer(component.name): module for module, components in groups.items() for component in components
            }
            if folder == "params":
                places |= dict.fromkeys(map(source.arguments_name, self._api.operations), "arguments")
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
                yield f"{PACKAGE}/operations/{resource.name}.py", page("operations/module.py.jinja", resource=resource)
            yield f"{PACKAGE}/resources/{resource.name}.py", page("resources/module.py.jinja", resource=resource)

    def _check_circles(
        self,
        folder: str,
        modules: dict[str, list[Component]],
        imports_of: Callable[[list[Component], str, Api], imports.Imports],
    ) -> None:
        needs = {
            module: [place for place, _ in imports_of(components, module, self._api)]
            for module, components in modules.items()
        }
        try:
            TopologicalSorter(
                {
                    module: [name for place in needs[module] for name in modules if place == f"{folder}.{name}"]
                    for module in modules
                }
            ).prepare()
        except CycleError as error:
            circle = cast("list[str]", error.args[1])[::-1]
            raise DocumentError(
                modules[circle[0]][0].at,
                f"circular import between modules ({shown(' → '.join(circle))}); move a schema with x-sdk-module",
            ) from None


@cache
def _environment(templates: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  # the output is Python, and all text goes through source.py
    )
    filters: dict[str, Any] = environment.filters
    filters.update(
        arguments_name=source.arguments_name,
        literal=source.literal,
        docstring=source.docstring,
        incoming=source.incoming,
        attribute_type=source.attribute_type,
        param_name=source.param_name,
        decoder_name=source.decoder_name,
        snake=snake,
        is_key=is_key,
        in_docstring=source.in_docstring,
        paragraphs=source.paragraphs,
    )
    names: dict[str, Any] = environment.globals
    names.update(package=PACKAGE, argument_doc=source.argument_doc, imports=imports, is_model=_is_model)
    return environment


def _is_model(component: Component) -> bool:
    return isinstance(component, Model)
