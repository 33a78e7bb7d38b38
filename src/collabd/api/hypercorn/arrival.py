"""A connection that has just arrived: what it asks for first decides what is spoken on it.

A proper request for a WebSocket never sees Hypercorn: its tasks, its reader and the state of h11 cost more
than all that is ours, in time and in memory, and thousands come at once after a cut (README, Decisions).
Everything else is Hypercorn's from its first byte.
"""

from __future__ import annotations

import asyncio
from typing import Protocol, cast

from collabd.api.hypercorn.handshake import END, Handshake, read_handshake
from collabd.api.hypercorn.limits import ServerLimits
from collabd.api.hypercorn.link import bound_buffer

FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 10\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
)
GET = b"GET "


class Host(Protocol):
    """Who takes connections in."""

    def admit(self, arrival: Arrival) -> bool:
        """Whether there is room for one more."""

    def leave(self, arrival: Arrival) -> None:
        """It has gone before it said what it wants."""

    def serve_http(self, arrival: Arrival, head: bytes) -> None:
        """Serve what is no WebSocket; `head` is what has arrived of it."""

    def serve_socket(self, arrival: Arrival, handshake: Handshake) -> None:
        """Serve a WebSocket."""


class Arrival(asyncio.Protocol):
    """The protocol of a connection up to the end of its first request's head."""

    __slots__ = ("_head", "_host", "_limits", "_loop", "_patience", "transport")

    transport: asyncio.Transport

    def __init__(self, host: Host, loop: asyncio.AbstractEventLoop, limits: ServerLimits) -> None:
        self._host = host
        self._loop = loop
        self._limits = limits
        self._head = b""
        self._patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by the loop: wait for the request if there is room, refuse it at once if there is none."""
        self.transport = cast("asyncio.Transport", transport)
        bound_buffer(self.transport)
        if self._host.admit(self):
            self._patience = self._loop.call_later(self._limits.header_seconds, self._send_away)
        else:
            self.transport.write(FULL)
            self.transport.close()

    def data_received(self, data: bytes) -> None:
        """Called by the loop: decide, or wait for more."""
        if self._patience is None:
            return
        self._head += data
        head = self._head
        unclear = head[: len(GET)] == GET[: len(head)] and len(head) <= self._limits.header_bytes
        if unclear and END.search(head) is None:
            return
        self._forget()
        handshake = read_handshake(head) if len(head) <= self._limits.header_bytes else None
        if handshake is None:
            self._host.serve_http(self, head)
        else:
            self._host.serve_socket(self, handshake)

    def connection_lost(self, _: Exception | None) -> None:
        """Called by the loop: it has gone again."""
        if self._patience is not None:
            self._forget()
            self._host.leave(self)

    def _send_away(self) -> None:
        """Close; over TLS that waits for the peer's goodbye, so not for long."""
        self.transport.close()
        self._patience = self._loop.call_later(self._limits.close_seconds, self.transport.abort)

    def _forget(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
        self._patience = None
        self._head = b""
