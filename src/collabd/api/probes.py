"""The addresses that machines ask: is the process alive, and does it take work.

They are outside `/api/v1`, need no credential and tell nothing else. Whoever probes knows an IP address at
most, so they are answered under any Host (see `Guard`).
"""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response
from litestar.handlers import HTTPRouteHandler

from collabd.api.handlers import JSON, NOT_KEPT
from collabd.api.readiness import Readiness

HEALTH = "/healthz"
READY = "/readyz"
METRICS = "/metrics"

ANY_HOST = frozenset({HEALTH, READY, METRICS})
"""Answered whatever the Host. None of them trusts a cookie for more than its own host would: browsers send a
cookie only to the host that set it, and the rest needs a token."""


def probe_routes(readiness: Readiness) -> list[HTTPRouteHandler]:
    """The routes of `/healthz` and `/readyz`."""

    async def health(request: Request[Any, Any, Any]) -> Response[bytes]:  # noqa: ARG001 - a route's shape
        # Whoever gets this has had a turn of the event loop: that is all it says.
        return Response(b'{"alive":true}', media_type=JSON, headers=NOT_KEPT)

    async def ready(request: Request[Any, Any, Any]) -> Response[bytes]:  # noqa: ARG001 - a route's shape
        answer = readiness.ready()
        status = 200 if answer.ready else 503
        return Response(msgspec.json.encode(answer), status_code=status, media_type=JSON, headers=NOT_KEPT)

    return [
        HTTPRouteHandler(path, http_method=["GET", "HEAD"], include_in_schema=False)(handler)
        for path, handler in ((HEALTH, health), (READY, ready))
    ]
