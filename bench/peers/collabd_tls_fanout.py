"""The server under measure, over TLS, with a certificate such as `collabd tls init` makes."""

import ssl
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from room import run

from collabd.tls.authority import Authority


def context() -> ssl.SSLContext:
    """A server's side of TLS for 127.0.0.1."""
    now = datetime.now(UTC)
    authority = Authority.found("bench", ["127.0.0.1"], now)
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as name:
        pem = Path(name) / "server.pem"
        pem.write_bytes(authority.issue(["127.0.0.1"], now))
        made.load_cert_chain(pem)
    return made


run(context())
