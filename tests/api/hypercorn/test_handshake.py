"""The opening of a WebSocket: what is beyond doubt is read here, all else is left to HTTP."""

from __future__ import annotations

import pytest
from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection
from wsproto.events import Request as WebSocketRequest

from collabd.api.hypercorn.handshake import read_handshake, response_head, switching

HEAD = (
    b"GET /connection/websocket?x=%20 HTTP/1.1\r\nHost: here:8000\r\nUpgrade: websocket\r\n"
    b"Connection: keep-alive, Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    b"Sec-WebSocket-Version: 13\r\nsec-websocket-protocol: a, centrifuge-json\r\nCookie:  x=y \r\n\r\n"
)


def test_a_handshake_is_read() -> None:
    handshake = read_handshake(HEAD)
    assert handshake is not None
    assert handshake.target == b"/connection/websocket?x=%20"
    assert handshake.subprotocols == ["a", "centrifuge-json"]
    assert (b"cookie", b"x=y") in handshake.headers
    answer = switching(handshake, "centrifuge-json", [])
    # The example of RFC 6455, 1.3.
    assert b"\r\nsec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" in answer
    assert b"\r\nsec-websocket-protocol: centrifuge-json\r\n" in answer


def test_another_implementation_is_let_in() -> None:
    peer = WSConnection(ConnectionType.CLIENT)
    asked = peer.send(WebSocketRequest(host="here", target="/socket"))
    handshake = read_handshake(asked)
    assert handshake is not None
    peer.receive_data(switching(handshake, None, []))
    (event,) = peer.events()
    assert isinstance(event, AcceptConnection)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"GET ", b"POST "),
        (b"HTTP/1.1", b"HTTP/1.0"),
        (b"GET /", b"GET http://here/"),
        (b"Host: here:8000\r\n", b""),
        (b"Host: here:8000\r\n", b"Host: here\r\nHost: there\r\n"),
        (b"Upgrade: websocket", b"Upgrade: h2c, websocket"),
        (b"Upgrade: websocket\r\n", b""),
        (b"keep-alive, Upgrade", b"keep-alive"),
        (b"Version: 13", b"Version: 8"),
        (b"dGhlIHNhbXBsZSBub25jZQ==", b"dGhlIHNhbXBsZQ=="),
        (b"dGhlIHNhbXBsZSBub25jZQ==", b"dGhlIHNhbXBsZSBub25j*Q=="),
        (b"Sec-WebSocket-Version: 13", b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Version: 13"),
        (b"Cookie:", b"Content-Length: 0\r\nCookie:"),
        (b"Cookie:", b"Transfer-Encoding: chunked\r\nCookie:"),
        (b"Cookie:", b"Cookie :"),
        (b"Cookie:", b" folded\r\nCookie:"),
        (b"x=y", b"x=\xe9"),
        (b"x=y", b"x=\0"),
        (b"x=y", b"x=\ny"),
        (b"Cookie:", b"no colon\r\nCookie:"),
        (b"\r\n\r\n", b"\r\n\r\nmore"),
        (b"\r\n\r\n", b"\n\n"),
        (b"\r\n\r\n", b"\r\n"),
    ],
)
def test_what_is_not_beyond_doubt_is_left_to_http(old: bytes, new: bytes) -> None:
    assert old in HEAD
    assert read_handshake(HEAD.replace(old, new, 1)) is None


def test_a_header_cannot_begin_another_one() -> None:
    with pytest.raises(ValueError, match="line end"):
        response_head(400, [(b"x", b"y\r\nset-cookie: z")])
