"""The sockets that connections arrive at."""

from __future__ import annotations

import logging
import resource
import socket

from collabd.api.hypercorn.limits import ServerLimits

log = logging.getLogger("collabd.api")

# Database connections, files in flight, the listening sockets, the loop's own, the logs.
DESCRIPTORS_KEPT_BACK = 256


def listen(host: str, port: int, limits: ServerLimits) -> list[socket.socket]:
    """Bind every address that `host` stands for; port 0 takes a free one. Raises OSError when one is taken.

    Accepted connections inherit TCP_USER_TIMEOUT from here: it frees the socket of a peer that vanished or
    stopped reading when nobody in the process waits for it any more.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    listeners: list[socket.socket] = []
    try:
        for family, kind, protocol, _, address in dict.fromkeys(found):
            listener = socket.socket(family, kind, protocol)
            listeners.append(listener)
            _prepare(listener, limits)
            listener.bind(address)
    except OSError:
        for listener in listeners:
            listener.close()
        raise
    return listeners


def _prepare(listener: socket.socket, limits: ServerLimits) -> None:
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if listener.family == socket.AF_INET6:
        listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    milliseconds = int(limits.unread_seconds * 1000)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, milliseconds)
    listener.setblocking(False)


def affordable_connections(wanted: int) -> int:
    """How many of `wanted` connections the limit of open files allows; raises the soft limit to it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = wanted + DESCRIPTORS_KEPT_BACK
    if soft == resource.RLIM_INFINITY or soft >= needed:
        return wanted
    granted = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (granted, hard))
    if granted == needed:
        return wanted
    affordable = max(1, granted - DESCRIPTORS_KEPT_BACK)
    log.warning("the limit of %d open files allows %d connections, not %d", granted, affordable, wanted)
    return affordable
