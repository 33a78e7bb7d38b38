"""The endless answers: Server-Sent Events and the HTTP stream. Each carries one client's connection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from collabd.api.auth import new_token
from collabd.api.emulation.bodies import read_body
from collabd.api.emulation.framing import event_lines, json_lines
from collabd.api.emulation.sessions import Entry
from collabd.api.guard import Receive, Send
from collabd.api.hypercorn import may_stream, open_stream
from collabd.api.requests import Scope, caller_of, credential_of, header
from collabd.api.services import Services
from collabd.api.socket.peer import Peer
from collabd.api.socket.pushes import disconnected
from collabd.api.socket.strangers import counted, may_open
from collabd.api.throttle import network
from collabd.domain.errors import invalid, overloaded, rate_limited
from collabd.live.pushes import Framing

EVENT_STREAM = "text/event-stream"
RETRY_SECONDS = 5
"""When to try again, for an address with too many streams that have not said who they are."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of endless answer."""

    media_type: str
    framing: Framing


EVENTS = Kind(EVENT_STREAM, event_lines)
LINES = Kind("application/x-ndjson", json_lines)


async def serve_events(services: Services, scope: Scope, receive: Receive, send: Send) -> None:
    """Server-Sent Events; the connect comes in the address, as `cf_connect`, bounded as every head is."""
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("cf_connect", [])
    if len(asked) != 1:
        raise invalid("Say who you are: put a connect command into the address, as cf_connect.")
    await converse(services, EVENTS, scope, receive, send, asked[0].encode())


async def serve_lines(services: Services, scope: Scope, receive: Receive, send: Send) -> None:
    """An HTTP stream of JSON lines; the connect comes as the request's body."""
    frame = await read_body(receive, services.config.live.frame_bytes)
    if frame is None:
        return
    if not frame.strip():
        raise invalid("Say who you are: send a connect command as the body.")
    await converse(services, LINES, scope, receive, send, frame)


async def converse(
    services: Services, kind: Kind, scope: Scope, receive: Receive, send: Send, frame: bytes
) -> None:
    """Serve one client from its connect, which is in `frame`, until its stream has ended.

    Raises `rate_limited` if too many of its address have not yet said who they are, `overloaded` while the
    server is ending.
    """
    if not may_stream():
        raise overloaded()
    caller = caller_of(scope)
    address = network(caller.address)
    credential, by_cookie = credential_of(scope)
    trusted = credential if not by_cookie or asked_by_ourselves(scope) else None
    if not await may_open(services, address, trusted):
        raise rate_limited(RETRY_SECONDS, "Too many from your address are still signing in.")
    await send({"type": "http.response.start", "status": 200, "headers": headers(kind)})
    sink = open_stream(kind.framing, disconnected)
    if sink is None:  # it has gone again
        return
    secret = new_token()
    peer = Peer(services, caller, trusted or "", sink, secret)
    try:
        with (
            services.emulated.holding(secret, Entry(credential or "", peer)),
            counted(services, address) as peer.on_signed_in,
        ):
            peer.receive(frame)
            await until_gone(receive)
    finally:
        peer.close(*sink.ending)


def headers(kind: Kind) -> list[tuple[bytes, bytes]]:
    """Of an endless answer: nothing on the way may keep it, wait for more of it, or put another behind it."""
    return [
        (b"content-type", kind.media_type.encode()),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),
        (b"connection", b"close"),
    ]


def asked_by_ourselves(scope: Mapping[str, object]) -> bool:
    """Whether a cookie may stand for the person: the request was made by a script of our own pages.

    A browser names the Origin, which the `Guard` has checked, unless a page asks its own server with GET.
    Then it says so in Sec-Fetch-Site; where it does not (plain http), only an EventSource accepts events, and
    one of another page would have named its Origin. A link to click or an image cannot do that.
    """
    if header(scope, b"origin"):
        return True
    site = header(scope, b"sec-fetch-site")
    return site in {"", "same-origin"} and EVENT_STREAM in header(scope, b"accept")


async def until_gone(receive: Receive) -> None:
    """Wait for the end of the client, or of its stream."""
    while (await receive())["type"] != "http.disconnect":
        pass
