"""What every request meets first and last: its Host and Origin, the headers of every answer.

An ASGI wrapper around the application, so that nothing, not even a 404, goes around it.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from collabd.api.base_path import enter, origin_of, outside
from collabd.api.errors import STATUS, error_body, internal_body
from collabd.api.probes import ANY_HOST
from collabd.api.proxies import Proxies
from collabd.api.requests import credential_of, header, request_id_of
from collabd.domain.errors import CollabError, forbidden, invalid
from collabd.settings.addresses import DEFAULT_PORTS, LOCAL, base_path

log = logging.getLogger(__name__)

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Any, Any, Any], Awaitable[None]]

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
IN_THE_CLEAR = "collabd.in_the_clear"
"""A mark on the scope of a request that came over plain http to a server that speaks https."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html"
)
HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
]
ISOLATED = (b"cross-origin-opener-policy", b"same-origin")
"""Only where the browser trusts the origin: elsewhere it ignores this, and complains on every page."""


class Guard:
    """Lets a request through to the application if its Host and Origin are ours.

    `addresses` are those under which people reach the server, like `https://chat.example.org`, with the same
    path or none; `trusted` are the reverse proxies that are believed.
    """

    def __init__(
        self,
        app: Application,
        addresses: Iterable[str],
        trusted: Iterable[str] = (),
    ) -> None:
        addresses = frozenset(addresses)
        self._app = app
        self._proxies = Proxies(trusted)
        self._base = base_path(addresses)
        self._origins = frozenset(map(origin_of, addresses))
        self._hosts = frozenset(host for origin in self._origins for host in hosts_of(origin))
        clear = {host for origin in self._origins if origin.startswith("http:") for host in hosts_of(origin)}
        self._secure_hosts = self._hosts - clear
        # Browsers trust what never leaves the machine (W3C Secure Contexts, 3.1).
        local = {host for host in clear if host.rpartition(":")[0] in LOCAL or host in LOCAL}
        self._trusted_hosts = self._secure_hosts | local

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        """Serve one request (ASGI)."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        request_id, host = request_id_of(scope), header(scope, b"host").lower()
        by_tls = self._proxies.see_through(scope)
        isolated = host in self._trusted_hosts and not scope.get(IN_THE_CLEAR)
        answer = Answer(send, scope["type"], request_id, isolated=isolated)
        # A proxy in front of the server ends TLS: what came under an https address came by TLS. A host that
        # has an http address, too, leaves that open; then a trusted proxy's word counts.
        if by_tls or host in self._secure_hosts:
            scope["scheme"] = "https" if scope["type"] == "http" else "wss"
        below = enter(scope, self._base)
        try:
            self._check(scope, host, below=below)
            await self._app(scope, receive, answer.send)
        except CollabError as error:
            await answer.refuse(STATUS[error.code], error_body(error, request_id))
        except Exception:
            log.exception("request %s failed", request_id)
            await answer.refuse(500, internal_body(request_id))

    def _check(self, scope: Any, host: str, *, below: bool) -> None:
        """Raise `invalid` for a foreign Host, `forbidden` for a foreign Origin or a missing one.

        `below` says whether the path is below that of the public addresses; raises `not_found` if it is not.
        """
        if host not in self._hosts and scope["path"] not in ANY_HOST:
            raise invalid(
                f"This server is not known as {host!r}. An admin can add the address to "
                "public_urls under [server] in collabd.toml."
            )
        if not below:
            raise outside(self._base)
        origin = header(scope, b"origin")
        if origin and origin not in self._origins:
            raise forbidden("This page may not talk to this server: its origin is another one.")
        if scope["type"] == "http" and scope["method"] not in SAFE_METHODS and not origin:
            token, by_cookie = credential_of(scope)
            if token is not None and by_cookie:
                raise forbidden("A request with a cookie must name its Origin.")


class Answer:
    """The sending side of one request: adds the headers, and knows whether an answer has begun."""

    def __init__(self, send: Send, kind: str, request_id: str, *, isolated: bool = False) -> None:
        self._send = send
        self._kind = kind
        self._begun = False
        self._headers = [*HEADERS, (b"x-request-id", request_id.encode())]
        if isolated:
            self._headers.append(ISOLATED)

    async def send(self, message: Message) -> None:
        """Pass a message of the application on (ASGI)."""
        if message["type"] in {"http.response.start", "websocket.accept"}:
            self._begun = True
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *self._headers]
        await self._send(message)

    async def refuse(self, status: int, body: bytes) -> None:
        """Answer with a refusal, unless an answer has begun already."""
        if self._begun:
            return
        prefix = "websocket.http" if self._kind == "websocket" else "http"
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            *self._headers,
        ]
        await self._send({"type": f"{prefix}.response.start", "status": status, "headers": headers})
        await self._send({"type": f"{prefix}.response.body", "body": body})


def hosts_of(origin: str) -> list[str]:
    """The Host headers that belong to an origin: with the port, and without it where it is the usual one."""
    parts = urlsplit(origin)
    name = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    usual = DEFAULT_PORTS[parts.scheme]
    port = parts.port or usual
    return [f"{name}:{port}", name] if port == usual else [f"{name}:{port}"]
