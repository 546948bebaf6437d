"""Reads a whole document into an `Api`: its operations, their places on the client, and its schemas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from .api import (
    Alias,
    Api,
    Array,
    Choice,
    Component,
    Field,
    Model,
    Null,
    Operation,
    Parameter,
    Ref,
    Scalar,
    Type,
    Union,
    references,
)
from .collisions import check_names
from .grammar import check_grammar, resolve
from .names import argument_name, module_name, pascal, place, unique
from .problems import DocumentError, pointer, shown
from .resources import read_resources
from .schemas import Schemas, described
from .service import check_security, read_headers, read_server
from .unions import targets
from .usage import check_used

__all__ = ["read_api"]

_METHODS = ("get", "put", "post", "delete", "patch")
_PAGE_FIELDS = {"object", "data", "first_id", "last_id", "has_more"}
_STATUS = re.compile(r"[1-5]([0-9][0-9]|XX)|default")
_PATH = re.compile(r"(/([A-Za-z0-9_~!$&()*+,;=:@-][A-Za-z0-9._~!$&()*+,;=:@-]*|\{[A-Za-z0-9_]+\}))+")
_BOOL = Scalar("bool")


def read_api(document: Mapping[str, Any], source: str) -> Api:
    """Read a document; `source` is its path as generated files name it. Raises DocumentError."""
    check_grammar(document)
    check_security(document)
    schemas = Schemas(document)
    reader = _Operations(document, schemas)
    operations = tuple(reader)
    unique([(operation.id, pointer(operation.at, "operationId")) for operation in operations], "operationId")
    unique([(operation.place, pointer(operation.at, "x-sdk-method")) for operation in operations], "method")
    answers = [name for operation in operations for name in (operation.result, operation.events) if name]
    arguments = [name for operation in operations for each in operation.arguments for name in references(each.type)]
    check_used(document, schemas.components, _reachable([*reader.named, *arguments], schemas.components))
    api = Api(
        source=source,
        title=document["info"]["title"],
        base_url=read_server(document),
        headers=read_headers(document),
        components=schemas.components,
        operations=operations,
        roots=read_resources(document, operations),
        responses=_reachable(answers, schemas.components),
        requests=_reachable(arguments, schemas.components),
    )
    check_names(api)
    return api


def _reachable(roots: list[str], components: Mapping[str, Component]) -> frozenset[str]:
    seen: set[str] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(targets(components[name]))
    return frozenset(seen)


class _Operations:
    """The operations of a document, in its order."""

    def __init__(self, document: Mapping[str, Any], schemas: Schemas) -> None:
        self._document = document
        self._schemas = schemas
        self.named: list[str] = []
        """The components that bodies and responses name, those of errors and pages among them."""

    def __iter__(self) -> Iterator[Operation]:
        for path, item in cast("dict[str, dict[str, Any]]", self._document["paths"]).items():
            at = pointer("#/paths", path)
            if not _PATH.fullmatch(path):
                raise DocumentError(
                    at, "a path must consist of plain segments and {parameters}, like /threads/{thread_id}"
                )
            shared = self._parameters(item, at)
            for method in _METHODS:
                if method in item:
                    yield self._operation(path, method, item[method], shared, pointer(at, method))

    def _operation(
        self, path: str, method: str, node: dict[str, Any], shared: list[tuple[str, Parameter]], at: str
    ) -> Operation:
        both = self._parameters(node, at) + shared
        body = self._body(node, at)
        result, paged, events = self._result(node, at)
        operation = Operation(
            id=module_name(node["operationId"], pointer(at, "operationId")),
            place=place(node["x-sdk-method"], pointer(at, "x-sdk-method")),
            method=method.upper(),
            path=path,
            at=at,
            summary=str(node.get("summary", "")).strip(),
            text=described(node),
            path_parameters=_ordered(path, [parameter for where, parameter in both if where == "path"], at),
            query=tuple(parameter for where, parameter in both if where == "query"),
            body=None if body is None else tuple(_argument(field) for field in body.fields),
            result=result,
            paged=paged,
            stream=_stream(node, body, events, at),
            events=events,
            ambiguous_hint=node.get("x-sdk-ambiguous-hint"),
            tags=tuple(node.get("tags", ())),
        )
        if paged and (events or "after" not in {each.json for each in operation.query}):
            raise DocumentError(
                pointer(at, "x-sdk-cursor-page"),
                "a cursor page needs the query parameter 'after' and cannot be a stream",
            )
        arguments = [*operation.path_parameters, *operation.query, *(operation.body or ())]
        unique([(argument.name, at) for argument in arguments], "argument")
        return operation

    def _parameters(self, node: dict[str, Any], at: str) -> list[tuple[str, Parameter]]:
        return [
            self._parameter(raw, pointer(at, "parameters", index))
            for index, raw in enumerate(node.get("parameters", []))
        ]

    def _parameter(self, raw: dict[str, Any], at: str) -> tuple[str, Parameter]:
        node, at = resolve(self._document, raw, "parameters", at)
        json, where, schema = node["name"], node["in"], node["schema"]
        name = node.get("x-sdk-name", json)
        if "x-sdk-name" in node and argument_name(name) != name:
            raise DocumentError(
                pointer(at, "x-sdk-name"), f"{shown(name)!r} is not a valid argument name or is reserved"
            )
        type_ = self._schemas.type(schema, pointer(at, "schema"), pascal(json), "parameters")
        if where == "path":
            if type_ != Scalar("str") or name != argument_name(name):
                raise DocumentError(
                    at, "a path parameter must be a string whose name is a Python name that is not reserved"
                )
        elif where == "query":
            self._check_query(type_, json, pointer(at, "schema"))
        else:
            raise DocumentError(pointer(at, "in"), f"unsupported location {shown(where)!r}; use path or query")
        return where, Parameter(
            json=json,
            name=argument_name(name),
            type=type_,
            required=node.get("required", False),
            text=described({**schema, **node}),
        )

    def _check_query(self, type_: Type, json: str, at: str) -> None:
        if isinstance(type_, Array):
            if not json.endswith("[]"):
                raise DocumentError(at, "a query list is sent as name[]=…; end the name with [] (and set x-sdk-name)")
            type_ = type_.item
        while isinstance(type_, Ref) and isinstance(component := self._schemas.components[type_.name], Alias):
            type_ = component.type
        if not isinstance(type_, (Scalar, Choice)):
            raise DocumentError(at, "a query parameter must be a string, number, boolean, or a list of these")

    def _body(self, node: dict[str, Any], at: str) -> Model | None:
        if "requestBody" not in node:
            return None
        body, at = resolve(self._document, node["requestBody"], "requestBodies", pointer(at, "requestBody"))
        component, at = self._json(body, at)
        if not isinstance(component, Model):
            raise DocumentError(at, "a body must be an object with properties")
        return component

    def _json(self, node: dict[str, Any], at: str) -> tuple[Component, str]:
        """The component of the one content of a body or an error."""
        content = node.get("content", {})
        if content.keys() != {"application/json"}:
            raise DocumentError(pointer(at, "content"), "only application/json is supported")
        return self._named(content, "application/json", pointer(at, "content"))

    def _named(self, content: dict[str, Any], media: str, at: str) -> tuple[Component, str]:
        at = pointer(at, media, "schema")
        schema = content[media]["schema"]
        if "$ref" not in schema:
            raise DocumentError(at, "must be a $ref to a component")
        name = cast(Ref, self._schemas.type(schema, at, "", "")).name
        self.named.append(name)
        return self._schemas.components[name], at

    def _result(self, node: dict[str, Any], at: str) -> tuple[str, bool, str | None]:
        """The component of a success, whether it is a page of them, and the union of a stream's events."""
        good: list[str] = []
        for status, raw in node["responses"].items():
            where = pointer(at, "responses", status)
            if not _STATUS.fullmatch(status) or status[0] in "13":
                raise DocumentError(where, f"unsupported status {shown(status)!r}; use 2xx, 4xx, 5xx or default")
            if status[0] == "2":
                good.append(status)
            else:
                error, where = resolve(self._document, raw, "responses", where)
                if "content" in error:
                    self._json(error, where)
        if len(good) != 1:
            raise DocumentError(pointer(at, "responses"), "exactly one 2xx response is required")
        where = pointer(at, "responses", good[0])
        response, where = resolve(self._document, node["responses"][good[0]], "responses", where)
        content = cast("dict[str, Any]", response.get("content", {}))
        where = pointer(where, "content")
        if not {"application/json"} <= content.keys() <= {"application/json", "text/event-stream"}:
            raise DocumentError(where, "a 2xx response must be application/json, optionally with text/event-stream")
        events = None
        if "text/event-stream" in content:
            union, there = self._named(content, "text/event-stream", where)
            if not isinstance(union, Alias) or not union.variants:
                raise DocumentError(there, "stream events must be a union with a discriminator")
            events = union.name
        component, where = self._named(content, "application/json", where)
        paged = bool(node.get("x-sdk-cursor-page", False))
        if paged:
            component = self._page_item(component, where)
        if isinstance(component, Alias) and not component.variants:
            raise DocumentError(where, "a response must be an object with properties, or a union of such objects")
        return component.name, paged, events

    def _page_item(self, component: Component, at: str) -> Component:
        fields = {field.json: field.type for field in component.fields} if isinstance(component, Model) else {}
        data = fields.get("data")
        if fields.keys() != _PAGE_FIELDS or not isinstance(data, Array) or not isinstance(data.item, Ref):
            raise DocumentError(
                at,
                f"a cursor page must have exactly the fields {', '.join(sorted(_PAGE_FIELDS))}, "
                "and data must be an array of a component",
            )
        return self._schemas.components[data.item.name]


def _argument(field: Field) -> Parameter:
    return Parameter(
        json=field.json, name=argument_name(field.json), type=field.type, required=field.required, text=field.text
    )


def _stream(node: dict[str, Any], body: Model | None, events: str | None, at: str) -> str | None:
    """The field of the body that asks for a stream."""
    at = pointer(at, "x-sdk-stream")
    name: str | None = node.get("x-sdk-stream")
    if (name is None) != (events is None):
        raise DocumentError(at, "x-sdk-stream and a text/event-stream response require each other")
    if name is not None:
        field = next((field for field in body.fields if field.json == name), None) if body else None
        if field is None or field.required or field.type not in (_BOOL, Union((_BOOL, Null()))):
            raise DocumentError(at, f"{shown(name)!r} is not an optional boolean of the body")
    return name


def _ordered(path: str, parameters: list[Parameter], at: str) -> tuple[Parameter, ...]:
    """The parameters of a path, in its order."""
    parts = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    named = {parameter.json: parameter for parameter in parameters}
    if sorted(parts) != sorted(parameter.json for parameter in parameters):
        raise DocumentError(
            at, f"parameters differ: the path has {shown(', '.join(parts))}, the operation {shown(', '.join(named))}"
        )
    return tuple(named[part] for part in parts)
