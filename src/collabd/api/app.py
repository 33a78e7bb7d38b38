"""The Litestar application: the registry's routes, the WebSocket, the web app."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from litestar import Litestar, Request, Response
from litestar.exceptions import HTTPException
from litestar.handlers import BaseRouteHandler

from collabd.api.access import Access
from collabd.api.emulation.routes import emulation_routes
from collabd.api.errors import STATUS, error_body, internal_body
from collabd.api.files.routes import file_routes
from collabd.api.guard import Guard
from collabd.api.handlers import JSON, route
from collabd.api.http import OPERATIONS
from collabd.api.metrics import metrics_route
from collabd.api.openapi import openapi_route
from collabd.api.probes import probe_routes
from collabd.api.requests import request_id_of
from collabd.api.secure import HttpsOnly
from collabd.api.services import Services
from collabd.api.socket.endpoint import endpoint
from collabd.api.trust import Trust, trust_routes
from collabd.api.web import WebApp, web_route
from collabd.domain.errors import CollabError, invalid, not_found, too_large
from collabd.domain.sizes import in_words

log = logging.getLogger(__name__)

BODY_BYTES = 1024 * 1024
"""The largest body of a request to the API: a batch of an outbox."""


def build_app(services: Services, web: WebApp, addresses: Sequence[str], trust: Trust) -> Access:
    """The application as Hypercorn serves it; `addresses` are those that people reach it under."""
    app = Litestar(
        route_handlers=handlers(services, web, trust),
        openapi_config=None,
        request_max_body_size=BODY_BYTES,
        exception_handlers={HTTPException: refuse, CollabError: refuse_ours, Exception: own_up},
        pdb_on_exception=False,
        logging_config=None,
    )
    guard = Guard(app, addresses, services.config.server.trusted_proxies)
    front = HttpsOnly(guard, addresses, trust.front) if trust.https else guard
    return Access(front, services.measures, services.clock)


def handlers(services: Services, web: WebApp, trust: Trust) -> list[BaseRouteHandler]:
    """All that the application answers to."""
    return [
        *(route(operation, services) for operation in OPERATIONS),
        *file_routes(services),
        openapi_route(),
        *probe_routes(services.readiness),
        metrics_route(services),
        endpoint(services),
        *emulation_routes(services),
        *trust_routes(trust),
        web_route(web),
    ]


def refuse(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """The framework's own refusals (no such route, wrong method, body too large) in our shape.

    What it calls a fault of the server is a client that has gone in the middle of its request.
    """
    request_id = request_id_of(request.scope)
    body = (
        internal_body(request_id) if error.status_code >= 500 else error_body(refusal_of(error), request_id)
    )
    return Response(body, status_code=error.status_code, media_type=JSON)


def refuse_ours(request: Request[Any, Any, Any], error: CollabError) -> Response[bytes]:
    """A refusal by a route that is no operation: there is no such file."""
    request_id = request_id_of(request.scope)
    return Response(error_body(error, request_id), status_code=STATUS[error.code], media_type=JSON)


def own_up(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """A fault of ours: logged under the request's id, which is all that leaves the server."""
    request_id = request_id_of(request.scope)
    log.error("request %s failed", request_id, exc_info=error)
    return Response(internal_body(request_id), status_code=500, media_type=JSON)


def refusal_of(error: HTTPException) -> CollabError:
    """What a refusal of the framework means here."""
    if error.status_code == 404:
        return not_found("address")
    if error.status_code == 413:
        return too_large(f"A request may have at most {in_words(BODY_BYTES)}.", BODY_BYTES)
    return invalid(f"{error.detail}.")
