"""What a document says about the service as a whole: its address, its headers, its key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from .problems import DocumentError, pointer

__all__ = ["check_security", "read_headers", "read_server"]

_SERVER = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._~-]+)*/?")
_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


def read_server(document: Mapping[str, Any]) -> str:
    """The client's default address."""
    servers = cast("list[dict[str, str]]", document["servers"])
    if len(servers) != 1 or not _SERVER.fullmatch(servers[0]["url"]):
        raise DocumentError(
            "#/servers", "exactly one server with a plain absolute URL is required: the default base URL"
        )
    return servers[0]["url"]


def read_headers(document: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The headers of every request."""
    headers = cast("dict[str, str]", document.get("x-sdk-headers", {}))
    for name, value in headers.items():
        at = pointer("#/x-sdk-headers", name)
        if not _HEADER.fullmatch(name) or not value.isascii() or not value.isprintable() or value != value.strip():
            raise DocumentError(at, "must be a valid HTTP header: printable ASCII name and value")
    return tuple(headers.items())


def check_security(document: Mapping[str, Any]) -> None:
    """Raise unless the key goes into `Authorization: Bearer`, as the client sends it, and nowhere else."""
    schemes = cast("dict[str, dict[str, str]]", document["components"]["securitySchemes"])
    if [list(each) for each in document["security"]] != [list(schemes)] or any(
        scopes for each in document["security"] for scopes in each.values()
    ):
        raise DocumentError("#/security", "must require the one scheme of #/components/securitySchemes, without scopes")
    for name, scheme in schemes.items():
        if (scheme["type"], scheme["scheme"].lower()) != ("http", "bearer") or len(schemes) > 1:
            raise DocumentError(
                pointer("#/components/securitySchemes", name), "must be the only scheme: type http, scheme bearer"
            )
    if not schemes:
        raise DocumentError("#/components/securitySchemes", "exactly one scheme is required: type http, scheme bearer")
