"""Reads a whole document into an `Api`: its operations, their places on the client, and its schemas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from .api import Alias, Api, Array, Component, Field, Model, Operation, Parameter, Ref, Resource, references
from .document import resolve
from .names import argument_name, class_name, module_name, pascal, place, unique
from .problems import DocumentError, pointer, shown
from .schemas import Schemas

__all__ = ["read_api"]

_METHODS = ("get", "put", "post", "delete", "patch")
_PAGE_FIELDS = {"object", "data", "first_id", "last_id", "has_more"}
_KNOWN_TOP = {"openapi", "info", "servers", "security", "tags", "paths", "components", "x-sdk-headers"}
_KNOWN_OPERATION = {
    "operationId", "tags", "summary", "description", "parameters", "requestBody", "responses", "deprecated", "security",
    "x-sdk-method", "x-sdk-cursor-page", "x-sdk-stream", "x-sdk-lost-answer",
}  # fmt: skip
_KNOWN_PARAMETER = {
    "name",
    "in",
    "required",
    "description",
    "schema",
    "style",
    "explode",
    "example",
    "examples",
    "x-sdk-name",
}


def read_api(document: Mapping[str, Any], source: str) -> Api:
    """Read a validated document; `source` is its path as generated files name it."""
    _known(document, _KNOWN_TOP, "#")
    schemas = Schemas(document)
    operations = tuple(_Operations(dict(document), schemas))
    unique([(operation.id, pointer(operation.at, "operationId")) for operation in operations], "the operationId")
    unique([(operation.place, pointer(operation.at, "x-sdk-method")) for operation in operations], "the place")
    servers = document.get("servers", [])
    if len(servers) != 1 or not str(servers[0].get("url", "")).startswith(("https://", "http://")):
        raise DocumentError("#/servers", "there must be one server with an absolute URL: the client's default")
    events = [operation.events for operation in operations if operation.events]
    requests = [name for operation in operations for name in _sent(operation, schemas)]
    return Api(
        source=source,
        title=str(document["info"]["title"]),
        base_url=str(servers[0]["url"]),
        headers=_headers(document),
        components=schemas.components,
        operations=operations,
        roots=_resources(document, operations, schemas.components),
        responses=schemas.reachable([operation.result for operation in operations] + events),
        requests=schemas.reachable(requests),
    )


def _sent(operation: Operation, schemas: Schemas) -> Iterator[str]:
    for parameter in operation.arguments:
        yield from references(parameter.type)


def _known(node: Mapping[str, Any], known: set[str], at: str) -> None:
    for key in node:
        if key not in known:
            kind = "extension" if key.startswith("x-") else "keyword"
            raise DocumentError(pointer(at, key), f"the {kind} {shown(key)!r} can't be rendered")


def _headers(document: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    headers = cast("object", document.get("x-sdk-headers", {}))
    if not isinstance(headers, dict):
        raise DocumentError("#/x-sdk-headers", "must be an object of header names and values")
    for name, value in cast("dict[str, object]", headers).items():
        if not isinstance(value, str) or not (name + value).isprintable() or not (name + value).isascii():
            raise DocumentError(pointer("#/x-sdk-headers", name), "must be printable ASCII text")
    return tuple(cast("dict[str, str]", headers).items())


class _Operations:
    """The operations of a document, in its order."""

    def __init__(self, document: dict[str, Any], schemas: Schemas) -> None:
        self._document = document
        self._schemas = schemas

    def __iter__(self) -> Iterator[Operation]:
        for path, item in cast("dict[str, Any]", self._document.get("paths") or {}).items():
            at = pointer("#/paths", path)
            _known(item, {*_METHODS, "parameters"}, at)
            shared = cast("list[Any]", item.get("parameters", []))
            for method in _METHODS:
                if method in item:
                    yield self._operation(path, method, item[method], shared, pointer(at, method))

    def _operation(self, path: str, method: str, node: dict[str, Any], shared: list[Any], at: str) -> Operation:
        _known(node, _KNOWN_OPERATION, at)
        for key in ("operationId", "x-sdk-method"):
            if not isinstance(node.get(key), str):
                raise DocumentError(pointer(at, key), "each operation needs one")
        own = [
            self._parameter(raw, pointer(at, "parameters", index))
            for index, raw in enumerate(node.get("parameters", []))
        ]
        both = own + [self._parameter(raw, pointer(at, "..", "parameters", index)) for index, raw in enumerate(shared)]
        body = self._body(node, at)
        result, paged, events = self._result(node, at)
        operation = Operation(
            id=module_name(node["operationId"], pointer(at, "operationId")),
            place=place(node["x-sdk-method"], pointer(at, "x-sdk-method")),
            method=method.upper(),
            path=_check_path(path, pointer(at, "..")),
            at=at,
            summary=str(node.get("summary", "")).strip(),
            text=str(node.get("description", "")).strip(),
            path_parameters=_ordered(path, [parameter for where, parameter in both if where == "path"], at),
            query=tuple(parameter for where, parameter in both if where == "query"),
            body=None if body is None else tuple(self._argument(field) for field in body.fields),
            result=result,
            paged=paged,
            stream=self._stream(node, body, events, at),
            events=events,
            lost_answer=self._lost_answer(node, at),
        )
        arguments = [*operation.path_parameters, *operation.query, *(operation.body or ())]
        unique([(argument.name, at) for argument in arguments], "the argument")
        return operation

    def _parameter(self, raw: dict[str, Any], at: str) -> tuple[str, Parameter]:
        node = raw
        if "$ref" in raw:
            node, at = resolve(self._document, str(raw["$ref"]), at)
        _known(node, _KNOWN_PARAMETER, at)
        where = str(node["in"])
        if where not in {"path", "query"}:
            raise DocumentError(pointer(at, "in"), f"a parameter in {shown(where)!r} can't be rendered")
        if "schema" not in node:
            raise DocumentError(at, "the parameter has no schema")
        json = str(node["name"])
        name = node.get("x-sdk-name", json)
        type_ = self._schemas.type(node["schema"], pointer(at, "schema"), pascal(json), "parameters")
        return where, Parameter(
            json=json,
            name=argument_name(str(name)),
            type=type_,
            required=bool(node.get("required", False)),
            text=str(node.get("description", "")).strip(),
        )

    def _argument(self, field: Field) -> Parameter:
        return Parameter(
            json=field.json, name=argument_name(field.json), type=field.type, required=field.required, text=field.text
        )

    def _body(self, node: dict[str, Any], at: str) -> Model | None:
        if "requestBody" not in node:
            return None
        at = pointer(at, "requestBody")
        body, at = (
            resolve(self._document, node["requestBody"]["$ref"], at)
            if "$ref" in node["requestBody"]
            else (node["requestBody"], at)
        )
        content = cast("dict[str, Any]", body.get("content", {}))
        if set(content) != {"application/json"}:
            raise DocumentError(pointer(at, "content"), "a body must be application/json and nothing else")
        at = pointer(at, "content", "application/json", "schema")
        component = self._named(content["application/json"].get("schema"), at)
        if not isinstance(component, Model):
            raise DocumentError(at, "a body must be an object with properties")
        return component

    def _named(self, schema: object, at: str) -> Component:
        if not isinstance(schema, dict) or "$ref" not in schema:
            raise DocumentError(at, "must be a $ref to a component")
        type_ = self._schemas.type(cast("dict[str, Any]", schema), at, "", "")
        assert isinstance(type_, Ref)
        return self._schemas.components[type_.name]

    def _result(self, node: dict[str, Any], at: str) -> tuple[str, bool, str | None]:
        """The component of a success, whether it is a page of them, and the union of a stream's events."""
        responses = cast("dict[str, Any]", node.get("responses", {}))
        good = [code for code in responses if code.startswith("2")]
        at = pointer(at, "responses")
        if len(good) != 1:
            raise DocumentError(at, "there must be one success")
        response, at = responses[good[0]], pointer(at, good[0])
        if "$ref" in response:
            response, at = resolve(self._document, str(response["$ref"]), at)
        content = cast("dict[str, Any]", response.get("content", {}))
        if not {"application/json"} <= content.keys() <= {"application/json", "text/event-stream"}:
            raise DocumentError(
                pointer(at, "content"), "a success must be application/json, and may be text/event-stream too"
            )
        at = pointer(at, "content")
        component = self._named(content["application/json"].get("schema"), pointer(at, "application/json", "schema"))
        events = None
        if "text/event-stream" in content:
            where = pointer(at, "text/event-stream", "schema")
            union = self._named(content["text/event-stream"].get("schema"), where)
            if not isinstance(union, Alias) or not union.variants:
                raise DocumentError(where, "the events of a stream must be a union with a discriminator")
            events = union.name
        paged = node.get("x-sdk-cursor-page", False)
        if paged is not True and paged is not False:
            raise DocumentError(pointer(at, "x-sdk-cursor-page"), "must be true or false")
        return (self._page_item(component, at) if paged else component.name), paged, events

    def _page_item(self, component: Component, at: str) -> str:
        fields = {field.json: field.type for field in component.fields} if isinstance(component, Model) else {}
        data = fields.get("data")
        if set(fields) != _PAGE_FIELDS or not isinstance(data, Array) or not isinstance(data.item, Ref):
            raise DocumentError(
                at,
                f"a cursor page has the fields {', '.join(sorted(_PAGE_FIELDS))}, and data is an array of a component",
            )
        return data.item.name

    def _stream(self, node: dict[str, Any], body: Model | None, events: str | None, at: str) -> str | None:
        at = pointer(at, "x-sdk-stream")
        field = node.get("x-sdk-stream")
        if (field is None) != (events is None):
            raise DocumentError(at, "x-sdk-stream and a response of type text/event-stream go together")
        if field is not None and (body is None or field not in {each.json for each in body.fields}):
            raise DocumentError(at, f"{shown(str(field))!r} is no field of the body")
        return field

    def _lost_answer(self, node: dict[str, Any], at: str) -> str | None:
        text = node.get("x-sdk-lost-answer")
        if text is not None and not isinstance(text, str):
            raise DocumentError(pointer(at, "x-sdk-lost-answer"), "must say what to look up")
        return text


def _check_path(path: str, at: str) -> str:
    if (
        not path.startswith("/")
        or not path.isprintable()
        or not path.isascii()
        or set(path) & set("?#\\\"'%")
        or "//" in path
        or "/." in path
    ):
        raise DocumentError(at, "the path must start with / and have plain segments")
    return path


def _ordered(path: str, parameters: list[Parameter], at: str) -> tuple[Parameter, ...]:
    """The parameters of a path, in its order."""
    parts = [part[1:-1] for part in path.split("/") if part.startswith("{") and part.endswith("}")]
    named = {parameter.json: parameter for parameter in parameters}
    if sorted(parts) != sorted(named) or path.count("{") != len(parts) or path.count("}") != len(parts):
        raise DocumentError(
            at, f"the path has the parameters {shown(', '.join(parts))}, the operation {shown(', '.join(named))}"
        )
    for parameter in parameters:
        if parameter.json != parameter.name:
            raise DocumentError(
                at, f"the path parameter {shown(parameter.json)!r} must be a Python name that isn't taken"
            )
    return tuple(named[part] for part in parts)


def _resources(
    document: Mapping[str, Any], operations: tuple[Operation, ...], components: Iterable[str]
) -> tuple[Resource, ...]:
    texts = {_tag(str(tag["name"])): str(tag.get("description", "")).strip() for tag in document.get("tags", [])}
    places = dict.fromkeys(operation.place.rpartition(".")[0] for operation in operations)
    for name in list(places):
        parts = name.split(".")
        places.update(dict.fromkeys(".".join(parts[:count]) for count in range(1, len(parts))))

    def build(name: str) -> Resource:
        last = name.rpartition(".")[2]
        below = [other for other in places if other.rpartition(".")[0] == name]
        own = tuple(operation for operation in operations if operation.place.rpartition(".")[0] == name)
        for operation in own:
            if f"{name}.{operation.method_name}" in places:
                raise DocumentError(pointer(operation.at, "x-sdk-method"), "the place is both a method and a resource")
        return Resource(
            name=last,
            class_name=class_name(pascal(last), "#/paths"),
            place=name,
            text=texts.get(last, ""),
            operations=own,
            children=tuple(build(other) for other in below),
        )

    roots = tuple(build(name) for name in places if "." not in name)
    classes = [(resource.class_name, resource.place) for root in roots for resource in root.walk()]
    unique([*((name, pointer("#/components/schemas", name)) for name in components), *classes], "the class")
    return roots


def _tag(name: str) -> str:
    return name.strip().lower().replace(" ", "_")
