"""Why the server cannot listen where it is to, in words."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager


class ListenError(Exception):
    """The server cannot listen where it is to; the sentence says why and what to do."""


@contextmanager
def told_why_not(host: str, port: int) -> Iterator[None]:
    """Raise `ListenError` for what keeps the block from listening on an address."""
    try:
        yield
    except (OSError, UnicodeError) as error:
        number = error.errno if isinstance(error, OSError) else None
        at = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        if number == errno.EADDRINUSE:
            text = (
                f"{at} is taken: another program, or another collabd, listens there. Stop that one, or "
                "choose another port with --port (or port under [server])."
            )
        elif number in {errno.EACCES, errno.EPERM}:
            text = (
                f"this user may not listen on {at}: ports below 1024 are the system's. Choose a higher one "
                "with --port (or port under [server])."
            )
        elif isinstance(error, (UnicodeError, socket.gaierror)) or number == errno.EADDRNOTAVAIL:
            text = (
                f"this machine has no address {host}. Give one of its own with --host (or host under "
                "[server]): 127.0.0.1 is for this machine alone, 0.0.0.0 for every network."
            )
        else:
            text = f"it cannot listen on {at}: {error}. Choose another address with --host and --port."
        raise ListenError(text) from error
