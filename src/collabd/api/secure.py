"""What a server that speaks https says to those who come over plain http on the same port."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from collabd.api.errors import error_body
from collabd.api.guard import HEADERS, IN_THE_CLEAR, Answer, Application, hosts_of
from collabd.api.requests import header, is_secure, request_id_of
from collabd.domain.errors import forbidden
from collabd.settings.addresses import base_path

REDIRECT = "redirect"
"""The route, for the log and the counts, of what was sent to https."""
NEEDED_BEFORE = frozenset({"/ca.crt", "/trust", "/healthz", "/readyz"})
"""What somebody needs before they trust the certificate, and what probes ask for; none of it is secret."""


class HttpsOnly:
    """Sends who comes in the clear to https; lets through only what leads to trust.

    Not for ever (no 308, no Strict-Transport-Security): browsers would keep to it after an admin has gone
    back to plain http, and for every other server on the same host, since that header ignores ports.
    """

    def __init__(self, app: Application, addresses: Sequence[str], front: str) -> None:
        """`front` is where the front page is in the clear: "/trust", or "/" to send it to https, too."""
        self._app = app
        self._hosts = {host for address in addresses for host in hosts_of(address)}
        self._base = base_path(frozenset(addresses))
        self._front = self._base + front

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request (ASGI)."""
        host = "" if scope["type"] == "lifespan" else header(scope, b"host").lower()
        # Under a Host that is not ours the application itself refuses, whatever the way.
        if is_safe(scope):
            await self._app(scope, receive, send)
        elif host not in self._hosts or scope["path"].removeprefix(self._base) in NEEDED_BEFORE:
            # On the scope itself, not a copy: whoever writes the log reads there which route was found.
            scope[IN_THE_CLEAR] = True
            await self._app(scope, receive, send)
        elif scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}:
            await self._redirect(scope, host, send)
        else:
            request_id = request_id_of(scope)
            error = forbidden(f"This server speaks https: use https://{host} instead.")
            await Answer(send, scope["type"], request_id).refuse(403, error_body(error, request_id))

    async def _redirect(self, scope: Any, host: str, send: Any) -> None:
        scope["path_template"] = REDIRECT
        path, query = scope["raw_path"], scope["query_string"]
        front = self._front.encode()
        if path.rstrip(b"/") == self._base.encode() and not front.endswith(b"/"):
            target = front
        else:
            # An absolute-form target (RFC 9112, 3.2.2) would join up with the host to another one.
            target = b"https://" + host.encode() + (path if path.startswith(b"/") else b"/")
            target += b"?" + query if query else b""
        headers = [
            (b"location", target),
            (b"content-length", b"0"),
            (b"cache-control", b"no-store"),
            *HEADERS,
        ]
        await send({"type": "http.response.start", "status": 307, "headers": headers})
        await send({"type": "http.response.body", "body": b""})


def is_safe(scope: Any) -> bool:
    """Whether it came over TLS, or is no request at all."""
    return scope["type"] == "lifespan" or is_secure(scope)
