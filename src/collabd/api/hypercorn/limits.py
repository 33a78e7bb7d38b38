"""What the server grants to those who connect: sizes in bytes, times in seconds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerLimits:
    """The bounds of one server. The defaults are the design's; `frame_bytes` comes from collabd.toml."""

    frame_bytes: int = 256 * 1024
    """The largest WebSocket message taken, counted in bytes of UTF-8; beyond it close code 1009."""

    connections: int = 12_000
    """Sockets open at once, whatever they speak: 10,000 people and their requests. Beyond it 503."""

    backlog: int = 4096
    """Connections that the kernel keeps until they are accepted: a storm after a cut must not be refused."""

    unread_seconds: float = 30
    """How long the kernel keeps bytes that a peer does not take before it ends the connection."""

    handshake_seconds: float = 10
    """How long a connection to a port with TLS may take to its first byte, and again for the handshake."""

    header_seconds: float = 5
    """How long a request's head may take, and how long a connection may idle between requests."""

    header_bytes: int = 16 * 1024
    """How much of a request's head is kept while its end has not arrived; beyond it 431."""

    body_seconds: float = 30
    """How long a request's body may take, plus what `body_rate` grants for the bytes received."""

    body_rate: int = 1024
    """Bytes per second that a body must arrive with on the long run; an upload over a poor line has more."""

    close_seconds: float = 1
    """How long a peer may take to read a WebSocket's close and answer it; then the transport is aborted."""

    drain_seconds: float = 5
    """Over how long many sockets are told to go once the server has been told to stop."""

    drain_rate: int = 1000
    """How many sockets are told to go in a second; few are told at once."""

    grace_seconds: float = 3
    """How long requests in flight may take once the sockets have gone."""

    app_queue: int = 10
    """Messages of one socket that wait for the application. While it is full, nothing is read from that
    socket, not even a ping or a close: the application's receive loop must never wait long."""
