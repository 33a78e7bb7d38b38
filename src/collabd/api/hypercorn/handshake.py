"""The opening of a WebSocket (RFC 6455, chapter 4): the request, and the answers to it. No I/O.

Only what is beyond doubt is read here; every other request goes the way of HTTP, where h11 decides about it.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any, NamedTuple
from urllib.parse import unquote

Headers = list[tuple[bytes, bytes]]

END = re.compile(rb"\n\r?\n")
"""The end of a request's head, as leniently as h11 takes it."""
LINE = re.compile(rb"GET (/[!-~]*) HTTP/1\.1")
FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):([ \t!-~]*)")
"""A header of visible ASCII (RFC 9110, 5.5); what is older or stranger than that is for h11 to judge."""

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
ONCE = (b"host", b"upgrade", b"sec-websocket-key", b"sec-websocket-version")


class Handshake(NamedTuple):
    """A request for a WebSocket; the names of `headers` are in lower case."""

    target: bytes
    headers: Headers
    key: bytes
    subprotocols: list[str]


def read_handshake(head: bytes) -> Handshake | None:
    """The handshake that these bytes are, from the first to the last; None if they are anything else."""
    if not head.endswith(b"\r\n\r\n"):
        return None
    line, *fields = head[:-4].split(b"\r\n")
    asked = LINE.fullmatch(line)
    found = [FIELD.fullmatch(field) for field in fields]
    if asked is None or None in found:
        return None
    return handshake_of(
        asked[1], [(field[1].lower(), field[2].strip()) for field in found if field is not None]
    )


def handshake_of(target: bytes, headers: Headers) -> Handshake | None:
    """The handshake that a GET by HTTP/1.1 with these headers is; None if it is none, or not a proper one."""
    said = dict(headers)
    if not asks_for_websocket(headers) or b"content-length" in said or b"transfer-encoding" in said:
        return None
    if said[b"upgrade"].lower() != b"websocket":  # whoever would take another protocol, too, is refused
        return None
    key = said.get(b"sec-websocket-key", b"")
    proper = said.get(b"sec-websocket-version") == b"13" and is_key(key)
    if not proper or any(sum(name == one for name, _ in headers) != 1 for one in ONCE):
        return None
    offered = [token.decode("ascii", "replace") for token in tokens(headers, b"sec-websocket-protocol")]
    return Handshake(target, headers, key, offered)


def asks_for_websocket(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Whether a request's headers ask for a WebSocket, properly or not."""
    headers = list(headers)
    upgrades = {token.lower() for token in tokens(headers, b"upgrade")}
    return b"websocket" in upgrades and b"upgrade" in {
        token.lower() for token in tokens(headers, b"connection")
    }


def tokens(headers: Headers, wanted: bytes) -> list[bytes]:
    """The comma-separated values of the header `wanted`, in order."""
    values = (value for name, value in headers if name == wanted)
    return [token for value in values for part in value.split(b",") if (token := part.strip())]


def is_key(key: bytes) -> bool:
    """Whether this is a nonce of 16 bytes in base64, as a client has to send it."""
    try:
        return len(key) == 24 and len(base64.b64decode(key, validate=True)) == 16
    except binascii.Error:
        return False


def scope_of(
    handshake: Handshake, transport: asyncio.BaseTransport, state: Mapping[str, Any]
) -> dict[str, Any]:
    """The request as ASGI words it, version 2.3; `state` is the lifespan's."""
    path, _, query = handshake.target.partition(b"?")
    client = transport.get_extra_info("peername")
    server = transport.get_extra_info("sockname")
    return {
        "type": "websocket",
        "asgi": {"spec_version": "2.3", "version": "3.0"},
        "scheme": "ws" if transport.get_extra_info("ssl_object") is None else "wss",
        "http_version": "1.1",
        "path": unquote(path.decode("ascii")),
        "raw_path": path,
        "query_string": query,
        "root_path": "",
        "headers": handshake.headers,
        "client": client and (client[0], client[1]),
        "server": server and (server[0], server[1]),
        "state": dict(state),
        "subprotocols": handshake.subprotocols,
        "extensions": {"websocket.http.response": {}},
    }


def switching(handshake: Handshake, subprotocol: str | None, headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """The answer that lets a client in (RFC 6455, 4.2.2); never with an extension."""
    proof = base64.b64encode(hashlib.sha1(handshake.key + GUID, usedforsecurity=False).digest())
    chosen = [] if subprotocol is None else [(b"sec-websocket-protocol", subprotocol.encode("ascii"))]
    own = [(b"upgrade", b"websocket"), (b"connection", b"Upgrade"), (b"sec-websocket-accept", proof)]
    return response_head(101, [*own, *chosen, *headers])


def refusal(status: int) -> bytes:
    """An answer that says no, and no more than that."""
    return response_head(status, [(b"content-length", b"0"), (b"connection", b"close")])


def response_head(status: int, headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """A response up to its body; ValueError for a header with a line end in it."""
    lines = [b"HTTP/1.1 %d %s" % (status, HTTPStatus(status).phrase.encode())]
    for name, value in headers:
        if b"\r" in name + value or b"\n" in name + value:
            raise ValueError(f"a line end in the header {name!r}")
        lines.append(name + b": " + value)
    return b"\r\n".join([*lines, b"", b""])
