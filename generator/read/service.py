"""What a document says about the service as a whole: its base URL, its headers, its key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from ..engine.typed import by_name, extra, has, raw
from ..errors import pointer
from ..load.document import Document

__all__ = ["check_security", "read_headers", "read_server"]

_SERVER = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._~-]+)*/?")
_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


def read_server(document: Document) -> str:
    """The client's default base URL."""
    servers = [raw(server.url) for server in document.openapi.servers]
    if not has(document.openapi, "servers"):
        document.problems.notes.append("#/servers is missing: clients must be given a base_url")
        return ""
    if len(servers) != 1 or not _SERVER.fullmatch(servers[0]):
        document.problems.add("#/servers", "exactly one server with a plain absolute URL is required")
    return servers[0] if servers else ""


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
    """Add problems unless the key goes into `Authorization: Bearer`, as the client sends it, and nowhere else."""
    schemes = cast("Mapping[str, Any]", document.components("securitySchemes"))
    if document.openapi.security is None:
        document.problems.notes.append("#/security is missing: the API key is sent as a bearer token")
        return
    required = [by_name(each) for each in document.openapi.security]
    if [list(each) for each in required] != [list(schemes)] or any(
        scopes for each in required for scopes in each.values()
    ):
        document.problems.add("#/security", "must require the one scheme of securitySchemes, without scopes")
    for name, scheme in schemes.items():
        if (raw(scheme.type), raw(scheme.scheme).lower()) != ("http", "bearer") or len(schemes) > 1:
            document.problems.add(
                pointer("#/components/securitySchemes", name), "must be the only scheme: type http, scheme bearer"
            )
    if not schemes and not required:
        document.problems.add("#/components/securitySchemes", "exactly one scheme is required: http and bearer")
