"""Bodies and results of operations: `Body` and `Response` of openapi-python-client, and the schemas of both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from ..api import (
    Alias,
    Array,
    Body,
    BodyKind,
    Field,
    File,
    Model,
    Null,
    Parameter,
    Ref,
    Result,
    Returns,
    Scalar,
    Type,
    is_file,
    parts,
)
from ..engine import typed
from ..engine.endpoints import BodyType, Endpoint
from ..engine.typed import by_name
from ..errors import DocumentError, FollowUpError, pointer, printable
from ..load.document import Document
from ..names import argument_name, pascal, snake
from .components import Components
from .schemas import Member, extension

_STATUS = re.compile(r"[1-5]([0-9][0-9]|XX)|default")
_PAGE_FIELDS = {"object", "data", "first_id", "last_id", "has_more"}
_EVENTS = "text/event-stream"
_KINDS: dict[BodyType, BodyKind] = {
    BodyType.JSON: "fields",
    BodyType.FILES: "multipart",
    BodyType.DATA: "form",
    BodyType.CONTENT: "bytes",
}
# How openapi-python-client would read a response.
_RETURNS: dict[str, Returns] = {"Any": "json", "str": "text", "bytes": "file", "None": "nothing"}


class Contents:
    """Reads bodies and responses."""

    def __init__(self, document: Document, components: Components) -> None:
        self._document = document
        self._components = components
        self.named: list[str] = []
        """The components that they name, those of errors and pages among them."""

    def body(self, endpoint: Endpoint, node: typed.Operation, name: str, at: str) -> Body:
        if node.request_body is None:
            return Body("fields", None)
        request, at = self._document.follow(node.request_body, "requestBodies", pointer(at, "requestBody"))
        content, at = by_name(request.content), pointer(at, "content")
        if len(content) != 1:
            raise DocumentError(at, "exactly one media type is supported")
        if len(endpoint.bodies) != 1:
            raise FollowUpError(at, "is among the findings")
        (media,) = content
        kind = _KINDS[endpoint.bodies[0].body_type]
        if kind == "bytes" and media.startswith("text/"):
            return Body("text", (_whole(Scalar("str"), required=True),), media)
        if kind == "bytes":
            return Body(kind, (_whole(Scalar("bytes"), required=True),), media)
        member = self._member(content, media, at)
        type_ = self._components.type(member, f"{pascal(name)}Body", snake(f"{pascal(name)}Body"))
        component = self._components.get(type_.name) if isinstance(type_, Ref) else None
        if not isinstance(component, Model):
            if kind != "fields":
                raise DocumentError(member.at, "a form must be an object with properties")
            return Body("value", (_whole(type_, required=request.required),))
        self.named.append(component.name)
        for field in component.fields:
            if File() in parts(field.type) and (kind != "multipart" or not is_file(field.type)):
                raise DocumentError(
                    pointer(component.at, "properties", field.json),
                    "a file (format: binary) must be a field of a multipart/form-data body",
                )
        return Body(kind, tuple(map(_argument, component.fields)))

    def result(self, endpoint: Endpoint, node: typed.Operation, name: str, at: str) -> Result:
        responses, operation_at, at = by_name(node.responses), at, pointer(at, "responses")
        described = {each.status_code.pattern: each for each in endpoint.responses}
        for status in responses:
            where = pointer(at, status)
            if not _STATUS.fullmatch(status) or status[0] == "1":
                raise DocumentError(where, f"unsupported status {printable(status)!r}; use 2xx to 5xx or default")
            if status not in described:
                raise FollowUpError(where, "is among the findings")
        good = [status for status in responses if status[0] == "2"]
        for status in responses.keys() - good:
            self._error(responses[status], pointer(at, status))
        successes = [self._document.follow(responses[each], "responses", pointer(at, each)) for each in good]
        if not successes or any(each.content != successes[0][0].content for each, _ in successes):
            raise DocumentError(at, "exactly one 2xx response is required, or several of the same content")
        response, at = successes[0]
        content, at = by_name(response.content), pointer(at, "content")
        events = self._events(content, at)
        others = [media for media in content if media != _EVENTS]
        if len(others) > 1 or (events and not others):
            raise DocumentError(at, "exactly one media type is supported, optionally with text/event-stream")
        returns: Returns = "nothing" if not others else _RETURNS[described[good[0]].source["return_type"]]
        if returns != "json" and not events:
            return Result(type=Null() if returns == "nothing" else Scalar("str"), returns=returns)
        member = self._member(content, others[0], at)
        type_ = self._components.type(member, f"{pascal(name)}Response", snake(f"{pascal(name)}Response"))
        self.named += [type_.name] if isinstance(type_, Ref) else []
        return self._json(type_, node, operation_at, member.at, events)

    def _json(self, type_: Type, node: typed.Operation, operation_at: str, at: str, events: str | None) -> Result:
        is_cursor_page, is_single_page = (
            extension(node, f"x-sdk-{kind}-page", bool, operation_at) or False for kind in ("cursor", "single")
        )
        if is_cursor_page or is_single_page:
            if is_cursor_page and is_single_page:
                raise DocumentError(operation_at, "x-sdk-cursor-page and x-sdk-single-page exclude each other")
            item = self._page_item(type_, at, is_cursor_page)
            return Result(type=item, returns="object", is_page=True, is_single_page=is_single_page, events=events)
        component = self._components.get(type_.name) if isinstance(type_, Ref) else None
        is_object = isinstance(component, Model) or (isinstance(component, Alias) and bool(component.variants))
        return Result(type=type_, returns="object" if is_object else "json", events=events)

    def _events(self, content: Mapping[str, typed.MediaType], at: str) -> str | None:
        """The union of a stream's events."""
        if _EVENTS not in content:
            return None
        member = self._member(content, _EVENTS, at)
        type_ = self._components.type(member, "", "")
        union = self._components.get(type_.name) if isinstance(type_, Ref) else None
        if not isinstance(union, Alias) or not union.variants:
            raise DocumentError(member.at, "stream events must be a union with a discriminator")
        self.named.append(union.name)
        return union.name

    def _error(self, node: typed.Response | typed.Reference, at: str) -> None:
        """Read what an error has, so that its schemas count as used."""
        response, at = self._document.follow(node, "responses", at)
        for media, each in by_name(response.content).items():
            schema = each.media_type_schema
            if isinstance(schema, typed.Reference):
                type_ = self._components.type(Member(schema, pointer(at, "content", media, "schema")), "", "")
                self.named.append(cast(Ref, type_).name)

    def _member(self, content: Mapping[str, typed.MediaType], media: str, at: str) -> Member:
        schema = content[media].media_type_schema
        if schema is None:
            raise DocumentError(pointer(at, media), "schema is required")
        return Member(schema, pointer(at, media, "schema"))

    def _page_item(self, type_: Type, at: str, is_cursor_page: bool) -> Ref:
        page = self._components.get(type_.name) if isinstance(type_, Ref) else None
        fields = {field.json: field.type for field in page.fields} if isinstance(page, Model) else {}
        match fields.get("data"):
            case Array(Ref() as item) if not is_cursor_page or fields.keys() == _PAGE_FIELDS:
                return item
            case _:
                names = f"exactly the fields {', '.join(sorted(_PAGE_FIELDS))}" if is_cursor_page else "the field data"
                raise DocumentError(at, f"a page must have {names}, and data must be an array of a component")


def _whole(type_: Type, *, required: bool) -> Parameter:
    """The one argument of an operation whose body has no fields."""
    return Parameter(json="body", name="body", type=type_, required=required, text="The body of the request.")


def _argument(field: Field) -> Parameter:
    return Parameter(
        json=field.json, name=argument_name(field.json), type=field.type, required=field.required, text=field.text
    )
