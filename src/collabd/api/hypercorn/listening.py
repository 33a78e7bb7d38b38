"""The sockets that connections arrive at."""

from __future__ import annotations

import errno
import logging
import resource
import socket
from collections.abc import Iterable

from collabd.api.hypercorn.limits import ServerLimits

log = logging.getLogger("collabd.api")

# Database connections, files in flight, the listening sockets, the loop's own, the logs.
DESCRIPTORS_KEPT_BACK = 256


def listen(host: str, port: int, limits: ServerLimits) -> list[socket.socket]:
    """Bind every address that `host` stands for ("" for all); port 0 takes a free one, the same for all.

    An address of a family that this machine lacks is left out unless it is the only one. Raises OSError when
    an address is taken or none can be had.

    Accepted connections inherit TCP_USER_TIMEOUT from here: it frees the socket of a peer that vanished or
    stopped reading when nobody in the process waits for it any more.
    """
    found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    listeners: list[socket.socket] = []
    lacking: OSError | None = None
    for family, _, protocol, _, address in dict.fromkeys(found):
        try:
            listeners.append(_bind(family, protocol, (address[0], port, *address[2:]), limits))
        except OSError as error:
            if error.errno not in {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}:
                close_all(listeners)
                raise
            lacking = error
        else:
            port = listeners[-1].getsockname()[1]
    if not listeners and lacking is not None:
        raise lacking
    return listeners


def close_all(listeners: Iterable[socket.socket]) -> None:
    """Close listening sockets."""
    for listener in listeners:
        listener.close()


def _bind(family: int, protocol: int, address: tuple[object, ...], limits: ServerLimits) -> socket.socket:
    # The protocol is named because asyncio switches Nagle's algorithm off only where it is.
    listener = socket.socket(family, socket.SOCK_STREAM, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        milliseconds = int(limits.unread_seconds * 1000)
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, milliseconds)
        listener.setblocking(False)
        listener.bind(address)
    except OSError:
        listener.close()
        raise
    return listener


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
