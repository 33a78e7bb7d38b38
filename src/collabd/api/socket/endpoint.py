"""The WebSocket endpoint: bytes in, bytes out; everything else is in `Peer`."""

from __future__ import annotations

from typing import Any

from litestar import WebSocket
from litestar.handlers import WebsocketRouteHandler
from litestar.types.asgi_types import WebSocketResponseBodyEvent, WebSocketResponseStartEvent

from collabd.api.hypercorn import INTERNAL_ERROR, NORMAL, SHUTDOWN, current_sink, hear
from collabd.api.requests import caller_of, credential_of
from collabd.api.services import Services
from collabd.api.socket import protocol
from collabd.api.socket.peer import Peer
from collabd.api.socket.pushes import CODES_BEGIN
from collabd.api.socket.strangers import counted, may_open
from collabd.api.throttle import network
from collabd.api.tracing import current, on_behalf

PATH = "/connection/websocket"
TEXT = "centrifuge-json"
BINARY = "protobuf"


def endpoint(services: Services) -> WebsocketRouteHandler:
    """The route of the WebSocket door."""

    async def connection(socket: WebSocket[Any, Any, Any]) -> None:
        await serve(socket, services)

    return WebsocketRouteHandler(PATH)(connection)


async def serve(socket: WebSocket[Any, Any, Any], services: Services) -> None:
    """Serve one socket from its handshake to its end."""
    offered: list[str] = socket.scope.get("subprotocols", [])
    query = socket.scope["query_string"].decode("latin-1")
    if any(BINARY in name for name in offered) or BINARY in query:
        await refuse(socket, 400)
        return
    caller = caller_of(socket.scope)
    credential, by_cookie = credential_of(socket.scope)
    if by_cookie and not caller.origin:
        credential = None  # a browser always names its Origin; without one, a cookie proves nothing
    address = network(caller.address)
    if not await may_open(services, address, credential):
        await refuse(socket, 429)
        return
    await socket.accept(subprotocols=TEXT if TEXT in offered else None)
    sink = current_sink()
    if sink is None:  # it has gone again
        return
    peer = Peer(services, caller, credential or "", sink)
    ending = (INTERNAL_ERROR, "")
    try:
        with counted(services, address) as peer.on_signed_in:
            ending = await converse(socket, peer)
    finally:
        peer.close(*ending)


async def converse(socket: WebSocket[Any, Any, Any], peer: Peer) -> tuple[int, str]:
    """Hand over what the client sends until the socket ends; code and reason of that end."""

    def heard(message: bytes, text: bool) -> None:
        # The transport serves no request of its own: what it hands over belongs to this socket's.
        on_behalf(served, peer.receive if text else refuse_binary, message)

    def refuse_binary(_: bytes) -> None:
        peer.close(*protocol.BAD_REQUEST)

    served = current()
    hear(heard)
    while True:
        # Under another server everything comes this way, under our own only the end.
        message: Any = await socket.receive()
        if message["type"] != "websocket.receive":
            return ending_of(message.get("code", NORMAL))
        text = message.get("text")
        if text is None:
            refuse_binary(b"")
        else:
            peer.receive(text.encode())


def ending_of(code: int) -> tuple[int, str]:
    """Code and reason to note for a socket that somebody else than its `Peer` has ended.

    Codes from 3000 on are the protocol's. Of these only a drain comes this way; any other one is a client's
    invention, and what is counted by code has few of them.
    """
    if code == SHUTDOWN[0]:
        return SHUTDOWN
    return (code if code < CODES_BEGIN else NORMAL), ""


async def refuse(socket: WebSocket[Any, Any, Any], status: int) -> None:
    """Answer a handshake with an HTTP status instead of accepting it."""
    await socket.send(
        WebSocketResponseStartEvent(
            type="websocket.http.response.start", status=status, headers=[(b"content-length", b"0")]
        )
    )
    await socket.send(
        WebSocketResponseBodyEvent(type="websocket.http.response.body", body=b"", more_body=False)
    )
