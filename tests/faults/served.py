"""Runs collabd's command line with other limits, or over TLS: `SERVED={"limits": {...}, "tls": [...]}`.

For what no setting stands for: how long the kernel keeps what a peer does not take is the same everywhere,
and a test in a hurry cannot wait for it.
"""

from __future__ import annotations

import json
import os
import socket
import ssl
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from collabd import server
from collabd.api.hypercorn import ServerLimits, listen, serve
from collabd.cli import main

asked: dict[str, Any] = json.loads(os.environ["SERVED"])


def listen_otherwise(host: str, port: int, limits: ServerLimits) -> list[socket.socket]:
    """As `listen`, with the limits that were asked for."""
    return listen(host, port, replace(limits, **asked["limits"]))


async def serve_otherwise(app: Any, listeners: Sequence[Any], limits: ServerLimits, **more: Any) -> None:
    """As `serve`, with the limits and the certificate that were asked for."""
    if asked["tls"]:
        more["tls"] = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        more["tls"].load_cert_chain(*asked["tls"])
    await serve(app, listeners, replace(limits, **asked["limits"]), **more)


server.listen = listen_otherwise  # type: ignore[attr-defined]
server.serve_http = serve_otherwise  # type: ignore[attr-defined]

if __name__ == "__main__":
    sys.exit(main())
