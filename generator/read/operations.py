"""The operations of a document: `Endpoint`, `Body` and `Response` of openapi-python-client, with our extensions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..api import Alias, Array, Choice, Component, Field, Model, Null, Operation, Parameter, Ref, Scalar, Type, Union
from ..engine import typed
from ..engine.endpoints import Endpoint, EndpointParameter, Endpoints
from ..engine.typed import Reference, by_name, extra, raw
from ..errors import DocumentError, FollowUpError, pointer, printable
from ..load.document import Document
from ..names import argument_name, module_name, pascal, place, unique
from .components import Components
from .schemas import Member, described

__all__ = ["Operations"]

_METHODS = ("get", "put", "post", "delete", "patch")
_PAGE_FIELDS = {"object", "data", "first_id", "last_id", "has_more"}
_STATUS = re.compile(r"[1-5]([0-9][0-9]|XX)|default")
_PATH = re.compile(r"(/([A-Za-z0-9_~!$&()*+,;=:@-][A-Za-z0-9._~!$&()*+,;=:@-]*|\{[A-Za-z0-9_]+\}))+")
_BOOL = Scalar("bool")
_JSON, _EVENTS = "application/json", "text/event-stream"


class Operations:
    """Reads the operations of a document, in its order."""

    def __init__(self, document: Document, endpoints: Endpoints, components: Components) -> None:
        self._document = document
        self._problems = document.problems
        self._endpoints = endpoints.by_operation
        self._components = components
        self.named: list[str] = []
        """The components that bodies and responses name, those of errors and pages among them."""

    def read(self) -> tuple[Operation, ...]:
        operations = tuple(self._operations())
        unique([(each.id, pointer(each.at, "operationId")) for each in operations], "operationId", self._problems)
        unique([(each.place, pointer(each.at, "x-sdk-method")) for each in operations], "method", self._problems)
        return operations

    def _operations(self) -> Iterator[Operation]:
        for path, item in by_name(self._document.openapi.paths).items():
            at = pointer("#/paths", path)
            if not _PATH.fullmatch(path):
                self._problems.add(
                    at, "a path must consist of plain segments and {parameters}, like /threads/{thread_id}"
                )
                continue
            for method in _METHODS:
                node = getattr(item, method)
                if node is not None:
                    with self._problems.collected():
                        parameters = {**self._parameters(item, at), **self._parameters(node, pointer(at, method))}
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
        method_at = pointer(at, "x-sdk-method")
        method_place = _text(node, "x-sdk-method", at)
        if node.operationId is None or method_place is None:
            raise DocumentError(at, "operationId and x-sdk-method are required")
        name = module_name(raw(node.operationId), pointer(at, "operationId"))
        body = self._body(endpoint, node, at)
        result, paged, events = self._result(endpoint, node, at)
        operation = Operation(
            id=name,
            place=place(method_place, method_at),
            method=endpoint.method.upper(),
            path=path,
            at=at,
            summary=raw(node.summary).strip(),
            text=described(node),
            path_parameters=_those(endpoint.path_parameters, "path", parameters),
            query=_those(endpoint.query_parameters, "query", parameters),
            body=None if body is None else tuple(_argument(field) for field in body.fields),
            result=result,
            paged=paged,
            stream=_stream(node, body, events, at),
            events=events,
            ambiguous_hint=_text(node, "x-sdk-ambiguous-hint", at),
            tags=tuple(map(raw, node.tags or ())),
        )
        if paged and (events or "after" not in {each.json for each in operation.query}):
            raise DocumentError(
                pointer(at, "x-sdk-cursor-page"),
                "a cursor page needs the query parameter 'after' and cannot be a stream",
            )
        body_names = dict.fromkeys(argument.name for argument in operation.body or ())
        names = [*(each.name for each in (*operation.path_parameters, *operation.query)), *body_names]
        unique([(name, at) for name in names], "argument", self._problems)
        return operation

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
        name = _text(parameter, "x-sdk-name", at) or json
        if name != json and argument_name(name) != name:
            raise DocumentError(
                pointer(at, "x-sdk-name"), f"{printable(name)!r} is not a valid argument name or is reserved"
            )
        type_ = self._components.type(Member(schema, pointer(at, "schema")), pascal(json), "parameters")
        if where == "path":
            if type_ != Scalar("str") or name != argument_name(name):
                raise DocumentError(
                    at, "a path parameter must be a string whose name is a Python name that is not reserved"
                )
            if not parameter.required:
                raise DocumentError(at, "a path parameter must be required")
        elif where == "query":
            self._check_query(type_, json, pointer(at, "schema"))
        else:
            raise DocumentError(pointer(at, "in"), f"unsupported location {printable(where)!r}; use path or query")
        return where, Parameter(
            json=json,
            name=argument_name(name),
            type=type_,
            required=parameter.required,
            text=described(parameter) or described(schema),
        )

    def _check_query(self, type_: Type, json: str, at: str) -> None:
        if isinstance(type_, Array):
            if not json.endswith("[]"):
                raise DocumentError(at, "a query list is sent as name[]=…; end the name with [] (and set x-sdk-name)")
            type_ = type_.item
        while isinstance(type_, Ref) and isinstance(component := self._components.get(type_.name), Alias):
            type_ = component.type
        if not isinstance(type_, (Scalar, Choice)):
            raise DocumentError(at, "a query parameter must be a string, number, boolean, or a list of these")

    def _body(self, endpoint: Endpoint, node: typed.Operation, at: str) -> Model | None:
        if node.request_body is None:
            return None
        body, at = self._document.follow(node.request_body, "requestBodies", pointer(at, "requestBody"))
        component, at = self._json(by_name(body.content), at)
        if not isinstance(component, Model):
            raise DocumentError(at, "a body must be an object with properties")
        return component

    def _json(self, content: Mapping[str, typed.MediaType], at: str) -> tuple[Component, str]:
        """The component of the one content of a body or an error."""
        if set(content) != {_JSON}:
            raise DocumentError(pointer(at, "content"), "only application/json is supported")
        return self._named(content, _JSON, pointer(at, "content"))

    def _named(self, content: Mapping[str, typed.MediaType], media: str, at: str) -> tuple[Component, str]:
        at = pointer(at, media, "schema")
        schema = content[media].media_type_schema
        if not isinstance(schema, Reference):
            raise DocumentError(at, "must be a $ref to a component")
        type_ = self._components.type(Member(schema, at), "", "")
        assert isinstance(type_, Ref)
        self.named.append(type_.name)
        return self._components.get(type_.name), at

    def _result(self, endpoint: Endpoint, node: typed.Operation, at: str) -> tuple[str, bool, str | None]:
        """The component of a success, whether it is a page of them, and the union of a stream's events."""
        responses = by_name(node.responses)
        described = {each.status_code.pattern: each for each in endpoint.responses}
        for status, each in responses.items():
            where = pointer(at, "responses", status)
            if not _STATUS.fullmatch(status) or status[0] in "13":
                raise DocumentError(where, f"unsupported status {printable(status)!r}; use 2xx, 4xx, 5xx or default")
            if status not in described:
                raise FollowUpError(where, "is among the findings")
            if status[0] != "2":
                error, where = self._document.follow(each, "responses", where)
                if error.content:
                    self._json(by_name(error.content), where)
        good = [status for status in responses if status[0] == "2"]
        if len(good) != 1:
            raise DocumentError(pointer(at, "responses"), "exactly one 2xx response is required")
        where = pointer(at, "responses", good[0])
        response, where = self._document.follow(responses[good[0]], "responses", where)
        content = by_name(response.content)
        where = pointer(where, "content")
        if not {_JSON} <= content.keys() <= {_JSON, _EVENTS}:
            raise DocumentError(where, "a 2xx response must be application/json, optionally with text/event-stream")
        events = None
        if _EVENTS in content:
            union, there = self._named(content, _EVENTS, where)
            if not isinstance(union, Alias) or not union.variants:
                raise DocumentError(there, "stream events must be a union with a discriminator")
            events = union.name
        component, where = self._named(content, _JSON, where)
        paged = _flag(node, "x-sdk-cursor-page", at)
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
        return self._components.get(data.item.name)


def _those(
    described: Iterable[EndpointParameter], location: str, parameters: Mapping[tuple[str, str], Parameter]
) -> tuple[Parameter, ...]:
    """The parameters of one location, in the order of the endpoint's."""
    keys = [(location, raw(each.name)) for each in described]
    if missing := [name for location, name in keys if (location, name) not in parameters]:
        raise FollowUpError("#", f"could not be read: {missing}")
    return tuple(parameters[key] for key in keys)


def _argument(field: Field) -> Parameter:
    return Parameter(
        json=field.json, name=argument_name(field.json), type=field.type, required=field.required, text=field.text
    )


def _text(node: typed.Node, key: str, at: str) -> str | None:
    value = extra(node, key)
    if value is not None and not isinstance(value, str):
        raise DocumentError(pointer(at, key), "must be text")
    return value


def _flag(node: typed.Node, key: str, at: str) -> bool:
    value = extra(node, key)
    if value is not None and not isinstance(value, bool):
        raise DocumentError(pointer(at, key), "must be true or false")
    return bool(value)


def _stream(node: typed.Operation, body: Model | None, events: str | None, at: str) -> str | None:
    """The field of the body that asks for a stream."""
    name = _text(node, "x-sdk-stream", at)
    at = pointer(at, "x-sdk-stream")
    if (name is None) != (events is None):
        raise DocumentError(at, "x-sdk-stream and a text/event-stream response require each other")
    if name is not None:
        field = next((field for field in body.fields if field.json == name), None) if body else None
        if field is None or field.required or field.type not in (_BOOL, Union((_BOOL, Null()))):
            raise DocumentError(at, f"{printable(name)!r} is not an optional boolean of the body")
    return name
