"""What a document says about the service as a whole: its base URL, its headers, its key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from ..engine.typed import OpenAPI, Operation, Reference, Server, by_name, extra, has, raw, walk
from ..errors import pointer, printable, suggestion
from ..load.document import Document

_SERVER = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._~+-]+)*/?")
_RELATIVE = re.compile(r"/|(/[A-Za-z0-9._~+-]+)+/?")
_TOKENS = {"oauth2", "openIdConnect"}
"""Kinds of schemes whose tokens are sent like an API key."""
_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


def read_server(document: Document) -> str:
    """The client's default base URL."""
    servers = [_filled(server) for server in document.openapi.servers]
    if not has(document.openapi, "servers"):
        document.problems.notes.append("#/servers is missing: clients must be given a base_url")
        return ""
    if servers and _RELATIVE.fullmatch(servers[0]):
        document.problems.notes.append(f"#/servers: {servers[0]} is relative: clients must be given a base_url")
        return ""
    if not servers or not _SERVER.fullmatch(servers[0]):
        document.problems.add("#/servers", "the first server must have a plain absolute URL")
    elif len(servers) > 1:
        document.problems.notes.append(f"#/servers: {servers[0]} is the default; others are given as base_url")
    return servers[0] if servers else ""


def _filled(server: Server) -> str:
    """The URL of a server, with the defaults of its variables."""
    url = raw(server.url)
    for name, variable in by_name(server.variables).items():
        url = url.replace(f"{{{name}}}", raw(variable.default))
    return url


def read_headers(document: Document) -> tuple[tuple[str, str], ...]:
    """The headers of every request."""
    headers: object = extra(document.openapi, "x-sdk-headers")
    if headers is None:
        return ()
    if not isinstance(headers, dict):
        document.problems.add("#/x-sdk-headers", "must be an object of header names and values")
        return ()
    found = cast("dict[str, object]", headers)
    for name, value in found.items():
        if not _HEADER.fullmatch(name) or not isinstance(value, str) or not _is_header_value(value):
            document.problems.add(
                pointer("#/x-sdk-headers", name), "must be a valid HTTP header: printable ASCII name and value"
            )
    return tuple((name, str(value)) for name, value in found.items())


def _is_header_value(value: str) -> bool:
    return value.isascii() and value.isprintable() and value == value.strip()


def check_security(document: Document) -> None:
    """Add a note where the key is expected anywhere but in `Authorization: Bearer`, as the client sends it."""
    notes, security = document.problems.notes, document.openapi.security
    if security is None:
        notes.append("#/security is missing: the API key is sent as a bearer token")
    elif not security:
        document.problems.add("#/security", "must require a scheme; leave it out if any bearer token will do")
    for node, at, *_ in walk(document.openapi):
        if isinstance(node, (OpenAPI, Operation)) and node.security is not None:
            _check_requirements([by_name(each) for each in node.security], document, pointer(at, "security"))


def _check_requirements(alternatives: list[dict[str, list[str]]], document: Document, at: str) -> None:
    schemes = cast("Mapping[str, Any]", document.components("securitySchemes"))
    for index, alternative in enumerate(alternatives):
        for name, scopes in alternative.items():
            scheme = schemes.get(name)
            if scheme is None or isinstance(scheme, Reference):
                hint = suggestion(name, schemes)
                document.problems.add(at, f"{printable(name)!r} must be one of components/securitySchemes{hint}")
            elif scopes and raw(scheme.type) not in _TOKENS:
                document.problems.add(pointer(at, index, name), "only oauth2 and openIdConnect have scopes")
    if not any(len(each) == 1 and all(_is_bearer(schemes.get(name)) for name in each) for each in alternatives):
        wanted = " or ".join(" with ".join(map(printable, each)) or "nothing" for each in alternatives) or "nothing"
        document.problems.notes.append(f"{at} asks for {wanted}: the API key is sent as a bearer token nevertheless")


def _is_bearer(scheme: Any) -> bool:
    """Whether the key of a scheme goes into `Authorization: Bearer`."""
    if scheme is None or isinstance(scheme, Reference):
        return False
    kind = raw(scheme.type)
    return kind in _TOKENS or (kind == "http" and raw(scheme.scheme).lower() == "bearer")
