"""The operations of a document: `Endpoint`, `Body` and `Response` of openapi-python-client, with our extensions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from ..api import Array, Choice, Null, Operation, PageSize, Parameter, Scalar, Type, Union, resolved
from ..engine import typed
from ..engine.endpoints import Endpoint, EndpointParameter, Endpoints
from ..engine.typed import Reference, by_name, has, raw
from ..errors import DocumentError, FollowUpError, pointer, printable, suggestion
from ..load.document import Document
from ..names import argument_name, default_place, function_name, operation_name, pascal, place, snake, unique
from .components import Components
from .contents import Contents
from .schemas import Member, described, extension

_METHODS = ("get", "put", "post", "delete", "patch")
_PATH = re.compile(r"/|(/(?!\.{1,2}(/|$))([A-Za-z0-9._~!$&()*+,;=:@-]|\{[A-Za-z0-9_-]+\})+)+/?")
_SEPARATORS = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|"}
_BOOL = Scalar("bool")


class Operations:
    """Reads the operations of a document, in its order."""

    def __init__(self, document: Document, endpoints: Endpoints, components: Components) -> None:
        self._document = document
        self._problems = document.problems
        self._endpoints = endpoints.by_operation
        self._components = components
        self.contents = Contents(document, components)

    def read(self) -> tuple[Operation, ...]:
        operations = tuple(self._operations())
        unique([(each.id, pointer(each.at, "operationId")) for each in operations], "operationId", self._problems)
        unique([(each.place, pointer(each.at, "x-sdk-method")) for each in operations], "method", self._problems)
        return operations

    def _operations(self) -> Iterator[Operation]:
        for path, item in by_name(self._document.openapi.paths).items():
            at = pointer("#/paths", path)
            if not _PATH.fullmatch(path):
                self._problems.add(at, "a path must consist of plain text and {parameters}, like /threads/{thread_id}")
                continue
            for method in _METHODS:
                node = getattr(item, method)
                if node is not None:
                    with self._problems.collected():
                        parts = self._parameters(item, at), self._parameters(node, pointer(at, method))
                        parameters = parts[0] | parts[1]
                        if sum(map(len, parts)) == len(item.parameters or ()) + len(node.parameters or ()):
                            _check_path(path, parameters, pointer(at, method))
                        endpoint = self._endpoints.get((path, method))
                        if endpoint is not None:  # else it is among the findings
                            yield self._operation(path, endpoint, parameters, node, pointer(at, method))

    def _operation(
        self,
        path: str,
        endpoint: Endpoint,
        parameters: Mapping[tuple[str, str], Parameter],
        node: typed.Operation,
        at: str,
    ) -> Operation:
        own_name = str(endpoint.name) if node.operationId is None else raw(node.operationId)
        name = operation_name(own_name, pointer(at, "operationId"))
        segments = [part for part in path.split("/") if part and not part.startswith("{")]
        resources = (*map(raw, (node.tags or ())[:1]), *segments[:1])
        default = default_place(resources, endpoint.method, function_name(own_name))
        method = extension(node, "x-sdk-method", str, at) or default
        path_parameters = _those(endpoint.path_parameters, "path", parameters)
        query = _those(endpoint.query_parameters, "query", parameters)
        headers = _those(endpoint.header_parameters, "header", parameters)
        # What is in the path, or else in the query, keeps its name.
        query = _renamed(query, "query", path_parameters)
        headers = _renamed(headers, "header", (*path_parameters, *query))
        outside_body = (*path_parameters, *query, *headers)
        body = self.contents.body(endpoint, node, name, at)
        result = self.contents.result(endpoint, node, name, at)
        has_pages = result.is_page and not result.is_single_page
        if has_pages and (result.events or "after" not in {each.json for each in query}):
            raise DocumentError(
                pointer(at, "x-sdk-cursor-page"),
                "a cursor page needs the query parameter 'after' and cannot be a stream",
            )
        fields = body.arguments and _renamed(body.arguments, "body", outside_body)
        in_body = dict.fromkeys(each.name for each in fields or ())  # its duplicates are known
        names = [*(each.name for each in outside_body), *in_body]
        unique([(each, at) for each in names], "argument", self._problems)
        return Operation(
            id=name,
            place=place(method, pointer(at, "x-sdk-method")),
            method=endpoint.method.upper(),
            path=path,
            at=at,
            summary=raw(node.summary).strip(),
            text=described(node),
            path_parameters=path_parameters,
            query=query,
            headers=headers,
            body=evolve(body, arguments=fields),
            result=result,
            page_size=_page_size(query) if has_pages else None,
            stream=_stream(node, (*outside_body, *(fields or ())), result.events, at),
            ambiguous_hint=extension(node, "x-sdk-ambiguous-hint", str, at),
            tags=tuple(map(raw, node.tags or ())),
        )

    def _parameters(self, node: typed.Operation | typed.PathItem, at: str) -> dict[tuple[str, str], Parameter]:
        """The parameters by location and name."""
        found: dict[tuple[str, str], Parameter] = {}
        for index, each in enumerate(node.parameters or ()):
            with self._problems.collected():
                where, parameter = self._parameter(each, pointer(at, "parameters", index))
                if (where, parameter.json) in found:
                    raise DocumentError(
                        pointer(at, "parameters", index), f"duplicate parameter {printable(parameter.json)!r}"
                    )
                found[where, parameter.json] = parameter
        return found

    def _parameter(self, node: typed.Parameter | Reference, at: str) -> tuple[str, Parameter]:
        parameter, at = self._document.follow(node, "parameters", at)
        json, where, schema = raw(parameter.name), parameter.param_in.value, parameter.param_schema
        if schema is None:
            raise DocumentError(at, "schema is required")
        own_name = extension(parameter, "x-sdk-name", str, at)
        if own_name is not None and argument_name(own_name) != own_name:
            raise DocumentError(
                pointer(at, "x-sdk-name"), f"{printable(own_name)!r} is not a valid argument name or is reserved"
            )
        type_ = self._components.type(Member(schema, pointer(at, "schema")), pascal(json), "parameters")
        if where == "cookie":
            raise DocumentError(pointer(at, "in"), "unsupported location 'cookie'; use path, query or header")
        if where == "path" and not parameter.required:
            raise DocumentError(at, "a path parameter must be required")
        is_list = self._check_type(type_, where, pointer(at, "schema"))
        separator = _separator(parameter, where, at, is_list=is_list)
        maximum = schema.maximum if isinstance(schema, typed.Schema) else None
        return where, Parameter(
            json=json,
            name=own_name or argument_name(snake(json) if where == "header" else json),
            type=type_,
            required=parameter.required,
            text=described(parameter) or described(schema),
            maximum=None if maximum is None else int(maximum),
            separator=separator if is_list and not json.endswith("[]") else None,
        )

    def _check_type(self, type_: Type, where: str, at: str) -> bool:
        """Whether a parameter can be a list. Raises for what cannot be sent as text."""
        options = list(resolved(type_, self._components.get))
        lists = [each for each in options if isinstance(each, Array)]
        items = [item for each in lists for item in resolved(each.item, self._components.get)]
        plain = [each for each in options if not isinstance(each, Array)]
        nullable = () if where == "path" else (Null,)  # None is left out
        if (items and where != "query") or not all(isinstance(each, (Scalar, Choice, *nullable)) for each in plain):
            or_list = ", or a list of these" if where == "query" else ""
            raise DocumentError(at, f"a {where} parameter must be a string, number or boolean{or_list}")
        if not all(isinstance(each, (Scalar, Choice)) for each in items):
            raise DocumentError(at, "the items of a list in a query must be strings, numbers or booleans")
        return bool(items)


def _renamed(parameters: tuple[Parameter, ...], location: str, others: Iterable[Parameter]) -> tuple[Parameter, ...]:
    """Parameters, those that have the name of another one named for their location, too."""
    taken = {each.name for each in others}
    return tuple(evolve(each, name=f"{location}_{each.name}") if each.name in taken else each for each in parameters)


def _separator(parameter: typed.Parameter, where: str, at: str, *, is_list: bool) -> str:
    """What separates the items of a list: nothing if the parameter is repeated."""
    default = "form" if where == "query" else "simple"
    style = raw(parameter.style) if has(parameter, "style") else default
    if style not in (_SEPARATORS if is_list else {default}):
        raise DocumentError(pointer(at, "style"), f"unsupported: style other than {default}")
    if parameter.explode if has(parameter, "explode") else style == "form":
        return ""
    return _SEPARATORS.get(style, "")


def _check_path(path: str, parameters: Iterable[tuple[str, str]], at: str) -> None:
    """Raise if the parameters of a path are not those in its braces, each once."""
    declared = [name for where, name in parameters if where == "path"]
    written = re.findall(r"{([^{}]*)}", path)
    for name in written:
        if name not in declared:
            raise DocumentError(at, f"the path parameter {name!r} is not declared{suggestion(name, declared)}")
        if written.count(name) > 1:
            raise DocumentError(at, f"the path parameter {name!r} is in the path twice")
    for name in declared:
        if name not in written:
            raise DocumentError(
                at, f"the path parameter {printable(name)!r} is not in the path{suggestion(name, written)}"
            )


def _those(
    described: Iterable[EndpointParameter], location: str, parameters: Mapping[tuple[str, str], Parameter]
) -> tuple[Parameter, ...]:
    """The parameters of one location, in the order of the endpoint's."""
    keys = [(location, raw(each.name)) for each in described]
    if missing := [name for location, name in keys if (location, name) not in parameters]:
        raise FollowUpError("#", f"could not be read: {missing}")
    return tuple(parameters[key] for key in keys)


def _page_size(query: Iterable[Parameter]) -> PageSize | None:
    """The parameter that is the argument `limit`, whatever the document calls it."""
    limit = next((each for each in query if each.name == "limit"), None)
    return None if limit is None else PageSize(limit.json, limit.maximum)


def _stream(node: typed.Operation, arguments: Iterable[Parameter], events: str | None, at: str) -> str | None:
    """The field of the body that asks for a stream."""
    name = extension(node, "x-sdk-stream", str, at)
    at = pointer(at, "x-sdk-stream")
    if (name is None) != (events is None):
        raise DocumentError(at, "x-sdk-stream and a text/event-stream response require each other")
    if name is not None:
        field = next((each for each in arguments if each.json == name), None)
        if field is None or field.required or field.type not in (_BOOL, Union((_BOOL, Null()))):
            raise DocumentError(at, f"{printable(name)!r} is not an optional boolean of the body")
    return name
