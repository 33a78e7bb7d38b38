"""How a phone or a laptop comes to trust this server: the certificate, and a page that walks through it.

The page is plain HTML from the server, not of the web app: it has to work over plain http, before anything is
trusted, in whatever browser there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from litestar import MediaType, Request, Response
from litestar.handlers import HTTPRouteHandler
from msgspec import Struct

from collabd.api.trust_page import ours_page, plain_page, public_page
from collabd.domain.errors import not_found

CERTIFICATE = "application/x-x509-ca-cert"
"""What makes a phone ask whether to take it (the type that Netscape gave it)."""


class Trust(Struct, frozen=True):
    """What there is to trust. `ca` is the authority's certificate (PEM), empty if it is none of ours."""

    name: str
    https: bool
    ca: bytes = b""

    @property
    def front(self) -> str:
        """Where a front page asked for in the clear leads."""
        return "/trust" if self.ca else "/"


def trust_routes(trust: Trust) -> Sequence[HTTPRouteHandler]:
    """The routes `/ca.crt` and `/trust`."""

    async def certificate() -> Response[bytes]:
        if not trust.ca:
            raise not_found("certificate: this server has no authority of its own")
        return Response(trust.ca, media_type=CERTIFICATE, headers={"cache-control": "no-cache"})

    async def page(request: Request[Any, Any, Any]) -> Response[str]:
        # The page differs by device, and what it says ends with the certificate.
        return Response(
            page_for(trust, request.headers.get("host", ""), request.headers.get("user-agent", "")),
            media_type=MediaType.HTML,
            headers={"cache-control": "no-store"},
        )

    return [
        HTTPRouteHandler("/ca.crt", http_method=["GET", "HEAD"], include_in_schema=False)(certificate),
        HTTPRouteHandler("/trust", http_method=["GET", "HEAD"], include_in_schema=False)(page),
    ]


def page_for(trust: Trust, host: str, user_agent: str) -> str:
    """The page for who asks; `host` is the address they used, checked by the guard."""
    if trust.ca:
        return ours_page(trust.name, host, user_agent)
    return public_page(trust.name, host) if trust.https else plain_page(trust.name)
