"""`/metrics`: what the server counts, for whoever may read it."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable
from typing import Any

from litestar import Request, Response
from litestar.handlers import HTTPRouteHandler

from collabd.actions.users import require_admin
from collabd.api.auth import identify
from collabd.api.handlers import NOT_KEPT
from collabd.api.probes import METRICS
from collabd.api.registry import require_scope
from collabd.api.requests import caller_of, credential_of
from collabd.api.services import Services
from collabd.api.status import census_of
from collabd.domain.census import Census

Write = Callable[[Services, Census | None, str], tuple[bytes, str]]


def metrics_route(services: Services) -> HTTPRouteHandler:
    """The route of `/metrics`: for Admins, and for whoever has the configured token."""

    async def metrics(request: Request[Any, Any, Any]) -> Response[bytes]:
        await require_reader(services, request.scope)
        census = await census_of(services.store)
        write = await asyncio.to_thread(load)
        body, media_type = write(services, census, request.headers.get("accept", ""))
        return Response(body, media_type=media_type, headers=NOT_KEPT)

    return HTTPRouteHandler(METRICS, http_method=["GET", "HEAD"], include_in_schema=False)(metrics)


def load() -> Write:
    """What writes the metrics: loaded by who asks first, since it takes 50 ms that no start should wait."""
    from collabd.api.exposition import exposition  # noqa: PLC0415 - see above

    return exposition


async def require_reader(services: Services, scope: Any) -> None:
    """Raise `unauthenticated` or `forbidden` unless the caller may read the metrics: no API key may."""
    token, by_cookie = credential_of(scope)
    given = services.config.metrics.token
    if given and token and not by_cookie and hmac.compare_digest(given.encode(), token.encode()):
        return
    actor = (await identify(services, token, caller_of(scope))).require()
    require_scope(actor, None)
    await services.store.read(require_admin, actor)
